using System.Diagnostics;
using IdentDbBridge.Data;

namespace IdentDbBridge.Dialects.MySql;

/// <summary>
/// The run lock of a Galera cluster: a row whose holder renews it on a connection of its own. A waiter that sees no
/// renewal for a full lease takes it over. No clocks are compared: the one who waits counts with its own, from renewal to
/// renewal. docs/decisions/0009 has the reasons.
/// </summary>
sealed class GaleraLock(ConnectionTarget target, SqlCatalog sql, SessionInfo session) : IRunLock
{
    const string Table = "IdentBridge_RunLease";

    static readonly TimeSpan Beat = TimeSpan.FromSeconds(3);

    // Galera itself takes up to 15 seconds to leave a silent node behind, and nobody can write meanwhile.
    static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    static readonly TimeSpan Glance = TimeSpan.FromSeconds(0.5);

    readonly string _token = Guid.NewGuid().ToString("N");
    readonly SemaphoreSlim _turn = new(1, 1);
    readonly CancellationTokenSource _end = new();
    Db? _db;
    Task _renewing = Task.CompletedTask;
    Row? _seen;
    bool _held;

    public string SessionId { get; private set; } = "";

    /// <summary>Watches a holder until it renews, which it does every three seconds, or until its lease is over.</summary>
    public async Task<bool> TryTakeAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await LookAsync(cancellationToken).ConfigureAwait(false) is not { } holder)
                return await TakeAsync("dialect/lease-take", null, cancellationToken).ConfigureAwait(false);
            // An insert whose answer was lost may have made it ours.
            if (holder.Token == _token)
                return Hold();
            return await IsGoneAsync(holder, cancellationToken).ConfigureAwait(false) && await TakeAsync("dialect/lease-take-over", holder, cancellationToken).ConfigureAwait(false);
        }
        catch (ServerException e) when (e.Error.Kind == ServerErrorKind.Duplicate)
        {
            // Another run was first.
            return false;
        }
        catch (ServerException e) when (e is not ConnectionException && e.Error.Kind is ServerErrorKind.Deadlock or ServerErrorKind.Timeout or ServerErrorKind.ConnectionLost)
        {
            // Another node's run was first, or this node is behind, as while a long ALTER runs in the cluster, and tells nothing about the holder.
            await ForgetAsync().ConfigureAwait(false);
            return false;
        }
    }

    /// <summary>Renews: only that tells for sure, since it has its place in the common order of all nodes.</summary>
    public async Task<bool> IsHeldAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var trying = Stopwatch.StartNew();
            while (true)
            {
                try
                {
                    return await RenewAsync(cancellationToken).ConfigureAwait(false);
                }
                catch (Exception e) when (e is not OperationCanceledException && trying.Elapsed < Lease)
                {
                    // Lost a certification, or its node, at which drivers throw anything: another node can tell.
                    await ForgetAsync().ConfigureAwait(false);
                    await Task.Delay(Glance, cancellationToken).ConfigureAwait(false);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    return false;
                }
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    public Task<LockHolder?> FindHolderAsync(CancellationToken cancellationToken) => Task.FromResult<LockHolder?>(_seen is null ? null : new LockHolder
    {
        SessionId = _seen.SessionId,
        Host = _seen.Host,
        Program = _seen.Program,
        Login = _seen.Login,
        SinceUtc = _seen.SinceUtc,
    });

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        await _renewing.ConfigureAwait(false);
        if (_held)
            await ReleaseAsync().ConfigureAwait(false);
        await ForgetAsync().ConfigureAwait(false);
        _end.Dispose();
        _turn.Dispose();
    }

    async Task ReleaseAsync()
    {
        for (bool again = true; ; again = false)
        {
            try
            {
                Db db = await ConnectAsync(CancellationToken.None).ConfigureAwait(false);
                await db.ExecuteAsync(sql["dialect/lease-release"], new { Token = _token }, CancellationToken.None).ConfigureAwait(false);
                return;
            }
            catch (ServerException) when (again)
            {
                // A run ends, too, because its node has died: another one may do.
                await ForgetAsync().ConfigureAwait(false);
            }
            catch (ServerException)
            {
                // It ends by itself, half a minute later.
                return;
            }
        }
    }

    /// <summary>Null while nobody holds it.</summary>
    async Task<Row?> LookAsync(CancellationToken cancellationToken)
    {
        Db db = await ConnectAsync(cancellationToken).ConfigureAwait(false);
        _seen = (await db.QueryAsync<Row>(sql["dialect/lease-look"], null, cancellationToken).ConfigureAwait(false)).FirstOrDefault();
        return _seen;
    }

    /// <summary>Whether the holder lets its lease run out, from the answer that showed it to a question that finds it unchanged.</summary>
    async Task<bool> IsGoneAsync(Row holder, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        TimeSpan asked;
        do
        {
            await Task.Delay(Glance, cancellationToken).ConfigureAwait(false);
            asked = watch.Elapsed;
            if (await LookAsync(cancellationToken).ConfigureAwait(false) is not { } now || !now.IsSame(holder))
                return false;
        }
        while (asked < Lease);
        return true;
    }

    async Task<bool> TakeAsync(string statement, Row? gone, CancellationToken cancellationToken)
    {
        Db db = await ConnectAsync(cancellationToken).ConfigureAwait(false);
        LockHolder self = LockHolder.Self(SessionId, session.Login);
        var row = new { Token = _token, self.SessionId, self.Host, self.Program, self.Login, self.SinceUtc, SeenToken = gone?.Token, SeenBeat = gone?.Beat };
        return await db.ExecuteAsync(sql[statement], row, cancellationToken).ConfigureAwait(false) == 1 && Hold();
    }

    bool Hold()
    {
        _renewing = Task.Run(KeepAsync);
        return _held = true;
    }

    async Task KeepAsync()
    {
        using var timer = new PeriodicTimer(Beat);
        try
        {
            // Ends, too, when the lock is another's: the run hears of it before its next statement.
            while (await timer.WaitForNextTickAsync(_end.Token).ConfigureAwait(false))
            {
                if (!await IsHeldAsync(_end.Token).ConfigureAwait(false))
                    return;
            }
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // Released.
        }
    }

    async Task<bool> RenewAsync(CancellationToken cancellationToken)
    {
        Db db = await ConnectAsync(cancellationToken).ConfigureAwait(false);
        // During a long ALTER of the run itself it waits with all other writes: its place in the order is taken before those of who might take over.
        return await db.ExecuteAsync(sql["dialect/lease-renew"], [("Token", _token)], Db.NoTimeout, cancellationToken).ConfigureAwait(false) == 1;
    }

    async Task<Db> ConnectAsync(CancellationToken cancellationToken)
    {
        if (_db is not null)
            return _db;
        Db db = await Db.OpenAsync(target, ConnectionUse.Run, cancellationToken).ConfigureAwait(false);
        try
        {
            await db.ExecuteAsync(sql["dialect/lease-prepare"], null, cancellationToken).ConfigureAwait(false);
            await CausalReads.SetAsync(db, sql, session, cancellationToken).ConfigureAwait(false);
            List<string> tables = await db.QueryAsync<string>(sql["journal/tables"], null, cancellationToken).ConfigureAwait(false);
            if (!tables.Contains(Table, session.TableComparer))
                await db.ExecuteAsync(sql["dialect/lease-create"], null, cancellationToken).ConfigureAwait(false);
            if (SessionId.Length == 0)
                SessionId = (await target.Dialect.ReadSessionAsync(db, cancellationToken).ConfigureAwait(false)).SessionId;
        }
        catch
        {
            await db.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        return _db = db;
    }

    async Task ForgetAsync()
    {
        if (_db is not null)
            await _db.DisposeAsync().ConfigureAwait(false);
        _db = null;
    }

    sealed class Row
    {
        public string Token { get; set; } = "";

        public long Beat { get; set; }

        public string? SessionId { get; set; }

        public string? Host { get; set; }

        public string? Program { get; set; }

        public string? Login { get; set; }

        public DateTime? SinceUtc { get; set; }

        public bool IsSame(Row other) => (Token, Beat) == (other.Token, other.Beat);
    }
}
