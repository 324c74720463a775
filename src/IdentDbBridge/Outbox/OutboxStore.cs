using IdentDbBridge.Data;
using IdentDbBridge.Dialects;
using IdentDbBridge.Sessions;

namespace IdentDbBridge.Outbox;

/// <summary>The SQLite file of an outbox. What it was given is on the disk when the call returns.</summary>
sealed class OutboxStore : IAsyncDisposable
{
    // Of what is left of the limit, one in so many records is let in before the next count: counting reads the whole file, and other processes write, too.
    const int CountEvery = 8;

    readonly OutboxOptions _options;
    readonly ConnectionTarget _target;
    readonly SqlCatalog _sql;
    readonly TimeProvider _time;
    readonly SemaphoreSlim _turn = new(1);
    Db? _db;
    long _room;

    public OutboxStore(OutboxOptions options, TimeProvider time)
    {
        if (string.IsNullOrWhiteSpace(options.Path))
            throw new ConfigurationException(T($"The outbox needs the path of a file."));
        if (options.MaxRecords < 1 || options.MaxAge <= TimeSpan.Zero)
            throw new ConfigurationException(T($"The limits of the outbox must be positive."));
        _options = options;
        _time = time;
        _target = Dialect.Parse("sqlite", new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder { DataSource = options.Path }.ConnectionString);
        _sql = new SqlCatalog("sqlite", new Dictionary<string, string>());
    }

    DateTime NowUtc => _time.GetUtcNow().UtcDateTime;

    /// <exception cref="OutboxFullException">It holds its limit.</exception>
    public Task AddAsync(ExchangeWrite write, CancellationToken cancellationToken) => RunAsync(
        async db =>
        {
            if (--_room < 0)
            {
                long left = _options.MaxRecords - await db.ScalarAsync<long>(_sql["outbox/count"], null, cancellationToken).ConfigureAwait(false);
                _room = left > 0 ? left / CountEvery : throw new OutboxFullException(_options.MaxRecords);
            }

            return await db.ExecuteAsync(_sql["outbox/add"], new { write.Key, write.Kind, Body = OutboxJson.Write(write), NowUtc }, cancellationToken).ConfigureAwait(false);
        },
        cancellationToken);

    public Task<bool> HasAsync(string key, CancellationToken cancellationToken) =>
        RunAsync(db => db.ScalarAsync<bool>(_sql["outbox/has-key"], new { Key = key }, cancellationToken), cancellationToken);

    /// <summary>The first waiting record of each key that may be sent now.</summary>
    public Task<List<OutboxRecord>> ReadDueAsync(int count, CancellationToken cancellationToken) =>
        RunAsync(db => db.QueryAsync<OutboxRecord>(_sql["outbox/read-due"], new { NowUtc, Count = count }, cancellationToken), cancellationToken);

    public Task RemoveAsync(IReadOnlyList<long> numbers, CancellationToken cancellationToken) =>
        RunAsync(db => db.QueryListAsync<int>(_sql["outbox/remove"], "Number", [.. numbers], cancellationToken), cancellationToken);

    public Task PostponeAsync(long number, TimeSpan delay, CancellationToken cancellationToken) =>
        RunAsync(db => db.ExecuteAsync(_sql["outbox/postpone"], new { Number = number, NotBeforeUtc = NowUtc + delay }, cancellationToken), cancellationToken);

    public Task SetAsideAsync(long number, string reason, CancellationToken cancellationToken) =>
        RunAsync(db => db.ExecuteAsync(_sql["outbox/set-aside"], new { Number = number, Reason = reason }, cancellationToken), cancellationToken);

    /// <returns>How many.</returns>
    public Task<int> SetAsideOldAsync(CancellationToken cancellationToken) => RunAsync(
        db => db.ExecuteAsync(_sql["outbox/set-aside-old"], new { Reason = T($"waited longer than {_options.MaxAge.TotalDays:0.##} days"), BeforeUtc = NowUtc - _options.MaxAge }, cancellationToken),
        cancellationToken);

    /// <summary>Lets nothing wait for its next try.</summary>
    public Task HurryAsync(CancellationToken cancellationToken) =>
        RunAsync(db => db.ExecuteAsync(_sql["outbox/hurry"], new { NowUtc }, cancellationToken), cancellationToken);

    /// <returns>How many.</returns>
    public Task<int> TakeBackAsync(CancellationToken cancellationToken) =>
        RunAsync(db => db.ExecuteAsync(_sql["outbox/take-back"], new { NowUtc }, cancellationToken), cancellationToken);

    /// <summary>Keeps for the status how a delivery went.</summary>
    public Task TellAsync(string? error, CancellationToken cancellationToken) =>
        RunAsync(db => db.ExecuteAsync(_sql["outbox/tell"], new { NowUtc, Error = error }, cancellationToken), cancellationToken);

    public Task<OutboxStatus> ReadStatusAsync(CancellationToken cancellationToken) => RunAsync(
        async db =>
        {
            OutboxTotals totals = (await db.QueryAsync<OutboxTotals>(_sql["outbox/read-totals"], null, cancellationToken).ConfigureAwait(false))[0];
            return new OutboxStatus
            {
                Path = _options.Path,
                Waiting = totals.Waiting,
                SetAside = totals.SetAside,
                OldestAt = Utc(totals.OldestUtc),
                TriedAt = Utc(totals.TriedUtc),
                Error = totals.Error,
                Reasons = await db.QueryAsync<SetAsideReason>(_sql["outbox/read-reasons"], null, cancellationToken).ConfigureAwait(false),
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

    static DateTimeOffset? Utc(DateTime? time) => time is { } utc ? new DateTimeOffset(utc, TimeSpan.Zero) : null;

    /// <summary>One at a time on the one connection.</summary>
    async Task<T> RunAsync<T>(Func<Db, Task<T>> work, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await work(_db ??= await OpenAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    async Task<Db> OpenAsync(CancellationToken cancellationToken)
    {
        KeepFromOthers(_options.Path);
        Db db = await Db.OpenAsync(_target, ConnectionUse.Run, cancellationToken).ConfigureAwait(false);
        try
        {
            await db.ExecuteAsync(_sql["outbox/create"], null, cancellationToken).ConfigureAwait(false);
            return db;
        }
        catch (ServerException e) when (e.Error.Number == SQLitePCL.raw.SQLITE_NOTADB)
        {
            await db.DisposeAsync().ConfigureAwait(false);
            throw new ConfigurationException(T($"The file {_options.Path} is no outbox."), e);
        }
        catch
        {
            await db.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>SQLite gives its other files the rights of the first.</summary>
    static void KeepFromOthers(string path)
    {
        var create = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows())
            create.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            new FileStream(path, create).Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(T($"The outbox file {path} cannot be created or opened. Name a file in a directory that exists and may be written."), e);
        }
    }
}
