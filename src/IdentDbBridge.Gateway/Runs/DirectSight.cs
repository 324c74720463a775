using IdentDbBridge.Schedule;

namespace IdentDbBridge.Gateway.Runs;

/// <summary>What shows of an IDENT that reads the database by itself.</summary>
/// <param name="Schedule">When its schedule changed last; null for never.</param>
/// <param name="Unread">Tickets that are younger than IDENT's interval: it may not have read them yet.</param>
/// <param name="OldestUnread">How old the oldest of them is; null for none.</param>
/// <param name="Problem">Why nothing can be seen; null when it can.</param>
sealed record DirectSight(ScheduleFreshness? Schedule, int Unread, TimeSpan? OldestUnread, string? Problem);
