namespace IdentDbBridge.Schedule;

/// <summary>The whole schedule as IDENT uploads it.</summary>
public sealed record Timetable
{
    public required IReadOnlyList<Branch> Branches { get; init; }

    public required IReadOnlyList<Doctor> Doctors { get; init; }

    public required IReadOnlyList<Interval> Intervals { get; init; }
}
