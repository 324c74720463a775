using IdentDbBridge.Data;
using IdentDbBridge.Sessions;

namespace IdentDbBridge.Outbox;

/// <summary>The records in the file of an outbox. What it was given is on the disk when the call returns.</summary>
sealed class OutboxStore : IAsyncDisposable
{
    // Clocks that are set by the network are seldom farther apart.
    static readonly TimeSpan ClockSlack = TimeSpan.FromMinutes(1);

    readonly OutboxOptions _options;
    readonly OutboxFile _file;
    readonly OutboxAccess _access;
    readonly TimeProvider _time;
    readonly SemaphoreSlim _turn = new(1);
    readonly OutboxAdditions _additions;
    Db? _db;
    bool _mayHoldDelivered = true;

    public OutboxStore(OutboxOptions options, TimeProvider time, OutboxAccess access = OutboxAccess.Create)
    {
        if (string.IsNullOrWhiteSpace(options.Path))
            throw new ConfigurationException(T($"The outbox needs the path of a file."));
        if (options.MaxRecords < 1 || options.MaxAge <= TimeSpan.Zero)
            throw new ConfigurationException(T($"The limits of the outbox must be positive."));
        _options = options;
        _file = new OutboxFile(options.Path);
        _additions = new OutboxAdditions(options, _file, time);
        _access = access;
        _time = time;
    }

    DateTime NowUtc => _time.GetUtcNow().UtcDateTime;

    /// <summary>Opens the file now.</summary>
    public Task OpenAsync(CancellationToken cancellationToken) => RunAsync((_, _) => Task.FromResult(true), cancellationToken);

    /// <summary>On the disk when the call returns. Those that come while the disk is busy go there together: a sync takes as long for many as for one.</summary>
    /// <exception cref="OutboxFullException">It holds its limit, or its disk is full.</exception>
    /// <exception cref="ConfigurationException">The file cannot be used.</exception>
    public Task AddAsync(ExchangeWrite write, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return _additions.AddAsync(write, work => RunAsync(work, CancellationToken.None), cancellationToken);
    }

    public Task<bool> HasAsync(string key, CancellationToken cancellationToken) =>
        RunAsync((db, sql) => db.ScalarAsync<bool>(sql["outbox/has-key"], new { Key = key }, cancellationToken), cancellationToken);

    /// <summary>The kinds of records that wait.</summary>
    public Task<List<OutboxKind>> ReadKindsAsync(CancellationToken cancellationToken) =>
        RunAsync((db, sql) => db.QueryAsync<OutboxKind>(sql["outbox/read-kinds"], null, cancellationToken), cancellationToken);

    /// <summary>The records of a kind that may be sent now: each the first of its key.</summary>
    public Task<List<OutboxRecord>> ReadDueAsync(string kind, int count, CancellationToken cancellationToken) =>
        RunAsync((db, sql) => db.QueryAsync<OutboxRecord>(sql["outbox/read-due"], new { Kind = kind, NowUtc, Count = count }, cancellationToken), cancellationToken);

    /// <summary>Lets no record wait longer than <paramref name="longest"/>: a clock that was ahead has postponed it.</summary>
    /// <returns>How many waited longer.</returns>
    public async Task<int> CorrectClockAsync(IEnumerable<OutboxKind> kinds, TimeSpan longest, CancellationToken cancellationToken)
    {
        DateTime latest = NowUtc + longest + ClockSlack;
        return kinds.Any(k => k.PostponedUntil > latest)
            ? await RunAsync((db, sql) => db.ExecuteAsync(sql["outbox/correct-clock"], new { NowUtc, LatestUtc = latest }, cancellationToken), cancellationToken).ConfigureAwait(false)
            : 0;
    }

    /// <summary>Keeps what came of the records of a round, and for the status how it went, all of it or nothing. Not to be cut off: what is on the server is to leave the file.</summary>
    /// <returns>How many records that had been set aside left it, since a later one of the same kind was delivered.</returns>
    public Task<int> SettleAsync(Settlement settlement, string? error) => RunAsync(
        async (db, sql) =>
        {
            // Written, but not waited for until it is on the disk: a power cut could at worst deliver once more what was delivered, as a kill at this place does.
            await db.ExecuteAsync(sql["outbox/no-sync"], null, CancellationToken.None).ConfigureAwait(false);
            int overtaken = 0;
            try
            {
                await db.InTransactionAsync(async () => overtaken = await SettleAsync(db, sql, settlement, error).ConfigureAwait(false), CancellationToken.None).ConfigureAwait(false);
            }
            finally
            {
                await db.ExecuteAsync(sql["outbox/sync"], null, CancellationToken.None).ConfigureAwait(false);
            }

            _mayHoldDelivered |= settlement.Delivered.Count > 0;
            return overtaken;
        },
        CancellationToken.None);

    /// <summary>Takes what was delivered out of the files, as far as no other process is in the way.</summary>
    public async Task ForgetAsync(CancellationToken cancellationToken)
    {
        if (!_mayHoldDelivered)
            return;
        await RunAsync((db, sql) => db.ExecuteAsync(sql["outbox/forget"], null, cancellationToken), cancellationToken).ConfigureAwait(false);
        _mayHoldDelivered = !_file.HasEmptyWal;
    }

