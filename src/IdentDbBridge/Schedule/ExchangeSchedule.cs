using IdentDbBridge.Sessions;

namespace IdentDbBridge.Schedule;

/// <summary>The schedule that IDENT uploads, for sites that offer free time. How a half-written one is told: docs/decisions/0007.</summary>
public sealed class ExchangeSchedule
{
    readonly ExchangeServer _server;
    readonly ClinicTime _clock;
    readonly ScheduleReadOptions _options;
    readonly TimeProvider _time;
    ScheduleReader? _reader;

    internal ExchangeSchedule(ExchangeServer server, ClinicTime clock, ScheduleReadOptions options, TimeProvider time)
    {
        _server = server;
        _clock = clock;
        _options = options;
        _time = time;
    }

    /// <summary>The whole schedule. Waits while IDENT is writing it, up to <see cref="ScheduleReadOptions.Patience"/>; one that has not changed since the last time takes no wait.</summary>
    /// <exception cref="ServerException">The server failed.</exception>
    public Task<SchedulePicture> ReadAsync(CancellationToken cancellationToken = default) =>
        _server.RunAsync("ReadSchedule", session => Reader(session).ReadAsync(session.Db, cancellationToken), cancellationToken);

    /// <summary>
    /// Free time of at least so many minutes, by branch, doctor and time, in the clinic's local time, seen from now: adjacent
    /// slots are joined. While the schedule is changing it is that of the last whole one, and empty when there is none; ask
    /// <see cref="ReadAsync"/> where the difference matters.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than a minute is asked for.</exception>
    /// <exception cref="ServerException">The server failed.</exception>
    public Task<IReadOnlyList<FreeWindow>> FindFreeAsync(FreeWindowQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return _server.RunAsync(
            "ReadFreeWindows",
            async session =>
            {
                ScheduleReader reader = Reader(session);
                return reader.FindFree(await reader.ReadAsync(session.Db, cancellationToken).ConfigureAwait(false), query);
            },
            cancellationToken);
    }

    /// <summary>When the schedule changed last, as far as readers have seen; null if none was ever seen whole. Does not read the schedule.</summary>
    /// <exception cref="ServerException">The server failed.</exception>
    public Task<ScheduleFreshness?> ReadFreshnessAsync(CancellationToken cancellationToken = default) =>
        _server.RunAsync("ReadFreshness", session => Reader(session).FreshnessAsync(session.Db, cancellationToken), cancellationToken);

    /// <summary>
    /// IDENT's side, for a program that takes its upload: makes the tables hold exactly <paramref name="timetable"/>, in one
    /// transaction. What they hold already is not written again.
    /// </summary>
    /// <exception cref="ServerException">The server failed; the old schedule stays.</exception>
    public Task<ScheduleChange> ReplaceAsync(Timetable timetable, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(timetable);
        return _server.RunAsync("ReplaceSchedule", session => new ScheduleRepository(session.Db, session.Sql).ReplaceAsync(timetable, cancellationToken), cancellationToken);
    }

    // Two at a time may make two; each is right, and the later one stays.
    ScheduleReader Reader(ExchangeSession session) => _reader ??= new ScheduleReader(session.Sql, _clock, _options, _time);
}
