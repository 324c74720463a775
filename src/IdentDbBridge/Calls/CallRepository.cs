using System.Data.Common;
using IdentDbBridge.Data;

namespace IdentDbBridge.Calls;

/// <summary>The finished calls: the phone system adds them, IDENT reads windows of them.</summary>
sealed class CallRepository(Db db, SqlCatalog sql)
{
    // Of so few the times are asked for one by one.
    const int Few = 20;

    /// <summary>
    /// Adds calls in batches; those whose key is there already are left alone and counted. Each batch commits by itself, so
    /// after a failure in the middle the same calls can be added again. Not within a transaction of the caller's.
    /// </summary>
    /// <exception cref="ServerException">The server failed, or a rule of the table refuses a call.</exception>
    public Task<AddResult> AddFinishedAsync(IEnumerable<StoredCall> calls, CancellationToken cancellationToken) => AddFinishedAsync(calls, false, cancellationToken);

    /// <summary>Likewise.</summary>
    /// <param name="calls">The calls.</param>
    /// <param name="expectKnown">Whether some of them are likely to be there: a matter of time only.</param>
    /// <param name="cancellationToken">Stops it after a batch.</param>
    public Task<AddResult> AddFinishedAsync(IEnumerable<StoredCall> calls, bool expectKnown, CancellationToken cancellationToken) =>
        RowInsert<StoredCall>.By(sql["calls/add-finished-call"]).AddNewAsync(db, calls, Key, c => c.DateAndTime, batch => ReadKnownAsync(batch, cancellationToken), expectKnown, cancellationToken);

    /// <summary>The calls that began in a window, both ends included, by time: what IDENT asks for.</summary>
    public Task<List<StoredCall>> ReadFinishedAsync(DateTime from, DateTime to, CancellationToken cancellationToken) =>
        db.QueryAsync<StoredCall>(sql["calls/read-finished-calls"], new { WindowFrom = from, WindowTo = to }, cancellationToken);

    /// <summary>The ongoing calls of a window, likewise.</summary>
    public Task<List<StoredCall>> ReadOngoingAsync(DateTime from, DateTime to, CancellationToken cancellationToken) =>
        db.QueryAsync<StoredCall>(sql["calls/read-ongoing-calls"], new { WindowFrom = from, WindowTo = to }, cancellationToken);

    /// <summary>How many there are in all. Reads the whole table.</summary>
    public Task<long> CountFinishedAsync(CancellationToken cancellationToken) =>
        db.ScalarAsync<long>(sql["calls/count-finished-calls"], null, cancellationToken);

    static object Key(StoredCall c) => new CallKey { DateAndTime = c.DateAndTime, Direction = c.Direction, PhoneFrom = c.PhoneFrom, PhoneTo = c.PhoneTo };

    async Task<IEnumerable<object>> ReadKnownAsync(StoredCall[] batch, CancellationToken cancellationToken)
    {
        // Files go by time, as a rule: then the window of many calls holds hardly others.
        if (batch.Length > Few)
        {
            int most = 2 * batch.Length;
            (string, object?)[] window = [("WindowFrom", batch.Min(c => c.DateAndTime)), ("WindowTo", batch.Max(c => c.DateAndTime)), ("Rows", most)];
            List<CallKey> keys = await db.ReadAsync(sql["calls/read-known-window"], window, Key, cancellationToken).ConfigureAwait(false);
            if (keys.Count < most)
                return keys;
        }

        return await db.QueryListAsync<CallKey>(sql["calls/read-known-keys"], "DateAndTime", [.. batch.Select(c => c.DateAndTime).Distinct()], cancellationToken).ConfigureAwait(false);
    }

    static CallKey Key(DbDataReader row) => new() { DateAndTime = row.GetDateTime(0), Direction = Direction(row), PhoneFrom = row.GetString(2), PhoneTo = row.GetString(3) };

    /// <summary>A row of <c>calls/read-finished-page</c>.</summary>
    public static StoredCall Call(DbDataReader row) => new()
    {
        DateAndTime = row.GetDateTime(0),
        Direction = Direction(row),
        PhoneFrom = row.GetString(2),
        PhoneTo = row.GetString(3),
        WaitInSeconds = row.GetInt32(4),
        TalkInSeconds = row.IsDBNull(5) ? null : row.GetInt32(5),
        LineDescription = row.Text(6),
        RecordUrl = row.Text(7),
        UtmSource = row.Text(8),
        UtmMedium = row.Text(9),
        UtmCampaign = row.Text(10),
        UtmTerm = row.Text(11),
        UtmContent = row.Text(12),
        HttpReferer = row.Text(13),
    };

    // The tables have a CHECK for it.
    static CallDirection Direction(DbDataReader row) => row.GetString(1) == CallDirection.In.Word() ? CallDirection.In : CallDirection.Out;
}
