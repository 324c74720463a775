namespace IdentDbBridge.Import;

/// <summary>What the times of a source mean where they do not say so themselves. Whatever stays open is refused and not guessed.</summary>
/// <param name="Zone">That of times without an offset.</param>
sealed record SourceTimes(ClinicTime Zone)
{
    /// <summary>Whether 02/03/2026 is the second of March (true) or the third of February; null when nobody has said.</summary>
    public bool? DayFirst { get; init; }

    /// <summary>The time of day that a date alone stands for; null when nobody has said.</summary>
    public TimeOnly? TimeOfDates { get; init; }

    /// <summary>Whether whole numbers are times since 1970 in seconds, milliseconds or microseconds.</summary>
    public bool UnixTimes { get; init; }

    public static implicit operator SourceTimes(ClinicTime zone) => new(zone);
}
