namespace IdentDbBridge.Schedule;

/// <summary>The schedule as a reader may use it. What is guaranteed: docs/decisions/0007.</summary>
public sealed record SchedulePicture
{
    /// <summary>The schedule. While it is changing, the last whole one that this reader has had in its hands, or null.</summary>
    public required Timetable? Timetable { get; init; }

    /// <summary>Whether <see cref="Timetable"/> is what the tables hold.</summary>
    public required ScheduleState State { get; init; }

    /// <summary>When the tables were read.</summary>
    public required DateTimeOffset ReadAt { get; init; }

    /// <summary>When the last whole set was first seen: it was written before. Null if none was ever seen. An upload that changes nothing does not show.</summary>
    public required DateTimeOffset? ChangedBefore { get; init; }

    /// <summary>When the set before that was last seen: the change came after. Null if unknown.</summary>
    public required DateTimeOffset? ChangedAfter { get; init; }
}
