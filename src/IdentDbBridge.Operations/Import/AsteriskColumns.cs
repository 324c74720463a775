using System.Buffers;
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

    // Of a line that is a header and no record: a value can be the name of a column, but not several.
    const int FewestNames = 4;

    const int ShortestTime = 14;
    const int LongestTime = 40;

    static readonly SearchValues<char> TimeCharacters = SearchValues.Create("0123456789-/.:+ TZ");

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

    /// <summary>What a header, or a table, lacks to be one of calls; each by one name, where another would do.</summary>
    public static IEnumerable<string> Lacking(Func<string, bool> has)
    {
        (string Name, string Other)[] either = [("start", "calldate"), ("duration", "end"), ("billsec", "answer")];
        return [.. ColumnNames.OfCdr.Required.Where(r => !has(r)), .. either.Where(e => !has(e.Name) && !has(e.Other)).Select(e => e.Name)];
    }

    /// <summary>Whether the file's first line names the columns, as somebody may have added it.</summary>
    /// <exception cref="ConfigurationException">It does, but not all that are needed.</exception>
    public bool TakesHeader(ReadOnlyMemory<char>[] names)
    {
        Dictionary<string, int> places = new(StringComparer.Ordinal);
        for (int i = 0; i < names.Length; i++)
        {
            if (ColumnNames.OfCdr.Find(names[i].ToString()) is { } field)
                places.TryAdd(field, i);
        }

        if (places.Count < FewestNames)
            return false;
        string[] lacking = [.. Lacking(places.ContainsKey)];
        if (lacking.Length > 0)
            throw new ConfigurationException(T($"The first line of the file names columns of Asterisk, but not all that a call needs: no column {string.Join(", ", lacking)}."));
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

    /// <summary>What looks like one: whether it is, is seen later.</summary>
    static bool IsTime(ReadOnlySpan<char> text) =>
        text.Length is >= ShortestTime and <= LongestTime && char.IsAsciiDigit(text[0]) && text[1..5].ContainsAny('-', '/', '.')
        && text.Contains(':') && !text.ContainsAnyExcept(TimeCharacters);
}
