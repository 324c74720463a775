using IdentDbBridge.Data;

namespace IdentDbBridge.Calls;

/// <summary>
/// A call's way from ongoing to finished, by the phone system's own id. Each method may be repeated: the row of the id decides
/// who may move the call, so it happens once however many ask.
/// </summary>
sealed class CallLedger(Db db, SqlCatalog sql)
{
    // So few are tried one by one.
    const int Few = 20;

    readonly CallPlace _place = new(db, sql);

    /// <summary>Enters a call that has begun.</summary>
    public Task<Outcome> StartAsync(LedgerCall call, CancellationToken cancellationToken) => InTransactionAsync(
        async () =>
        {
            Outcome outcome = await ClaimAsync(call, cancellationToken).ConfigureAwait(false);
            if (outcome == Outcome.Done)
                await _place.AddAsync("calls/add-ongoing-call", call.CallId!, call.Call, cancellationToken).ConfigureAwait(false);
            return outcome;
        },
        cancellationToken);

    /// <summary>Somebody has picked up; the first report wins.</summary>
    public Task<Outcome> AnswerAsync(string callId, DateTime answeredUtc, CancellationToken cancellationToken) => InTransactionAsync(
        async () =>
        {
            (int first, CallRecord? record) = await ChangeAsync("calls/answer-call-id", new { CallId = callId, AnsweredUtc = answeredUtc }, cancellationToken).ConfigureAwait(false);
            if (record is not null && first == 1)
                await _place.AnswerAsync(record, LedgerCall.Seconds(record.StartedUtc, answeredUtc), cancellationToken).ConfigureAwait(false);
            return record is null ? Outcome.NotFound : first == 1 ? Outcome.Done : Outcome.AlreadyThere;
        },
        cancellationToken);

    /// <summary>Moves a call that was started to the finished ones, at most once.</summary>
    /// <param name="answeredUtc">Counts when no answer was told before; null when nobody picked up.</param>
    public Task<Outcome> FinishAsync(string callId, DateTime? answeredUtc, DateTime endedUtc, string? recordUrl, CancellationToken cancellationToken) => InTransactionAsync(
        async () =>
        {
            (int mine, CallRecord? record) = await ChangeAsync("calls/finish-call-id", new { CallId = callId }, cancellationToken).ConfigureAwait(false);
            if (record is not null && mine == 1)
                await _place.MoveAsync(record with { AnsweredUtc = record.AnsweredUtc ?? answeredUtc }, endedUtc, recordUrl, cancellationToken).ConfigureAwait(false);
            return record is null ? Outcome.NotFound : mine == 1 ? Outcome.Done : Outcome.AlreadyThere;
        },
        cancellationToken);

    /// <summary>Enters a call that has ended; one that was started is moved.</summary>
    public async Task<Outcome> AddFinishedAsync(LedgerCall call, CancellationToken cancellationToken)
    {
        Outcome outcome = await InTransactionAsync(
            async () =>
            {
                Outcome claimed = await ClaimAsync(call, cancellationToken).ConfigureAwait(false);
                if (claimed == Outcome.Done)
                    await _place.AddAsync("calls/add-finished-call", call.CallId!, call.Call, cancellationToken).ConfigureAwait(false);
                return claimed;
            },
            cancellationToken).ConfigureAwait(false);
        return outcome == Outcome.AlreadyThere
            ? await FinishAsync(call.CallId!, call.AnsweredUtc, call.EndedUtc!.Value, call.Call.RecordUrl, cancellationToken).ConfigureAwait(false)
            : outcome;
    }

    /// <summary>
    /// Enters many calls that have ended. Those without an id go by the key of their row. Not all in one transaction: after a
    /// failure in the middle the same calls can be added again.
    /// </summary>
    /// <param name="expectKnown">Whether some of them are likely to be there: a matter of time only.</param>
    public async Task<AddResult> AddFinishedAsync(IReadOnlyList<LedgerCall> calls, bool expectKnown, CancellationToken cancellationToken)
    {
        AddResult sum = await new CallRepository(db, sql).AddFinishedAsync(calls.Where(c => c.CallId is null).Select(c => c.Call), expectKnown, cancellationToken).ConfigureAwait(false);
        foreach (LedgerCall[] batch in calls.Where(c => c.CallId is not null).Chunk(db.BatchRows))
            sum += await AddBatchAsync(TimeOrder.Of(batch, c => c.StartedUtc), expectKnown, cancellationToken).ConfigureAwait(false);
        return sum;
    }

    /// <summary>The recording of a call, known during it or after it.</summary>
    public Task<Outcome> SetRecordUrlAsync(string callId, string recordUrl, CancellationToken cancellationToken) => InTransactionAsync(
        async () =>
        {
            // Holds the row of the id, so that the call is not moved in the meantime.
            (_, CallRecord? record) = await ChangeAsync("calls/hold-call-id", new { CallId = callId }, cancellationToken).ConfigureAwait(false);
            return record is not null && await _place.SetRecordUrlAsync(record, recordUrl, cancellationToken).ConfigureAwait(false) ? Outcome.Done : Outcome.NotFound;
        },
        cancellationToken);

