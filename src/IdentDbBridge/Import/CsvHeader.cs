using System.Collections.Frozen;

namespace IdentDbBridge.Import;

/// <summary>The first line of a CSV file.</summary>
sealed class CsvHeader
{
    static readonly char[] Delimiters = [',', ';', '\t'];

    // Several columns for one field, as when one file holds several forms: the first that is filled counts.
    readonly List<(int From, int To)> _others = [];

    CsvHeader(char delimiter, string[] header, ColumnNames names, UnknownNames unknown)
    {
        Delimiter = delimiter;
        Width = header.Length;
        Dictionary<string, int> columns = new(StringComparer.Ordinal);
        for (int i = 0; i < header.Length; i++)
        {
            if (names.Find(header[i]) is not { } field)
                unknown.Add(header[i].Trim());
            else if (!columns.TryAdd(field, i))
                _others.Add((i, columns[field]));
        }

        Columns = columns.ToFrozenDictionary(StringComparer.Ordinal);
    }

    public char Delimiter { get; }

    public int Width { get; }

    /// <summary>The place of each field.</summary>
    public IReadOnlyDictionary<string, int> Columns { get; }

    /// <exception cref="ConfigurationException">A required column is missing.</exception>
    public static CsvHeader Read(string line, ColumnNames names, UnknownNames unknown)
    {
        char delimiter = Delimiters.MaxBy(d => line.Count(c => c == d));
        var fields = new CsvFields(delimiter);
        fields.Start();
        fields.Add(line);
        var header = new CsvHeader(delimiter, [.. fields.Fields.Select(f => f.ToString())], names, unknown);
        string[] missing = [.. names.Required.Where(r => !header.Columns.ContainsKey(r))];
        return missing.Length == 0
            ? header
            : throw new ConfigurationException(T($"The first line of the file is no header that fits: no column {string.Join(", ", missing)}. It names the columns, parted by commas, semicolons or tabs."));
    }

    public ReadOnlyMemory<char>[] Arrange(ReadOnlyMemory<char>[] values)
    {
        foreach ((int from, int to) in _others)
        {
            if (values[to].Span.IsWhiteSpace())
                values[to] = values[from];
        }

        return values;
    }
}
