using System.Collections.ObjectModel;
using IdentDbBridge.Rules;

namespace IdentDbBridge.Import;

/// <summary>A record of a source: texts by column, or what keeps it from being a record.</summary>
sealed class ImportRow
{
    readonly IReadOnlyDictionary<string, int> _columns = ReadOnlyDictionary<string, int>.Empty;
    readonly IReadOnlyList<string?> _values = [];

    /// <param name="line">The number by which the user finds it: of its first line, or of a row of a table.</param>
    /// <param name="columns">The place of each column, shared by the rows.</param>
    public ImportRow(long line, IReadOnlyDictionary<string, int> columns, IReadOnlyList<string?> values)
    {
        Line = line;
        _columns = columns;
        _values = values;
    }

    public ImportRow(long line, RuleProblem problem)
    {
        Line = line;
        Problem = problem;
    }

    public long Line { get; }

    public RuleProblem? Problem { get; }

    /// <summary>The text of a column; null when it is missing or blank.</summary>
    public string? this[string column] =>
        _columns.TryGetValue(column, out int at) && at < _values.Count && !string.IsNullOrWhiteSpace(_values[at]) ? _values[at] : null;
}
