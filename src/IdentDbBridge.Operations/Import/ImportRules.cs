namespace IdentDbBridge.Import;

/// <summary>Why a record of a file did not even come to the rules of calls and tickets, by stable words.</summary>
static class ImportRules
{
    /// <summary>The field's place for a problem of the whole line.</summary>
    public const string Line = "Line";

    /// <summary>Bytes that are no text of the file's encoding.</summary>
    public const string Encoding = "encoding";

    /// <summary>Longer than any record.</summary>
    public const string Length = "length";

    /// <summary>A quote that is not closed, or with something behind it.</summary>
    public const string Quotes = "quotes";

    /// <summary>Not as many columns as the header or the format has.</summary>
    public const string Columns = "columns";

    /// <summary>Not a JSON object.</summary>
    public const string Json = "json";

    /// <summary>Not a date with a time.</summary>
    public const string Time = "time";

    /// <summary>More than one moment, for all that is known.</summary>
    public const string Ambiguous = "ambiguous";

    /// <summary>Not a whole number.</summary>
    public const string Number = "number";

    /// <summary>A call within the clinic.</summary>
    public const string Internal = "internal";

    /// <summary>Another leg of the call is rejected, or was too far away in the file.</summary>
    public const string Leg = "leg";

    /// <summary>A word for how a call ended that no Asterisk writes.</summary>
    public const string Disposition = "disposition";

    /// <summary>A number that is another country's only by its first digits.</summary>
    public const string OutsidePrefix = "outside-prefix";

    /// <summary>The server refuses what our rules let pass.</summary>
    public const string Server = "server";
}
