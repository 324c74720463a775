using IdentDbBridge.Data;
using IdentDbBridge.Sessions;

namespace IdentDbBridge.History;

/// <summary>How the tasks of the exchange went. Its table comes with a script of its own, and who has not run that has no history: <see cref="ServerFault.TableMissing"/>.</summary>
public sealed class ExchangeHistory
{
    // A transaction of a purge is short.
    const int PurgeRows = 500;

    static readonly DateTime Ever = new(2199, 12, 31, 23, 59, 59);

    readonly ExchangeServer _server;

    internal ExchangeHistory(ExchangeServer server) => _server = server;

    /// <summary>Adds entries, all or none.</summary>
    /// <exception cref="ServerException">The server failed.</exception>
    public Task AddAsync(IReadOnlyList<HistoryEntry> entries, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entries);
        HistoryEntry[] rows = [.. entries.Select(e => e with { StartedUtc = Second(e.StartedUtc), FailingSinceUtc = e.FailingSinceUtc is { } since ? Second(since) : null })];
        return _server.RunAsync("AddHistory", session => AddAsync(session, rows, cancellationToken), cancellationToken);
    }

    /// <summary>The newest entries that were asked for, the newest first.</summary>
    /// <exception cref="ServerException">The server failed.</exception>
    public Task<List<HistoryEntry>> ReadAsync(HistoryQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var values = new
        {
            UntilUtc = query.Before?.StartedUtc ?? Ever,
            UntilId = query.Before?.Id ?? "",
            Task = query.Task ?? "",
            Source = query.Source ?? "",
            IsOfSource = query.Source is null ? 0 : 1,
            IsFailed = query.IsDone == false ? 1 : 0,
            IsDone = query.IsDone == true ? 1 : 0,
            query.Rows,
        };
        return _server.RunAsync("ReadHistory", session => session.Db.QueryAsync<HistoryEntry>(session.Sql["history/read-page"], values, cancellationToken), cancellationToken);
    }

    /// <summary>Of each task and source the newest entry of each kind since a moment, the oldest first.</summary>
    /// <exception cref="ServerException">The server failed.</exception>
    public Task<List<HistoryEntry>> ReadNewestAsync(DateTimeOffset since, CancellationToken cancellationToken = default) =>
        _server.RunAsync("ReadNewestHistory", session => session.Db.QueryAsync<HistoryEntry>(session.Sql["history/read-newest"], new { Since = Second(since.UtcDateTime) }, cancellationToken), cancellationToken);

    /// <summary>One entry; null when its time is over.</summary>
    /// <exception cref="ServerException">The server failed.</exception>
    public Task<HistoryEntry?> FindAsync(DateTime startedUtc, string id, CancellationToken cancellationToken = default) => _server.RunAsync(
        "FindHistory",
        async session => (await session.Db.QueryAsync<HistoryEntry>(session.Sql["history/read-entry"], new { StartedUtc = Second(startedUtc), Id = id }, cancellationToken).ConfigureAwait(false)).FirstOrDefault(),
        cancellationToken);

    /// <summary>Deletes the entries whose time is over, <see cref="HistoryLife"/>.</summary>
    /// <returns>How many.</returns>
    /// <exception cref="ServerException">The server failed; what was deleted before stays so.</exception>
    public async Task<int> PurgeAsync(DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        var values = new
        {
            NetworkBefore = Before(HistoryKind.Network),
            DoneBefore = Before(HistoryKind.Success),
            KnownBefore = Before(HistoryKind.Known),
            UnknownBefore = Before(HistoryKind.Unknown),
            Rows = PurgeRows,
        };
        int sum = 0, rows = PurgeRows;
        for (; rows == PurgeRows; sum += rows)
            rows = await _server.RunAsync("PurgeHistory", session => session.Db.ExecuteAsync(session.Sql["history/purge"], values, cancellationToken), cancellationToken).ConfigureAwait(false);
        return sum;

        DateTime Before(HistoryKind kind) => Second(now.UtcDateTime - HistoryLife.Of(kind));
    }

    static async Task<bool> AddAsync(ExchangeSession session, HistoryEntry[] rows, CancellationToken cancellationToken)
    {
        try
        {
            await session.Db.InTransactionAsync(() => RowInsert<HistoryEntry>.By(session.Sql["history/add-entry"]).AddAsync(session.Db, rows, cancellationToken), cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (ServerException e) when (e.Error.Kind == ServerErrorKind.Duplicate)
        {
            // The connection was lost after the commit, and this is the second time.
            return false;
        }
    }

    static DateTime Second(DateTime time) => new(time.Ticks - (time.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Unspecified);
}