    /// <summary>Lets nothing wait for its next try.</summary>
    public Task HurryAsync(CancellationToken cancellationToken) =>
        RunAsync((db, sql) => db.ExecuteAsync(sql["outbox/hurry"], new { NowUtc }, cancellationToken), cancellationToken);

    /// <returns>How many.</returns>
    public Task<int> TakeBackAsync(CancellationToken cancellationToken) =>
        RunAsync((db, sql) => db.ExecuteAsync(sql["outbox/take-back"], new { NowUtc }, cancellationToken), cancellationToken);

    public Task<OutboxStatus> ReadStatusAsync(CancellationToken cancellationToken) => RunAsync(
        async (db, sql) =>
        {
            OutboxTotals totals = (await db.QueryAsync<OutboxTotals>(sql["outbox/read-totals"], new { LatestUtc = NowUtc + ClockSlack }, cancellationToken).ConfigureAwait(false))[0];
            return new OutboxStatus
            {
                Path = _options.Path,
                Waiting = totals.Waiting,
                SetAside = totals.SetAside,
                OldestAt = Utc(totals.OldestUtc),
                TriedAt = Utc(totals.TriedUtc),
                Error = totals.Error,
                Refused = await _file.HasReasonsAsync(db, cancellationToken).ConfigureAwait(false)
                    ? await db.QueryAsync<OutboxReason>(sql["outbox/read-refused"], null, cancellationToken).ConfigureAwait(false)
                    : [],
                Reasons = await db.QueryAsync<OutboxReason>(sql["outbox/read-reasons"], null, cancellationToken).ConfigureAwait(false),
                Warnings = [.. OutboxLimits.Warnings(_options, totals, NowUtc)],
            };
        },
        cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_db is not null)
            await _db.DisposeAsync().ConfigureAwait(false);
        _turn.Dispose();
    }

    async Task<int> SettleAsync(Db db, SqlCatalog sql, Settlement settlement, string? error)
    {
        object[] delivered = [.. settlement.Delivered.Cast<object>()];
        int overtaken = (await db.QueryListAsync<long>(sql["outbox/overtake"], "Number", delivered, CancellationToken.None).ConfigureAwait(false)).Count;
        await db.QueryListAsync<int>(sql["outbox/bring-back"], "Number", delivered, CancellationToken.None).ConfigureAwait(false);
        await db.QueryListAsync<int>(sql["outbox/remove"], "Number", delivered, CancellationToken.None).ConfigureAwait(false);
        foreach ((long number, string reason) in settlement.SetAside)
            await db.ExecuteAsync(sql["outbox/set-aside"], new { Number = number, Reason = reason }, CancellationToken.None).ConfigureAwait(false);
        foreach ((long number, string reason, TimeSpan delay) in settlement.Postponed)
            await db.ExecuteAsync(sql["outbox/postpone"], new { Number = number, Reason = reason, NotBeforeUtc = NowUtc + delay }, CancellationToken.None).ConfigureAwait(false);
        await HoldAsync(db, sql, settlement).ConfigureAwait(false);
        await db.ExecuteAsync(sql["outbox/tell"], new { NowUtc, Error = error }, CancellationToken.None).ConfigureAwait(false);
        return overtaken;
    }

    async Task HoldAsync(Db db, SqlCatalog sql, Settlement settlement)
    {
        if (settlement.Woken.Count > 0 && await db.ScalarAsync<bool>(sql["outbox/has-early"], null, CancellationToken.None).ConfigureAwait(false))
        {
            foreach (string key in settlement.Woken)
                await db.ExecuteAsync(sql["outbox/wake"], new { Key = key }, CancellationToken.None).ConfigureAwait(false);
        }

        // One that was tried in the round in which its call came is due at once.
        foreach ((long number, string key, TimeSpan delay) in settlement.Early)
        {
            TimeSpan wait = settlement.Woken.Contains(key) ? TimeSpan.Zero : delay;
            await db.ExecuteAsync(sql["outbox/hold"], new { Number = number, Key = key, Reason = DeliveryAttempt.NotThere, NotBeforeUtc = NowUtc + wait }, CancellationToken.None).ConfigureAwait(false);
        }
    }

    static DateTimeOffset? Utc(DateTime? time) => time is { } utc ? new DateTimeOffset(utc, TimeSpan.Zero) : null;

    /// <summary>One at a time on the one connection.</summary>
    /// <exception cref="ConfigurationException">The file cannot be used.</exception>
    /// <exception cref="OutboxFullException">Its disk is full.</exception>
    async Task<T> RunAsync<T>(Func<Db, SqlCatalog, Task<T>> work, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            _db ??= await _file.OpenAsync(_access, cancellationToken).ConfigureAwait(false);
            return await work(_db, _file.Sql).ConfigureAwait(false);
        }
        catch (ServerException e)
        {
            throw _file.Translate(e);
        }
        finally
        {
            _turn.Release();
        }
    }
}
