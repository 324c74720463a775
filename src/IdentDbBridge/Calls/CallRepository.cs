using IdentDbBridge.Data;

namespace IdentDbBridge.Calls;

/// <summary>The finished calls: the phone system adds them, IDENT reads windows of them.</summary>
sealed class CallRepository(Db db, SqlCatalog sql)
{
    /// <summary>
    /// Adds calls in batches; those whose key is there already are left alone and counted. Each batch commits by itself, so
    /// after a failure in the middle the same calls can be added again. Not within a transaction of the caller's.
    /// </summary>
    /// <exception cref="ServerException">The server failed, or a rule of the table refuses a call.</exception>
    public Task<AddResult> AddFinishedAsync(IEnumerable<FinishedCall> calls, CancellationToken cancellationToken) =>
        RowInsert<FinishedCall>.By(sql["calls/add-finished-call"]).AddNewAsync(db, calls, Key, batch => ReadKnownAsync(batch, cancellationToken), cancellationToken);

    /// <summary>The calls that began in a window, both ends included, by time: what IDENT asks for.</summary>
    public Task<List<FinishedCall>> ReadFinishedAsync(DateTime from, DateTime to, CancellationToken cancellationToken) =>
        db.QueryAsync<FinishedCall>(sql["calls/read-finished-calls"], new { WindowFrom = from, WindowTo = to }, cancellationToken);

    /// <summary>The ongoing calls of a window, likewise.</summary>
    public Task<List<FinishedCall>> ReadOngoingAsync(DateTime from, DateTime to, CancellationToken cancellationToken) =>
        db.QueryAsync<FinishedCall>(sql["calls/read-ongoing-calls"], new { WindowFrom = from, WindowTo = to }, cancellationToken);

    /// <summary>How many there are in all. Reads the whole table.</summary>
    public Task<long> CountFinishedAsync(CancellationToken cancellationToken) =>
        db.ScalarAsync<long>(sql["calls/count-finished-calls"], null, cancellationToken);

    static object Key(FinishedCall c) => new CallKey { DateAndTime = c.DateAndTime, Direction = c.Direction, PhoneFrom = c.PhoneFrom, PhoneTo = c.PhoneTo };

    async Task<IEnumerable<object>> ReadKnownAsync(FinishedCall[] batch, CancellationToken cancellationToken) =>
        await db.QueryListAsync<CallKey>(sql["calls/read-known-keys"], "DateAndTime", [.. batch.Select(c => c.DateAndTime).Distinct()], cancellationToken).ConfigureAwait(false);
}
