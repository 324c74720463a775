namespace IdentDbBridge.Schedule;

/// <summary>How old the last schedule is that was seen whole, by any reader.</summary>
/// <param name="ChangedBefore">When it was first seen: it was written before.</param>
/// <param name="ChangedAfter">When the one before it was last seen: the change came after. Null if unknown.</param>
/// <param name="SeenAt">When it was last seen, to the minute.</param>
public sealed record ScheduleFreshness(DateTimeOffset ChangedBefore, DateTimeOffset? ChangedAfter, DateTimeOffset SeenAt);
