namespace IdentDbBridge.Schedule;

/// <summary>What can be said of the schedule that the tables hold.</summary>
public enum ScheduleState
{
    /// <summary>It holds no intervals, and that is no upload under way.</summary>
    Empty,

    /// <summary>An upload seems to be under way, or to have been broken off: what the tables hold must not be used.</summary>
    Changing,

    /// <summary>It stands still and lacks nothing that the last whole one had.</summary>
    Whole,
}
