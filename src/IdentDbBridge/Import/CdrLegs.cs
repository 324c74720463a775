using System.Globalization;
using IdentDbBridge.Rules;

namespace IdentDbBridge.Import;

/// <summary>Reads legs from rows of Asterisk's call records.</summary>
/// <param name="times">What the times of the PBX leave open.</param>
sealed class CdrLegs(CdrOptions options, SourceTimes times)
{
    // Half a year: longer than any call, and far from overflowing a time.
    const double MaxSeconds = 15_552_000;

    /// <summary>One of the two is null.</summary>
    public (CdrLeg? Leg, IReadOnlyList<RuleProblem> Problems) Read(ImportRow row)
    {
        List<RuleProblem>? problems = null;
        DateTimeOffset start = Start(row, ref problems);
        int duration = Seconds(row, "duration", ref problems);
        int talk = Seconds(row, "billsec", ref problems);
        if (problems is not null)
            return (null, problems);
        bool answered = row.Span("disposition").Trim().Equals("ANSWERED", StringComparison.OrdinalIgnoreCase);
        DateTimeOffset answer = start.AddSeconds(Math.Max(0, duration - talk));
        CdrLeg leg = new()
        {
            Line = row.Line,
            Id = row.Trimmed("linkedid") ?? row.Trimmed("uniqueid"),
            Start = start,
            Answer = answered ? answer : null,
            End = answered ? answer.AddSeconds(talk) : start.AddSeconds(duration),
            Sides = new CdrParties(row, options).Sides(),
        };
        return (leg, []);
    }

    DateTimeOffset Start(ImportRow row, ref List<RuleProblem>? problems)
    {
        ReadOnlySpan<char> text = row.Span("start");
        ReadTime read = TimeText.Read(text, times, AsteriskId.Epoch(row.Span("uniqueid")));
        if (read.Moment is { } time)
            return time;
        (problems ??= []).Add(new RuleProblem(
            "start",
            read.Ambiguity is null ? ImportRules.Time : ImportRules.Ambiguous,
            read.Ambiguity ?? (text.IsEmpty ? T($"missing") : T($"not a date with a time"))));
        return default;
    }

    /// <summary>Seconds can have a fraction (initiatedseconds, hrtime), which is left out.</summary>
    static int Seconds(ImportRow row, string column, ref List<RuleProblem>? problems)
    {
        ReadOnlySpan<char> text = row.Span(column);
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int whole) && whole <= MaxSeconds)
            return whole;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds) && seconds <= MaxSeconds)
            return (int)seconds;
        (problems ??= []).Add(new RuleProblem(column, ImportRules.Number, text.IsEmpty ? T($"missing") : T($"not a number of seconds")));
        return 0;
    }
}
