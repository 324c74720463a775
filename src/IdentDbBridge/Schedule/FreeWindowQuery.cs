namespace IdentDbBridge.Schedule;

/// <summary>Which free time is asked for.</summary>
public sealed record FreeWindowQuery
{
    /// <summary>The shortest window that is of use, in minutes; at least 1.</summary>
    public required int Minutes { get; init; }

    /// <summary>One doctor only; null for all.</summary>
    public int? DoctorId { get; init; }

    /// <summary>One branch only; null for all.</summary>
    public int? BranchId { get; init; }

    /// <summary>
    /// How far ahead of now a window may begin at the earliest: 2 hours, as in IDENT's own upload, which leaves the first two
    /// hours of today out.
    /// </summary>
    public TimeSpan LeadTime { get; init; } = TimeSpan.FromHours(2);

    /// <summary>The windows of a schedule, by branch, doctor and time.</summary>
    /// <param name="intervals">In any order; free ones may be cut into slots, overlap, or be overlapped by busy ones, which win.</param>
    /// <param name="now">The clinic's local time.</param>
    public IReadOnlyList<FreeWindow> Find(IEnumerable<Interval> intervals, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(intervals);
        ArgumentOutOfRangeException.ThrowIfLessThan(Minutes, 1);
        DateTime earliest = now + LeadTime;
        List<Interval> wanted = [.. intervals.Where(i => (DoctorId is null || i.DoctorId == DoctorId) && (BranchId is null || i.BranchId == BranchId) && i.LengthInMinutes > 0)];
        wanted.Sort((a, b) => (a.BranchId, a.DoctorId, a.StartDateTime).CompareTo((b.BranchId, b.DoctorId, b.StartDateTime)));

        List<FreeWindow> windows = [];
        for (int i = 0; i < wanted.Count;)
        {
            int end = i;
            while (end < wanted.Count && wanted[end].DoctorId == wanted[i].DoctorId && wanted[end].BranchId == wanted[i].BranchId)
                end++;
            Join(wanted[i..end], earliest, windows);
            i = end;
        }

        return windows;
    }

    static DateTime End(Interval interval) => interval.StartDateTime.AddMinutes(interval.LengthInMinutes);

    /// <summary>Adds the windows of one doctor in one branch.</summary>
    void Join(List<Interval> ordered, DateTime earliest, List<FreeWindow> windows)
    {
        List<Interval> busy = [.. ordered.Where(i => i.IsBusy)];
        int nextBusy = 0;
        DateTime busyUntil = DateTime.MinValue;
        FreeWindow open = new(ordered[0].BranchId, ordered[0].DoctorId, default, default);
        foreach (Interval slot in ordered.Where(i => !i.IsBusy && i.StartDateTime >= earliest))
        {
            for (; nextBusy < busy.Count && busy[nextBusy].StartDateTime <= slot.StartDateTime; nextBusy++)
                busyUntil = Max(busyUntil, End(busy[nextBusy]));
            DateTime end = nextBusy < busy.Count ? Min(End(slot), busy[nextBusy].StartDateTime) : End(slot);
            DateTime start = Max(slot.StartDateTime, busyUntil);
            if (end <= start)
                continue;
            if (start > open.End)
            {
                Close(open, windows);
                open = open with { Start = start, End = end };
            }
            else
            {
                open = open with { End = Max(open.End, end) };
            }
        }

        Close(open, windows);
    }

    void Close(FreeWindow window, List<FreeWindow> windows)
    {
        if (window.Minutes >= Minutes)
            windows.Add(window);
    }

    static DateTime Max(DateTime a, DateTime b) => a > b ? a : b;

    static DateTime Min(DateTime a, DateTime b) => a < b ? a : b;
}
