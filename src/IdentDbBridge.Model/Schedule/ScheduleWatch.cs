namespace IdentDbBridge.Schedule;

/// <summary>What readers of the schedule know together: the last set taken for whole, and one that is doubted. The row of <c>IdentBridge_Schedule</c>.</summary>
sealed record ScheduleWatch
{
    // As a parameter a time may travel as SQL Server's datetime, which holds these steps exactly.
    const long Step = 10 * TimeSpan.TicksPerMillisecond;

    /// <summary>Of the last whole set.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Of the last whole set.</summary>
    public required int IntervalCount { get; init; }

    /// <summary>When it was first seen.</summary>
    public required DateTime SinceUtc { get; init; }

    /// <summary>When it was last seen.</summary>
    public required DateTime SeenUtc { get; init; }

    /// <summary>When the whole set before it was last seen; null if there was none.</summary>
    public DateTime? BeforeUtc { get; init; }

    /// <summary>How many intervals a set has that stands still but lacks something; null if there is no such set.</summary>
    public int? DoubtedCount { get; init; }

    /// <summary>Since when sets of about that size have been seen; null if there is none.</summary>
    public DateTime? DoubtedSinceUtc { get; init; }

    public ScheduleFreshness Freshness => new(Moment(SinceUtc), BeforeUtc is { } before ? Moment(before) : null, Moment(SeenUtc));

    /// <summary>A moment as it is kept: UTC, in steps of 10 ms.</summary>
    public static DateTime Kept(DateTimeOffset moment) => new(moment.UtcTicks - (moment.UtcTicks % Step), DateTimeKind.Unspecified);

    /// <summary>What is known after a set has been seen to stand still. It is whole if its fingerprint is the result's.</summary>
    /// <param name="known">What was known before; null for nothing, and then nothing can be missed in the set.</param>
    /// <param name="set">The set.</param>
    /// <param name="since">When its first read had ended.</param>
    /// <param name="now">When its last read began.</param>
    /// <param name="options">The limits.</param>
    public static ScheduleWatch After(ScheduleWatch? known, ScheduleSet set, DateTime since, DateTime now, ScheduleReadOptions options)
    {
        if (known is null)
            return Whole(null, set, since, now);
        if (known.Fingerprint == set.Fingerprint)
            return known with { SeenUtc = now, DoubtedCount = null, DoubtedSinceUtc = null };
        if (set.IsConsistent && set.Count >= options.MinShare * known.IntervalCount)
            return Whole(known, set, since, now);
        DateTime doubted = known.DoubtedCount is { } count && Alike(count, set.Count, options) ? known.DoubtedSinceUtc!.Value : since;
        return now - doubted > options.BelieveShrunkAfter
            ? Whole(known, set, since, now)
            : known with { DoubtedCount = set.Count, DoubtedSinceUtc = doubted };
    }

    static ScheduleWatch Whole(ScheduleWatch? known, ScheduleSet set, DateTime since, DateTime now) =>
        new() { Fingerprint = set.Fingerprint, IntervalCount = set.Count, SinceUtc = since, SeenUtc = now, BeforeUtc = known?.SeenUtc };

    /// <summary>IDENT's next upload differs a little from the one before, even where nobody has changed anything: its first hours have passed.</summary>
    static bool Alike(int a, int b, ScheduleReadOptions options) => Math.Min(a, b) >= options.MinShare * Math.Max(a, b);

    static DateTimeOffset Moment(DateTime utc) => new(DateTime.SpecifyKind(utc, DateTimeKind.Utc));
}
