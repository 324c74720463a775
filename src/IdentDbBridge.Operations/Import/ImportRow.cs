using System.Collections.ObjectModel;
using IdentDbBridge.Rules;

namespace IdentDbBridge.Import;

/// <summary>A record of a source: texts by column, or what keeps it from being a record.</summary>
sealed class ImportRow
{
    // With a blank or two around it.
    const int LongestNull = 8;

    readonly IReadOnlyDictionary<string, int> _columns = ReadOnlyDictionary<string, int>.Empty;
    readonly ReadOnlyMemory<char>[] _values = [];

    /// <param name="line">The number by which the user finds it: of its first line, or of a row of a table.</param>
    /// <param name="columns">The place of each column, shared by the rows.</param>
    /// <param name="values">Mostly parts of one text, so that a text is made of those only that somebody asks for.</param>
    public ImportRow(long line, IReadOnlyDictionary<string, int> columns, ReadOnlyMemory<char>[] values)
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

    /// <summary>The text of a column; null when it is missing or blank, or says NULL or \N.</summary>
    public string? this[string column] => Find(column) is { IsEmpty: false } value ? value.ToString() : null;

    /// <summary>Likewise, without blanks at its ends.</summary>
    public string? Trimmed(string column) => Span(column).Trim() is { IsEmpty: false } value ? value.ToString() : null;

    /// <summary>Likewise, to be looked at only; empty when it is missing or blank.</summary>
    public ReadOnlySpan<char> Span(string column) => Find(column).Span;

    ReadOnlyMemory<char> Find(string column) =>
        _columns.TryGetValue(column, out int at) && at < _values.Length && !IsNone(_values[at].Span) ? _values[at] : default;

    /// <summary>Blank, or what databases write where there is no value.</summary>
    static bool IsNone(ReadOnlySpan<char> value)
    {
        if (value.IsWhiteSpace())
            return true;
        ReadOnlySpan<char> text = value.Length <= LongestNull ? value.Trim() : default;
        return text is @"\N" || text.Equals("NULL", StringComparison.OrdinalIgnoreCase);
    }
}
