using System.Collections.Frozen;

namespace IdentDbBridge.Import;

/// <summary>
/// Which column of a line is which. Sources: Asterisk's cdr_csv.c (cdr.conf: loguniqueid, loguserfield, newcdrcolumns each add columns) and the
/// sample of cdr_custom.conf. Told line by line, since the settings may have changed while the file was written.
/// </summary>
sealed class AsteriskColumns
{
    const int CsvStart = 9;
    const int CustomStart = 8;
    const int CustomWidth = 16;
    const int UniqueIdOrUserField = 16;
    const string TimePlaces = "0000-00-00 00:00:00";

    static readonly string[] Base = ["accountcode", "src", "dst", "dcontext", "clid", "channel", "dstchannel", "lastapp", "lastdata", "start", "answer", "end", "duration", "billsec", "disposition", "amaflags"];
    static readonly string[] Since18 = ["peeraccount", "linkedid", "sequence"];

    static readonly IReadOnlyDictionary<string, int> Custom = Places(["clid", "src", "dst", "dcontext", "channel", "dstchannel", "lastapp", "lastdata", "start", "answer", "end", "duration", "billsec", "disposition", "amaflags", "accountcode", "uniqueid", "userfield", "sequence"]);

    // By their number; where one has two meanings, the second is that of a userfield without a uniqueid.
    static readonly Dictionary<int, IReadOnlyDictionary<string, int>> Csv = new()
    {
        [16] = Places(Base),
        [17] = Places([.. Base, "uniqueid"]),
        [18] = Places([.. Base, "uniqueid", "userfield"]),
        [19] = Places([.. Base, .. Since18]),
        [20] = Places([.. Base, "uniqueid", .. Since18]),
        [21] = Places([.. Base, "uniqueid", "userfield", .. Since18]),
    };

    static readonly Dictionary<int, IReadOnlyDictionary<string, int>> CsvWithUserField = new()
    {
        [17] = Places([.. Base, "userfield"]),
        [20] = Places([.. Base, "userfield", .. Since18]),
    };

    IReadOnlyDictionary<string, int>? _header;
    int _width;

    /// <summary>Whether the line is the file's first and names the columns, as somebody may have added it.</summary>
    public bool TakesHeader(SourceLine line)
    {
        if (line.Number > 1)
            return false;
        string[] names = line.Text.Split(',', StringSplitOptions.TrimEntries);
        Dictionary<string, int> places = new(StringComparer.Ordinal);
        for (int i = 0; i < names.Length; i++)
        {
            if (ColumnNames.OfCdr.Find(names[i]) is { } field)
                places.TryAdd(field, i);
        }

        if (!ColumnNames.OfCdr.Required.All(places.ContainsKey))
            return false;
        _header = places.ToFrozenDictionary(StringComparer.Ordinal);
        _width = names.Length;
        return true;
    }

    /// <summary>Null for a line that is none of Asterisk's.</summary>
    public IReadOnlyDictionary<string, int>? Find(ReadOnlyMemory<char>[] values)
    {
        if (_header is not null)
            return values.Length == _width ? _header : null;
        if (IsTime(values, CustomStart) && values.Length >= CustomWidth)
            return Custom;
        if (!IsTime(values, CsvStart))
            return null;
        return CsvWithUserField.TryGetValue(values.Length, out var columns) && !AsteriskId.Is(values[UniqueIdOrUserField].Span) ? columns : Csv.GetValueOrDefault(values.Length);
    }

    static FrozenDictionary<string, int> Places(string[] names) => names.Index().ToFrozenDictionary(n => n.Item, n => n.Index, StringComparer.Ordinal);

    static bool IsTime(ReadOnlyMemory<char>[] values, int at) => at < values.Length && IsTime(values[at].Span);

    /// <summary>Digits in the places of a time, with or without a fraction: whether they are one is seen later.</summary>
    static bool IsTime(ReadOnlySpan<char> text)
    {
        if (text.Length < TimePlaces.Length || text.Length == TimePlaces.Length + 1 || (text.Length > TimePlaces.Length && text[TimePlaces.Length] != '.'))
            return false;
        for (int i = 0; i < text.Length; i++)
        {
            bool digit = i > TimePlaces.Length || (i < TimePlaces.Length && TimePlaces[i] == '0');
            if (digit ? !char.IsDigit(text[i]) : i < TimePlaces.Length && text[i] != TimePlaces[i])
                return false;
        }

        return true;
    }
}
