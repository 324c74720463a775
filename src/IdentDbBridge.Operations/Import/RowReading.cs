using System.Globalization;
using IdentDbBridge.Rules;

namespace IdentDbBridge.Import;

/// <summary>Reads the values of one row, and remembers what cannot be read.</summary>
sealed class RowReading(ImportRow row, SourceTimes times)
{
    // Half a year: longer than any call, and far from overflowing a time.
    const int MaxSeconds = 15_552_000;

    List<RuleProblem>? _problems;

    /// <summary>Null when there are none.</summary>
    public IReadOnlyList<RuleProblem>? Problems => _problems;

    public string? Text(string field) => row[field];

    public ReadOnlySpan<char> Span(string field) => row.Span(field);

    public DateTimeOffset Time(string field) => Time(field, row.Span(field));

    public DateTimeOffset Time(string field, ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            Refuse(field, RuleNames.Required, T($"missing"));
            return DateTimeOffset.UnixEpoch;
        }

        ReadTime read = TimeText.Read(text, times);
        if (read.Moment is { } time)
            return time;
        Refuse(field, read.Ambiguity is null ? ImportRules.Time : ImportRules.Ambiguous, read.Ambiguity ?? T($"not a date with a time"), read.Remedy);
        return DateTimeOffset.UnixEpoch;
    }

    public DateTimeOffset? TimeOrNone(string field) => row.Span(field) is { IsEmpty: false } text ? Time(field, text) : null;

    public int? Number(string field)
    {
        ReadOnlySpan<char> text = row.Span(field);
        if (text.IsEmpty)
            return null;
        if (int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int number))
            return number;
        Refuse(field, ImportRules.Number, T($"not a whole number"));
        return null;
    }

    public int? Seconds(string field)
    {
        int? seconds = Number(field);
        if (seconds < 0)
            Refuse(field, RuleNames.NotNegative, T($"negative number"));
        else if (seconds > MaxSeconds)
            Refuse(field, ImportRules.Number, T($"longer than half a year"));
        else
            return seconds;
        return null;
    }

    /// <param name="remedy">The option that would settle it; null when there is none.</param>
    public void Refuse(string field, string rule, string found, Remedy? remedy = null) => (_problems ??= []).Add(new RuleProblem(field, rule, found) { Remedy = remedy });
}
