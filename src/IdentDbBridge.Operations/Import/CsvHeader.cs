using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace IdentDbBridge.Import;

/// <summary>The names of the columns of a CSV file.</summary>
sealed partial class CsvHeader
{
    const string Comment = "Comment";

    static readonly char[] Delimiters = [',', ';', '\t', '|'];

    // Several columns for one field, as when one file holds several forms or several numbers of a client.
    readonly List<(string Field, int From, int To)> _others = [];

    CsvHeader(char delimiter, IReadOnlyList<string> header, ColumnNames names, UnknownNames unknown)
    {
        Delimiter = delimiter;
        Width = header.Count;
        Dictionary<string, int> columns = new(StringComparer.Ordinal);
        for (int i = 0; i < header.Count; i++)
        {
            if (names.Find(header[i]) is not { } field)
                unknown.Add(header[i]);
            else if (!columns.TryAdd(field, i))
                _others.Add((field, i, columns[field]));
        }

        // A time without a date beside it is a whole one.
        if (!columns.ContainsKey("DateAndTime") && columns.Remove(FormColumns.TimeOfDay, out int time))
            columns["DateAndTime"] = time;
        Columns = columns.ToFrozenDictionary(StringComparer.Ordinal);
    }

    public char Delimiter { get; }

    public int Width { get; }

    /// <summary>The place of each field.</summary>
    public IReadOnlyDictionary<string, int> Columns { get; }

    /// <summary>The delimiter that Excel's line <c>sep=;</c> names; null for any other line.</summary>
    public static char? NamedDelimiter(string line) => NamesDelimiter().Match(line) is { Success: true } match ? match.Groups["delimiter"].Value[0] : null;

    /// <summary>Of the delimiters the one that parts the line into most columns, quotes considered.</summary>
    public static char GuessDelimiter(string line) => Delimiters.MaxBy(delimiter =>
    {
        var fields = new CsvFields(delimiter);
        fields.Start();
        fields.Add(line);
        return fields.IsBroken ? 0 : fields.Fields.Length;
    });

    /// <exception cref="ConfigurationException">A required column is missing.</exception>
    public static CsvHeader Read(char delimiter, IReadOnlyList<string> columns, ColumnNames names, UnknownNames unknown)
    {
        var header = new CsvHeader(delimiter, columns, names, unknown);
        string[] strange = [.. names.Own.Where(own => !columns.Any(c => ColumnNames.Alike(c, own)))];
        if (strange.Length > 0)
            throw new ConfigurationException(T($"The file has no column {string.Join(", ", strange)}, for which a field was given. {Has(columns)}")) { Remedy = Remedy.Option(ColumnNames.Option) };
        string[] missing = [.. names.Required.Where(r => !header.Columns.ContainsKey(r))];
        return missing.Length == 0
            ? header
            : throw new ConfigurationException(T($"The first line of the file is not a usable header. {Has(columns)} Lacking: {string.Join(", ", missing)}. Say which column holds it, or add a first line with names.")) { Remedy = Remedy.Option(ColumnNames.Option, $"NAME={missing[0]}") };
    }

    public ReadOnlyMemory<char>[] Arrange(ReadOnlyMemory<char>[] values)
    {
        for (int i = 0; i < values.Length; i++)
            values[i] = SpreadsheetText.Unwrap(values[i]);
        foreach ((string field, int from, int to) in _others)
        {
            if (values[to].Span.IsWhiteSpace())
                values[to] = values[from];
            else if (field == Comment && !values[from].Span.IsWhiteSpace())
                values[to] = $"{values[to]}\n{values[from]}".AsMemory();
        }

        return values;
    }

    /// <summary>What may be shown of the first line. Where it is a record, it holds a patient's data.</summary>
    static string Has(IReadOnlyList<string> columns) =>
        columns.All(c => string.IsNullOrWhiteSpace(c) || UnknownNames.MayBeShown(c))
            ? T($"It has the columns {string.Join(", ", columns.Where(c => !string.IsNullOrWhiteSpace(c)).Select(c => $"'{c.Trim()}'"))}.")
            : T($"It looks like a record and not like names of columns, so it is not shown.");

    [GeneratedRegex("""^\s*"?sep=(?<delimiter>.)(?:\k<delimiter>)*"?\s*$""", RegexOptions.IgnoreCase)]
    private static partial Regex NamesDelimiter();
}
