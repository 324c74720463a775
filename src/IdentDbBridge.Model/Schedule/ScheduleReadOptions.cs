namespace IdentDbBridge.Schedule;

/// <summary>How a reader of the schedule tells a half-written one. Why these values: docs/decisions/0007.</summary>
public sealed record ScheduleReadOptions
{
    /// <summary>How long a set that is new must stand still: 3 seconds. An upload that never pauses as long is never taken for whole before its end.</summary>
    public TimeSpan Settle { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long one read waits for a whole schedule: 30 seconds. It may take one <see cref="Settle"/> longer.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The share of the last whole set's intervals below which a set is doubted, even if it stands still: 0.9.</summary>
    public double MinShare { get; init; } = 0.9;

    /// <summary>After what time a doubted set is believed: 15 minutes, more than IDENT's interval between uploads.</summary>
    public TimeSpan BelieveShrunkAfter { get; init; } = TimeSpan.FromMinutes(15);
}
