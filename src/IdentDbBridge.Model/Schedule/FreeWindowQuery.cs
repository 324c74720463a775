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
    /// How far ahead of now a slot must begin to be of use: 2 hours, as in IDENT's own upload, which leaves the first two hours
    /// of today out. A slot that begins earlier is left out as a whole, since nobody can be given a part of it.
    /// </summary>
    public TimeSpan LeadTime { get; init; } = TimeSpan.FromHours(2);

    /// <summary>The windows of a schedule, by branch, doctor and time.</summary>
    /// <param name="intervals">In any order; free ones may be cut into slots, overlap, or be overlapped by busy ones, which win.</param>
    /// <param name="now">The clinic's local time.</param>
    public IReadOnlyList<FreeWindow> Find(IEnumerable<Interval> intervals, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(intervals);
        ArgumentOutOfRangeException.ThrowIfLessThan(Minutes, 1);
        List<Interval> chosen = [.. intervals.Where(i => (DoctorId is null || i.DoctorId == DoctorId) && (BranchId is null || i.BranchId == BranchId) && i.LengthInMinutes > 0)];
        // As the tables give them, they are in order.
        if (!chosen.Zip(chosen.Skip(1)).All(pair => ByKey(pair.First, pair.Second) <= 0))
            chosen.Sort(ByKey);
        return
        [
            .. chosen.GroupBy(i => (i.BranchId, i.DoctorId))
                .SelectMany(g => Left(Joined(g.Where(i => !i.IsBusy && i.StartDateTime >= now + LeadTime)), Joined(g.Where(i => i.IsBusy)), g.Key))
                .Where(w => w.Minutes >= Minutes),
        ];
    }

    static int ByKey(Interval one, Interval other) =>
        one.BranchId != other.BranchId ? one.BranchId.CompareTo(other.BranchId)
        : one.DoctorId != other.DoctorId ? one.DoctorId.CompareTo(other.DoctorId)
        : one.StartDateTime.CompareTo(other.StartDateTime);

    /// <summary>The stretches that intervals make together where they touch or overlap.</summary>
    static List<(DateTime Start, DateTime End)> Joined(IEnumerable<Interval> ordered)
    {
        List<(DateTime Start, DateTime End)> stretches = [];
        foreach (Interval interval in ordered)
        {
            DateTime start = interval.StartDateTime, end = start.AddMinutes(interval.LengthInMinutes);
            if (stretches.Count == 0 || start > stretches[^1].End)
                stretches.Add((start, end));
            else if (end > stretches[^1].End)
                stretches[^1] = (stretches[^1].Start, end);
        }

        return stretches;
    }

    /// <summary>What the busy stretches leave of the free ones.</summary>
    static IEnumerable<FreeWindow> Left(List<(DateTime Start, DateTime End)> free, List<(DateTime Start, DateTime End)> busy, (int Branch, int Doctor) of)
    {
        foreach ((DateTime start, DateTime end) in free)
        {
            DateTime from = start;
            foreach ((DateTime Start, DateTime End) taken in busy.Where(b => b.End > start && b.Start < end))
            {
                if (taken.Start > from)
                    yield return new FreeWindow(of.Branch, of.Doctor, from, taken.Start);
                from = taken.End;
            }

            if (end > from)
                yield return new FreeWindow(of.Branch, of.Doctor, from, end);
        }
    }
}
