using IdentDbBridge.Data;

namespace IdentDbBridge.Schedule;

/// <summary>
/// Reads the schedule, and does not take a half-written one for whole. Long-lived, for many threads, each with a connection of
/// its own. What is guaranteed: docs/decisions/0007.
/// </summary>
sealed class ScheduleReader(SqlCatalog sql, ClinicTime clock, ScheduleReadOptions options, TimeProvider time)
{
    readonly ScheduleWatchStore _store = new(sql);

    volatile ScheduleSet? _lastWhole;

    /// <summary>The schedule; waits while it is changing, up to the options' patience. A schedule that is known already takes no wait.</summary>
    /// <exception cref="ServerException">The server failed.</exception>
    public async Task<SchedulePicture> ReadAsync(Db db, CancellationToken cancellationToken)
    {
        DateTimeOffset end = time.GetUtcNow() + options.Patience;
        DateTime began = Now();
        ScheduleSet set = await ReadSetAsync(db, cancellationToken).ConfigureAwait(false);
        DateTime since = Now();
        bool stands = false;
        while (true)
        {
            ScheduleWatch? known = await _store.LoadAsync(db, cancellationToken).ConfigureAwait(false);
            if (stands || known?.Fingerprint == set.Fingerprint)
            {
                ScheduleWatch watch = ScheduleWatch.After(known, set, since, began, options);
                await _store.SaveAsync(db, known, watch, cancellationToken).ConfigureAwait(false);
                known = watch;
            }

            if (known?.Fingerprint == set.Fingerprint)
                return Picture(_lastWhole = set, set.Count == 0 ? ScheduleState.Empty : ScheduleState.Whole, known);
            if (time.GetUtcNow() >= end)
                return Picture(_lastWhole, ScheduleState.Changing, known);

            await Task.Delay(options.Settle, time, cancellationToken).ConfigureAwait(false);
            began = Now();
            ScheduleSet again = await ReadSetAsync(db, cancellationToken).ConfigureAwait(false);
            stands = again.Fingerprint == set.Fingerprint;
            (set, since) = (again, stands ? since : Now());
        }
    }

    /// <summary>How old the last whole schedule is that any reader has seen; null if there is none. Does not read the schedule.</summary>
    /// <exception cref="ServerException">The server failed.</exception>
    public async Task<ScheduleFreshness?> FreshnessAsync(Db db, CancellationToken cancellationToken) =>
        (await _store.LoadAsync(db, cancellationToken).ConfigureAwait(false))?.Freshness;

    /// <summary>The free windows of a picture, seen from now; none where it has no timetable.</summary>
    public IReadOnlyList<FreeWindow> FindFree(SchedulePicture picture, FreeWindowQuery query) =>
        query.Find(picture.Timetable?.Intervals ?? [], clock.ToLocal(time.GetUtcNow()));

    /// <summary>
    /// Without a transaction: what a second read confirms was there at one moment, and with this driver SQLite's transactions
    /// would keep IDENT from writing.
    /// </summary>
    async Task<ScheduleSet> ReadSetAsync(Db db, CancellationToken cancellationToken) =>
        new(await new ScheduleRepository(db, sql).ReadAsync(cancellationToken).ConfigureAwait(false));

    SchedulePicture Picture(ScheduleSet? set, ScheduleState state, ScheduleWatch? known) => new()
    {
        Timetable = set?.Timetable,
        State = state,
        ReadAt = time.GetUtcNow(),
        ChangedBefore = known?.Freshness.ChangedBefore,
        ChangedAfter = known?.Freshness.ChangedAfter,
    };

    DateTime Now() => ScheduleWatch.Kept(time.GetUtcNow());
}
