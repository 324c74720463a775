using System.Globalization;
using System.Text.RegularExpressions;
using IdentDbBridge.Rules;

namespace IdentDbBridge.Import;

/// <summary>Reads legs from rows of Asterisk's call records.</summary>
/// <param name="zone">That of the PBX.</param>
sealed partial class CdrLegs(CdrOptions options, ClinicTime zone)
{
    // Half a year: longer than any call, and far from overflowing a time.
    const double MaxSeconds = 15_552_000;

    /// <summary>One of the two is null.</summary>
    public (CdrLeg? Leg, IReadOnlyList<RuleProblem> Problems) Read(ImportRow row)
    {
        List<RuleProblem> problems = [];
        DateTimeOffset start = Start(row, problems);
        int duration = Seconds(row, "duration", problems);
        int talk = Seconds(row, "billsec", problems);
        if (problems.Count > 0)
            return (null, problems);
        bool answered = string.Equals(row["disposition"]?.Trim(), "ANSWERED", StringComparison.OrdinalIgnoreCase);
        DateTimeOffset answer = start.AddSeconds(Math.Max(0, duration - talk));
        var leg = new CdrLeg
        {
            Line = row.Line,
            Id = (row["linkedid"] ?? row["uniqueid"])?.Trim(),
            Start = start,
            Answer = answered ? answer : null,
            End = answered ? answer.AddSeconds(talk) : start.AddSeconds(duration),
        };
        return (new CdrParties(row, options).Complete(leg), []);
    }

    DateTimeOffset Start(ImportRow row, List<RuleProblem> problems)
    {
        if (row["start"] is { } text && TimeText.Parse(text, zone, Epoch(row["uniqueid"])) is { } time)
            return time;
        problems.Add(new RuleProblem("start", ImportRules.Time, row["start"] is null ? T($"missing") : T($"not a date with a time")));
        return default;
    }

    /// <summary>Seconds can have a fraction (initiatedseconds, hrtime), which is left out.</summary>
    static int Seconds(ImportRow row, string column, List<RuleProblem> problems)
    {
        if (row[column] is { } text && double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds) && seconds <= MaxSeconds)
            return (int)seconds;
        problems.Add(new RuleProblem(column, ImportRules.Number, row[column] is null ? T($"missing") : T($"not a number of seconds")));
        return 0;
    }

    /// <summary>A uniqueid begins with the second in which the channel was made, perhaps after the name of the system.</summary>
    static DateTimeOffset? Epoch(string? uniqueId) =>
        uniqueId is not null && EpochAndCount().Match(uniqueId) is { Success: true } match ? DateTimeOffset.FromUnixTimeSeconds(long.Parse(match.Groups["epoch"].Value, CultureInfo.InvariantCulture)) : null;

    [GeneratedRegex(@"(?:^|-)(?<epoch>[0-9]{9,10})\.[0-9]+\s*$")]
    private static partial Regex EpochAndCount();
}
