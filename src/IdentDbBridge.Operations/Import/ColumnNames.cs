using System.Text;
using System.Text.RegularExpressions;

namespace IdentDbBridge.Import;

/// <summary>Which of our fields a column of a file holds. Case, blanks, punctuation, "ё" and letters that look alike in both alphabets make no difference.</summary>
sealed partial class ColumnNames
{
    const string Cyrillic = "АВЕЁКМНОРСТУХ";
    const string Latin = "ABEEKMHOPCTYX";

    static readonly string[] Marketing = ["UtmSource", "UtmMedium", "UtmCampaign", "UtmTerm", "UtmContent", "HttpReferer", "LandingUrl"];

    static readonly HashSet<string> Fillers = [.. FormColumns.Fillers.Split(' ').Select(Plain)];
    static readonly HashSet<string> Additions = [.. FormColumns.Additions.Split(' ').Select(Plain)];

    /// <summary>What the option is called by which a user says what columns hold.</summary>
    public const string Option = nameof(ImportSettings.Columns);

    readonly Dictionary<string, string> _fields;
    readonly Dictionary<string, string> _own;
    readonly bool _ofPeople;

    ColumnNames(string[] required, string[] optional, bool ofPeople, params (string Field, string Names)[] others)
    {
        Required = required;
        Fields = [.. required, .. optional];
        (_fields, _own, _ofPeople) = (new(StringComparer.Ordinal), [], ofPeople);
        foreach (string field in Fields)
            _fields[Plain(field)] = field;
        foreach ((string field, string names) in others)
        {
            foreach (string name in names.Split(", "))
                _fields[Plain(name)] = field;
        }
    }

    ColumnNames(ColumnNames names, Dictionary<string, string> own) =>
        (Required, Fields, _fields, _ofPeople, _own) = (names.Required, names.Fields, names._fields, names._ofPeople, own);

    /// <summary>The columns of the tables of calls.</summary>
    public static ColumnNames OfCalls { get; } = new(
        ["DateAndTime", "Direction", "PhoneFrom", "PhoneTo"],
        ["CallId", "WaitInSeconds", "TalkInSeconds", "LineDescription", "RecordUrl", .. Marketing],
        ofPeople: false);

    /// <summary>The columns of the table of tickets, and what forms and their users call the same things.</summary>
    public static ColumnNames OfTickets { get; } = new(
        ["DateAndTime", "ClientPhone"],
        ["Id", "ClientEmail", "FormName", "ClientFullName", "ClientSurname", "ClientName", "ClientPatronymic", "PlanStart", "PlanEnd", "DoctorId", "DoctorName", "Comment", .. Marketing],
        ofPeople: true,
        FormColumns.Names);

    /// <summary>The columns of Asterisk's CDR that are read, with those that only FreePBX has: <c>calldate</c>, <c>did</c>, <c>cnum</c> and <c>outbound_cnum</c>.</summary>
    public static ColumnNames OfCdr { get; } = new(
        ["src", "dst", "disposition"],
        ["calldate", "start", "answer", "end", "duration", "billsec", "dcontext", "clid", "channel", "dstchannel", "uniqueid", "linkedid", "did", "cnum", "outbound_cnum"],
        ofPeople: false);

    /// <summary>Fields without which there is no record.</summary>
    public IReadOnlyList<string> Required { get; }

    /// <summary>Every field.</summary>
    public IReadOnlyList<string> Fields { get; }

    /// <summary>Columns of which the user has said what they hold, as they were written.</summary>
    public IReadOnlyCollection<string> Own => _own.Keys;

    /// <summary>The same, where some columns hold what the user says, and no other column holds that.</summary>
    /// <param name="columns">COLUMN=FIELD; nothing is taken from a column where the field is empty.</param>
    /// <exception cref="ConfigurationException">There is no such field, or a column is named twice.</exception>
    public ColumnNames With(IEnumerable<string> columns)
    {
        Dictionary<string, string> own = new(StringComparer.OrdinalIgnoreCase);
        foreach (string column in columns)
        {
            int equals = column.LastIndexOf('=');
            string wanted = column[(equals + 1)..].Trim();
            if (equals <= 0 || Field(wanted) is not { } field || !own.TryAdd(column[..equals].Trim(), field))
                throw new ConfigurationException(T($"A column is given as COLUMN=FIELD, each column once: its name as in the file, and one of {string.Join(", ", Fields)}; with nothing after the =, the column is ignored.")) { Remedy = Remedy.Option(Option) };
        }

        return own.Count == 0 ? this : new ColumnNames(this, own);
    }

    /// <summary>The field of a column; null for a column that is not known, or of which nothing is taken.</summary>
    public string? Find(string column)
    {
        string plain = Plain(column);
        foreach ((string name, string field) in _own)
        {
            if (Plain(name) == plain)
                return field.Length == 0 ? null : field;
        }

        string? found = _fields.GetValueOrDefault(plain) ?? (_ofPeople ? FindLoosely(column) : null);
        return found is null || _own.ContainsValue(found) ? null : found;
    }

    /// <summary>A column that holds a field.</summary>
    public string NameOf(string field) => _own.FirstOrDefault(own => own.Value == field).Key ?? field;

    /// <summary>By a name with something around it. Never an Id: "Client ID" is that of a visitor, and the same in many records.</summary>
    string? FindLoosely(string column)
    {
        string bare = Number().Replace(column, "");
        bare = Brackets().Replace(bare, found => Additions.Contains(Plain(found.Groups["inner"].Value)) ? "" : found.Value);
        string[] words = [.. Word().Matches(bare).Select(w => Plain(w.Value)).Where(w => !Fillers.Contains(w))];
        string? field = _fields.GetValueOrDefault(string.Concat(words));
        // "Tel 415" is Contact Form 7's; its "Text 632" may be anything.
        if (field is null && words.Length > 1 && words[^1].All(char.IsAsciiDigit) && words[^2] != "TEXT")
            field = _fields.GetValueOrDefault(string.Concat(words[..^1]));
        return field == "Id" ? null : field;
    }

    string? Field(string wanted) => wanted.Length == 0 ? "" : Fields.Concat(_ofPeople ? [FormColumns.Name, FormColumns.TimeOfDay] : []).FirstOrDefault(f => f.Equals(wanted, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether two names are one to us.</summary>
    public static bool Alike(string one, string other) => Plain(one) == Plain(other);

    static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        // One letter where macOS writes two.
        foreach (char c in name.IsNormalized() ? name : name.Normalize())
        {
            if (!char.IsLetterOrDigit(c))
                continue;
            char upper = char.ToUpperInvariant(c);
            int alike = Cyrillic.IndexOf(upper, StringComparison.Ordinal);
            plain.Append(alike < 0 ? upper : Latin[alike]);
        }

        return plain.ToString();
    }

    [GeneratedRegex(@"^\s*[0-9]{1,2}\s*[.)]\s*")]
    private static partial Regex Number();

    [GeneratedRegex(@"[(\[](?<inner>[^()\[\]]*)[)\]]")]
    private static partial Regex Brackets();

    [GeneratedRegex(@"[\p{L}\p{M}]+|[0-9]+")]
    private static partial Regex Word();
}
