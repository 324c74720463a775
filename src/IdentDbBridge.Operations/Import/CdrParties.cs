using IdentDbBridge.Calls;
using IdentDbBridge.Phones;

namespace IdentDbBridge.Import;

/// <summary>Who calls whom on one leg, and which side is the clinic's as far as the leg alone tells.</summary>
sealed class CdrParties
{
    readonly CdrOptions _options;

    public CdrParties(ImportRow row, CdrOptions options, TextPool texts)
    {
        _options = options;
        Context = texts.Get(row.Span("dcontext"));
        Caller = CdrPeer.Read(row.Span("channel"), texts);
        Callee = CdrPeer.Read(row.Span("dstchannel"), texts);
        To = options.Dialled(texts.Get(row.Span("dst").Trim()));
        From = options.Shown(Source(row, texts));
        Did = row.Trimmed("did") is { } did && options.IsOutside(did) ? texts.Get(did) : null;
        ShownAs = row.Trimmed("outbound_cnum") is { } shown && options.IsOutside(shown) ? texts.Get(shown) : null;
        FromOutside = options.IsOutside(From) || IsHidden(From);
        ToOutside = options.IsOutside(To);
        IsOnOwnLine = Caller.Bears(To, options.InternalLength) && (FromOutside || ToOutside);
        (Direction, Evidence) = Judge();
    }

    /// <summary>Empty for none.</summary>
    public string Context { get; }

    public CdrPeer Caller { get; }

    public CdrPeer Callee { get; }

    /// <summary>As the record has it; empty, or a word, for a hidden caller.</summary>
    public string From { get; }

    public string To { get; }

    /// <summary>The number of the clinic that was called; null when the record has none.</summary>
    public string? Did { get; }

    /// <summary>The number that an outgoing call showed; null when the record has none.</summary>
    public string? ShownAs { get; }

    public bool FromOutside { get; }

    public bool ToOutside { get; }

    /// <summary>Whether the channel of the caller bears the dialled number, which only a line of the clinic does.</summary>
    public bool IsOnOwnLine { get; }

    /// <summary>Null for a leg within the clinic, or one that does not know.</summary>
    public CallDirection? Direction { get; }

    public CdrEvidence Evidence { get; }

    public bool IsOuter => FromOutside || ToOutside;

    /// <summary>Whether there is no number, or a word that says so.</summary>
    public static bool IsHidden(string party) => party.Length == 0 || PhoneWords.IsHidden(party);

    // FreePBX puts the clinic's number into src of an outgoing call, and the extension into cnum.
    string Source(ImportRow row, TextPool texts)
    {
        ReadOnlySpan<char> extension = row.Span("cnum").Trim(), source = row.Span("src").Trim();
        if (!extension.IsEmpty && !_options.IsOutside(extension) && !PhoneWords.IsHidden(extension))
            return texts.Get(extension);
        return source.IsEmpty ? Number(row.Span("clid")).ToString() : source.ToString();
    }

    /// <summary>The number in <c>"Name" &lt;number&gt;</c>.</summary>
    static ReadOnlySpan<char> Number(ReadOnlySpan<char> clid)
    {
        int start = clid.LastIndexOf('<');
        int end = clid.LastIndexOf('>');
        return start >= 0 && end > start ? clid[(start + 1)..end].Trim() : default;
    }

    (CallDirection? Direction, CdrEvidence Evidence) Judge()
    {
        if (IsOnOwnLine)
            return (CallDirection.In, CdrEvidence.Certain);
        return (FromOutside, ToOutside) switch
        {
            (false, false) => (null, CdrEvidence.None),
            (true, false) => (CallDirection.In, CdrEvidence.Likely),
            (false, true) => (_options.IsTrunk(Caller.Name) ? CallDirection.In : CallDirection.Out, CdrEvidence.Likely),
            _ when Told() is { } told => (told, CdrEvidence.Certain),
            _ when Known() is { } known => (known, CdrEvidence.Likely),
            _ when Usual() is { } usual => (usual, CdrEvidence.Guessed),
            _ => (null, CdrEvidence.None),
        };
    }

    /// <summary>By what the user said.</summary>
    CallDirection? Told()
    {
        if (_options.ComesIn(Context) || _options.IsTrunk(Caller.Name))
            return CallDirection.In;
        return _options.GoesOut(Context) || _options.IsTrunk(Callee.Name) ? CallDirection.Out : null;
    }

    /// <summary>By phones and numbers of the clinic.</summary>
    CallDirection? Known()
    {
        (bool fromPhone, bool toPhone) = (Caller.IsPhone(_options.InternalLength), Callee.IsPhone(_options.InternalLength));
        if (fromPhone != toPhone)
            return fromPhone ? CallDirection.Out : CallDirection.In;
        if (Did is not null || _options.IsLine(To))
            return CallDirection.In;
        return _options.IsLine(From) || Callee.Bears(To, _options.InternalLength) ? CallDirection.Out : null;
    }

    CallDirection? Usual()
    {
        if (CdrOptions.UsuallyComesIn(Context))
            return CallDirection.In;
        return CdrOptions.UsuallyGoesOut(Context) ? CallDirection.Out : null;
    }
}