    /// <summary>
    /// Moves ongoing calls that began before a local time, and whose end nobody told, to the finished ones as they stand: the
    /// clinic is not to lose a caller. When the end is told after all, it is entered there.
    /// </summary>
    /// <returns>How many.</returns>
    public async Task<int> ClearStaleAsync(DateTime before, CancellationToken cancellationToken)
    {
        int cleared = 0;
        foreach (StoredCall call in await new CallRepository(db, sql).ReadOngoingAsync(new DateTime(1753, 1, 1), before, cancellationToken).ConfigureAwait(false))
            cleared += await InTransactionAsync(() => _place.ClearAsync(call, cancellationToken), cancellationToken).ConfigureAwait(false);
        return cleared;
    }

    async Task<T> InTransactionAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        T result = default!;
        await db.InTransactionAsync(async () => result = await work().ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        return result;
    }

    /// <summary>Changes the row of an id, and reads it as it is then.</summary>
    Task<(int Changed, CallRecord? Record)> ChangeAsync(string statement, object args, CancellationToken cancellationToken) =>
        db.ChangeAndFindAsync<CallRecord>(sql[statement], sql["calls/read-call-id"], args, cancellationToken);

    /// <summary>Who inserts the row of an id enters the call.</summary>
    async Task<Outcome> ClaimAsync(LedgerCall call, CancellationToken cancellationToken)
    {
        try
        {
            await RowInsert<Claim>.By(sql["calls/add-call-id"]).AddAsync(db, new Claim(call), cancellationToken).ConfigureAwait(false);
            return Outcome.Done;
        }
        catch (ServerException e) when (e.Error.Kind == ServerErrorKind.Duplicate)
        {
            return Outcome.AlreadyThere;
        }
    }

    async Task<AddResult> AddBatchAsync(LedgerCall[] batch, bool expectKnown, CancellationToken cancellationToken)
    {
        if (!expectKnown && await TryAddAllAsync(batch, cancellationToken).ConfigureAwait(false))
            return new AddResult(batch.Length, 0);
        List<string> known = await KnownAsync(batch, cancellationToken).ConfigureAwait(false);
        int added = await AddFreshAsync([.. batch.ExceptBy(known, c => c.CallId!)], cancellationToken).ConfigureAwait(false);
        return new AddResult(added, batch.Length - added);
    }

    Task<List<string>> KnownAsync(LedgerCall[] calls, CancellationToken cancellationToken) =>
        db.QueryListAsync<string>(sql["calls/read-known-ids"], "CallId", [.. calls.Select(c => c.CallId!)], cancellationToken);

    /// <summary>All at once or, when one of them is in the way of that, those around it at once.</summary>
    async Task<int> AddFreshAsync(LedgerCall[] calls, CancellationToken cancellationToken)
    {
        if (calls.Length > Few)
        {
            if (await TryAddAllAsync(calls, cancellationToken).ConfigureAwait(false))
                return calls.Length;
            int half = calls.Length / 2;
            return await AddFreshAsync(calls[..half], cancellationToken).ConfigureAwait(false) + await AddFreshAsync(calls[half..], cancellationToken).ConfigureAwait(false);
        }

        int added = 0;
        foreach (LedgerCall call in calls)
            added += await AddFinishedAsync(call, cancellationToken).ConfigureAwait(false) == Outcome.Done ? 1 : 0;
        return added;
    }

    /// <summary>False when an id or a key is there already, or ongoing; then nothing was added.</summary>
    async Task<bool> TryAddAllAsync(LedgerCall[] calls, CancellationToken cancellationToken)
    {
        try
        {
            await db.InTransactionAsync(
                async () =>
                {
                    await RowInsert<Claim>.By(sql["calls/add-call-id"]).AddAsync(db, [.. calls.Select(c => new Claim(c))], cancellationToken).ConfigureAwait(false);
                    await RowInsert<StoredCall>.By(sql["calls/add-finished-call"]).AddAsync(db, [.. calls.Select(c => c.Call)], cancellationToken).ConfigureAwait(false);
                },
                cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (ServerException e) when (e.Error.Kind == ServerErrorKind.Duplicate)
        {
            return false;
        }
    }

    /// <summary>The row of an id.</summary>
    sealed class Claim(LedgerCall call)
    {
        public string CallId => call.CallId!;

        public bool IsFinished => call.EndedUtc is not null;

        public DateTime DateAndTime => call.Call.DateAndTime;

        public CallDirection Direction => call.Call.Direction;

        public string PhoneFrom => call.Call.PhoneFrom;

        public string PhoneTo => call.Call.PhoneTo;

        public DateTime StartedUtc => call.StartedUtc;

        public DateTime? AnsweredUtc => call.AnsweredUtc;
    }
}
