using IdentDbBridge.Data;

namespace IdentDbBridge.Calls;

/// <summary>
/// A call's way from ongoing to finished, by the phone system's own id. Each method is one transaction and may be repeated:
/// the row of the id decides who may move the call, so it happens once however many ask.
/// </summary>
sealed class CallLedger(Db db, SqlCatalog sql)
{
    // Calls of one second between the same numbers (several hidden callers to one line) stand a second apart.
    const int MaxShift = 120;

    /// <summary>Enters a call that has begun.</summary>
    /// <param name="call">Its row; time and numbers are those of the start.</param>
    /// <param name="startedUtc">The start in UTC, since local time has an hour twice.</param>
    public async Task<Outcome> StartAsync(string callId, FinishedCall call, DateTime startedUtc, CancellationToken cancellationToken)
    {
        var outcome = Outcome.Done;
        await db.InTransactionAsync(
            async () =>
            {
                outcome = await EnterAsync(new Entry(callId, call, startedUtc, null, false), cancellationToken).ConfigureAwait(false);
                if (outcome == Outcome.Done)
                    await PlaceAsync("calls/add-ongoing-call", callId, call, cancellationToken).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
        return outcome;
    }

    /// <summary>Somebody has picked up; the first word counts.</summary>
    public async Task<Outcome> AnswerAsync(string callId, DateTime answeredUtc, CancellationToken cancellationToken)
    {
        var outcome = Outcome.Done;
        await db.InTransactionAsync(
            async () =>
            {
                int first = await db.ExecuteAsync(sql["calls/answer-call-id"], new { CallId = callId, AnsweredUtc = answeredUtc }, cancellationToken).ConfigureAwait(false);
                CallRecord? record = await FindAsync(callId, cancellationToken).ConfigureAwait(false);
                outcome = record is null ? Outcome.NotFound : first == 1 ? Outcome.Done : Outcome.AlreadyThere;
                if (outcome == Outcome.Done)
                {
                    await db.ExecuteAsync(
                        sql["calls/answer-ongoing-call"],
                        new { record!.DateAndTime, Direction = Word(record.Direction), record.PhoneFrom, record.PhoneTo, WaitInSeconds = Seconds(record.StartedUtc, answeredUtc) },
                        cancellationToken).ConfigureAwait(false);
                }
            },
            cancellationToken).ConfigureAwait(false);
        return outcome;
    }

    /// <summary>Moves a call that was started to the finished ones, at most once.</summary>
    public async Task<Outcome> FinishAsync(string callId, DateTime? answeredUtc, DateTime endedUtc, string? recordUrl, CancellationToken cancellationToken)
    {
        var outcome = Outcome.Done;
        await db.InTransactionAsync(
            async () =>
            {
                int mine = await db.ExecuteAsync(sql["calls/finish-call-id"], new { CallId = callId }, cancellationToken).ConfigureAwait(false);
                CallRecord? record = await FindAsync(callId, cancellationToken).ConfigureAwait(false);
                outcome = record is null ? Outcome.NotFound : mine == 1 ? Outcome.Done : Outcome.AlreadyThere;
                if (outcome == Outcome.Done)
                    await MoveAsync(record! with { AnsweredUtc = record.AnsweredUtc ?? answeredUtc }, endedUtc, recordUrl, cancellationToken).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
        return outcome;
    }

    /// <summary>Enters a call that has ended and was never started.</summary>
    public async Task<Outcome> AddFinishedAsync(string callId, FinishedCall call, DateTime startedUtc, DateTime? answeredUtc, CancellationToken cancellationToken)
    {
        var outcome = Outcome.Done;
        await db.InTransactionAsync(
            async () =>
            {
                outcome = await EnterAsync(new Entry(callId, call, startedUtc, answeredUtc, true), cancellationToken).ConfigureAwait(false);
                if (outcome == Outcome.Done)
                    await PlaceAsync("calls/add-finished-call", callId, call, cancellationToken).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
        return outcome;
    }

    /// <summary>The recording of a call, known during it or after it.</summary>
    public async Task<Outcome> SetRecordUrlAsync(string callId, string recordUrl, CancellationToken cancellationToken)
    {
        CallRecord? record = await FindAsync(callId, cancellationToken).ConfigureAwait(false);
        if (record is null)
            return Outcome.NotFound;
        string statement = record.IsFinished ? "calls/set-record-url" : "calls/set-ongoing-record-url";
        int rows = await db.ExecuteAsync(
            sql[statement],
            new { record.DateAndTime, Direction = Word(record.Direction), record.PhoneFrom, record.PhoneTo, RecordUrl = recordUrl },
            cancellationToken).ConfigureAwait(false);
        return rows == 1 ? Outcome.Done : Outcome.NotFound;
    }

    /// <summary>Removes ongoing calls that began before a local time and whose end nobody told. Their end may still come.</summary>
    public Task<int> ClearStaleAsync(DateTime before, CancellationToken cancellationToken) =>
        db.ExecuteAsync(sql["calls/clear-stale-calls"], new { Before = before }, cancellationToken);

    static string Word(CallDirection direction) => direction == CallDirection.In ? "in" : "out";

    static int Seconds(DateTime from, DateTime to) => (int)Math.Clamp((to - from).TotalSeconds, 0, int.MaxValue);

    static object Key(FinishedCall c) => new { c.DateAndTime, Direction = Word(c.Direction), c.PhoneFrom, c.PhoneTo };

    static object Row(FinishedCall c) => new
    {
        c.DateAndTime,
        Direction = Word(c.Direction),
        c.PhoneFrom,
        c.PhoneTo,
        c.WaitInSeconds,
        c.TalkInSeconds,
        c.LineDescription,
        c.RecordUrl,
        c.UtmSource,
        c.UtmMedium,
        c.UtmCampaign,
        c.UtmTerm,
        c.UtmContent,
        c.HttpReferer,
    };

    async Task<CallRecord?> FindAsync(string callId, CancellationToken cancellationToken) =>
        (await db.QueryAsync<CallRecord>(sql["calls/read-call-id"], new { CallId = callId }, cancellationToken).ConfigureAwait(false)).FirstOrDefault();

    /// <summary>Inserts under the call's own key or, when another call has it, under the first free one of the next seconds.</summary>
    async Task PlaceAsync(string statement, string callId, FinishedCall call, CancellationToken cancellationToken)
    {
        int shift = 0;
        while (!await TryPlaceAsync(statement, call with { DateAndTime = call.DateAndTime.AddSeconds(shift) }, shift < MaxShift, cancellationToken).ConfigureAwait(false))
            shift++;
        if (shift > 0)
            await db.ExecuteAsync(sql["calls/move-call-id"], new { CallId = callId, DateAndTime = call.DateAndTime.AddSeconds(shift) }, cancellationToken).ConfigureAwait(false);
    }

    async Task<bool> TryPlaceAsync(string statement, FinishedCall call, bool mayBeTaken, CancellationToken cancellationToken)
    {
        // Among the finished ones, too: an ongoing call is to keep its key when it ends.
        if (mayBeTaken && await db.ScalarAsync<int>(sql["calls/is-finished-key"], Key(call), cancellationToken).ConfigureAwait(false) > 0)
            return false;
        try
        {
            await db.ExecuteAsync(sql[statement], Row(call), cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (ServerException e) when (e.Error.Kind == ServerErrorKind.Duplicate && mayBeTaken)
        {
            return false;
        }
    }

    /// <summary>Claims the id: who inserts its row enters the call.</summary>
    async Task<Outcome> EnterAsync(Entry entry, CancellationToken cancellationToken)
    {
        (string callId, FinishedCall call, DateTime startedUtc, DateTime? answeredUtc, bool finished) = entry;
        try
        {
            await db.ExecuteAsync(
                sql["calls/add-call-id"],
                new { CallId = callId, IsFinished = finished, call.DateAndTime, Direction = Word(call.Direction), call.PhoneFrom, call.PhoneTo, StartedUtc = startedUtc, AnsweredUtc = answeredUtc },
                cancellationToken).ConfigureAwait(false);
            return Outcome.Done;
        }
        catch (ServerException e) when (e.Error.Kind == ServerErrorKind.Duplicate)
        {
            return Outcome.AlreadyThere;
        }
    }

    async Task MoveAsync(CallRecord record, DateTime endedUtc, string? recordUrl, CancellationToken cancellationToken)
    {
        var key = new { record.DateAndTime, Direction = Word(record.Direction), record.PhoneFrom, record.PhoneTo };
        FinishedCall ongoing = (await db.QueryAsync<FinishedCall>(sql["calls/read-ongoing-call"], key, cancellationToken).ConfigureAwait(false)).FirstOrDefault()
            // Cleared as stale in the meantime: the id still knows the call.
            ?? new FinishedCall { DateAndTime = record.DateAndTime, Direction = record.Direction, PhoneFrom = record.PhoneFrom, PhoneTo = record.PhoneTo };
        await PlaceAsync(
            "calls/add-finished-call",
            record.CallId,
            ongoing with
            {
                WaitInSeconds = Seconds(record.StartedUtc, record.AnsweredUtc ?? endedUtc),
                TalkInSeconds = record.AnsweredUtc is { } answered ? Seconds(answered, endedUtc) : null,
                RecordUrl = recordUrl ?? ongoing.RecordUrl,
            },
            cancellationToken).ConfigureAwait(false);
        await db.ExecuteAsync(sql["calls/remove-ongoing-call"], key, cancellationToken).ConfigureAwait(false);
    }

    sealed record Entry(string CallId, FinishedCall Call, DateTime StartedUtc, DateTime? AnsweredUtc, bool IsFinished);
}
