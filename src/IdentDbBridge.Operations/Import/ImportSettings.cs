using IdentDbBridge.Phones;
using IdentDbBridge.Rules;

namespace IdentDbBridge.Import;

/// <summary>How the records of a source are to be read.</summary>
public sealed record ImportSettings
{
    /// <summary>Zone of the times without an offset, IANA or Windows.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The clinic's zone; null where it is the same.</summary>
    public string? ClinicTimeZone { get; init; }

    /// <summary><c>COLUMN=FIELD</c>: what columns of a file hold whose names do not say it.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>Whether 02/03/2026 is the second of March (true) or the third of February; null to reject such a date.</summary>
    public bool? DayFirst { get; init; }

    /// <summary>The time of day that a date alone stands for; null to reject it.</summary>
    public TimeOnly? TimeOfDates { get; init; }

    /// <summary>Whether whole numbers are times since 1970 in seconds, milliseconds or microseconds.</summary>
    public bool UnixTimes { get; init; }

    /// <summary><c>utf-8</c> or <c>windows-1251</c>; null for what the file shows.</summary>
    public string? Encoding { get; init; }

    /// <summary>What completes phone numbers that are written without country or area.</summary>
    public PhoneOptions Phones { get; init; } = PhoneOptions.Default;

    /// <summary>The file for what is rejected, by line and rule and without a value; null to count only.</summary>
    public string? RejectsPath { get; init; }

    /// <summary>What the file for what is rejected says of a problem; null for the problem's own words.</summary>
    public Func<RuleProblem, string>? ProblemWords { get; init; }

    internal ClinicTime Clinic => new(ClinicTimeZone ?? TimeZone);

    internal SourceTimes Times => new(new ClinicTime(TimeZone)) { DayFirst = DayFirst, TimeOfDates = TimeOfDates, UnixTimes = UnixTimes };
}
