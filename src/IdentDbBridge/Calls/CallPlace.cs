using IdentDbBridge.Data;

namespace IdentDbBridge.Calls;

/// <summary>The rows of calls in the exchange tables. All of it within a transaction of the caller's.</summary>
sealed class CallPlace(Db db, SqlCatalog sql)
{
    // Calls of one second between the same numbers (several hidden callers to one line, or the hour that comes twice in autumn) stand a second apart.
    const int MaxShift = 120;

    /// <summary>Inserts under the call's own key or, when another call has it, under the first free one of the next seconds.</summary>
    public async Task AddAsync(string statement, string callId, StoredCall call, CancellationToken cancellationToken)
    {
        int shift = 0;
        while (!await TryAddAsync(statement, call with { DateAndTime = call.DateAndTime.AddSeconds(shift) }, shift < MaxShift, cancellationToken).ConfigureAwait(false))
            shift++;
        if (shift > 0)
            await db.ExecuteAsync(sql["calls/move-call-id"], new { CallId = callId, DateAndTime = call.DateAndTime.AddSeconds(shift) }, cancellationToken).ConfigureAwait(false);
    }

    public Task<int> AnswerAsync(CallKey key, int waitInSeconds, CancellationToken cancellationToken) => db.ExecuteAsync(
        sql["calls/answer-ongoing-call"],
        new { key.DateAndTime, Direction = key.Direction.Word(), key.PhoneFrom, key.PhoneTo, WaitInSeconds = waitInSeconds },
        cancellationToken);

    /// <summary>Takes a call out of the ongoing ones and enters it among the finished ones.</summary>
    public async Task MoveAsync(CallRecord record, DateTime endedUtc, string? recordUrl, CancellationToken cancellationToken)
    {
        StoredCall? ongoing = (await db.QueryAsync<StoredCall>(sql["calls/read-ongoing-call"], Key(record), cancellationToken).ConfigureAwait(false)).FirstOrDefault();
        StoredCall call = ongoing ?? new StoredCall { DateAndTime = record.DateAndTime, Direction = record.Direction, PhoneFrom = record.PhoneFrom, PhoneTo = record.PhoneTo };
        call = LedgerCall.Timed(call with { RecordUrl = recordUrl ?? call.RecordUrl }, record.StartedUtc, record.AnsweredUtc, endedUtc);
        // Cleared as stale in the meantime, it stands among the finished ones already.
        if (ongoing is null && await db.ExecuteAsync(sql["calls/complete-finished-call"], Row(call), cancellationToken).ConfigureAwait(false) == 1)
            return;
        await AddAsync("calls/add-finished-call", record.CallId, call, cancellationToken).ConfigureAwait(false);
        await RemoveOngoingAsync(record, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>False when there is no such call.</summary>
    public async Task<bool> SetRecordUrlAsync(CallRecord record, string recordUrl, CancellationToken cancellationToken)
    {
        var row = new { record.DateAndTime, Direction = record.Direction.Word(), record.PhoneFrom, record.PhoneTo, RecordUrl = recordUrl };
        return (!record.IsFinished && await db.ExecuteAsync(sql["calls/set-ongoing-record-url"], row, cancellationToken).ConfigureAwait(false) == 1)
            || await db.ExecuteAsync(sql["calls/set-record-url"], row, cancellationToken).ConfigureAwait(false) == 1;
    }

    /// <summary>Moves an ongoing call as it stands.</summary>
    /// <returns>1, or 0 when it is not ongoing any more.</returns>
    public async Task<int> ClearAsync(StoredCall call, CancellationToken cancellationToken)
    {
        var key = new CallKey { DateAndTime = call.DateAndTime, Direction = call.Direction, PhoneFrom = call.PhoneFrom, PhoneTo = call.PhoneTo };
        int removed = await RemoveOngoingAsync(key, cancellationToken).ConfigureAwait(false);
        if (removed == 1)
            await TryAddAsync("calls/add-finished-call", call, true, cancellationToken).ConfigureAwait(false);
        return removed;
    }

    Task<int> RemoveOngoingAsync(CallKey key, CancellationToken cancellationToken) => db.ExecuteAsync(sql["calls/remove-ongoing-call"], Key(key), cancellationToken);

    async Task<bool> TryAddAsync(string statement, StoredCall call, bool mayBeTaken, CancellationToken cancellationToken)
    {
        // Among the finished ones, too: an ongoing call is to keep its key when it ends.
        if (mayBeTaken && await db.ScalarAsync<int>(sql["calls/is-finished-key"], Row(call), cancellationToken).ConfigureAwait(false) > 0)
            return false;
        try
        {
            await RowInsert<StoredCall>.By(sql[statement]).AddAsync(db, call, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (ServerException e) when (e.Error.Kind == ServerErrorKind.Duplicate && mayBeTaken)
        {
            return false;
        }
    }

    static object Key(CallKey k) => new { k.DateAndTime, Direction = k.Direction.Word(), k.PhoneFrom, k.PhoneTo };

    static object Row(StoredCall c) => new { c.DateAndTime, Direction = c.Direction.Word(), c.PhoneFrom, c.PhoneTo, c.WaitInSeconds, c.TalkInSeconds, c.RecordUrl };
}
