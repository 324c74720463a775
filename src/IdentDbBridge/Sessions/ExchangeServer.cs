using System.Data;
using IdentDbBridge.Data;
using IdentDbBridge.Dialects;
using IdentDbBridge.Installed;
using Polly;
using Polly.Retry;
using Outcome = IdentDbBridge.Model.Outcome;

namespace IdentDbBridge.Sessions;

/// <summary>
/// The exchange database as the library reaches it. Sessions are kept open and ready for a while, since the driver's pool asks
/// the server before it hands one out, and each would have to be told its settings again.
/// </summary>
sealed class ExchangeServer : IExchangeWriter, IAsyncDisposable
{
    static readonly TimeSpan KeepFor = TimeSpan.FromSeconds(15);

    // What the other side of a deadlock does takes milliseconds; with eight tries the last wait is about a second.
    static readonly ResiliencePipeline Retries = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = args => ValueTask.FromResult(MayHelp(args.Outcome.Exception)),
            MaxRetryAttempts = 7,
            BackoffType = DelayBackoffType.Exponential,
            Delay = TimeSpan.FromMilliseconds(10),
            MaxDelay = TimeSpan.FromSeconds(1),
            UseJitter = true,
        })
        .Build();

    readonly ConnectionTarget _target;
    readonly IReadOnlyDictionary<string, string>? _tables;
    readonly ConnectionUse _use;
    readonly IdleSessions _idle = new(KeepFor);
    SessionInfo? _session;
    SqlCatalog? _sql;

    /// <summary>Connects to nothing.</summary>
    /// <exception cref="ConfigurationException">Unknown provider, malformed connection string or impossible table names.</exception>
    public ExchangeServer(string provider, string connectionString, IReadOnlyDictionary<string, string>? tables, ConnectionUse use = ConnectionUse.Pooled)
    {
        _target = Dialect.Parse(provider, connectionString);
        ExchangeTables.With(tables);
        _tables = tables;
        _use = use;
    }

    /// <summary>How many rows one transaction takes.</summary>
    public int BatchRows => _target.Dialect.RowsOf(_use);

    /// <summary>Whether rows may be passed on while they are read.</summary>
    public bool ReadsOn => _target.Dialect.ReadsOn;

    /// <summary>Runs <paramref name="work"/> on a session of its own; again, when it fell victim to a deadlock or to a connection that was kept too long. So it must be idempotent.</summary>
    /// <param name="operation">What it is called where it is measured.</param>
    /// <param name="work">What is done there.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConnectionException">No connection.</exception>
    /// <exception cref="ConfigurationException">The database has no exchange tables.</exception>
    public Task<T> RunAsync<T>(string operation, Func<ExchangeSession, Task<T>> work, CancellationToken cancellationToken) =>
        ExchangeTelemetry.IsOn ? MeasuredAsync(operation, work, cancellationToken) : RunAsync(work, cancellationToken);

    /// <summary>Likewise, not measured: work of the command line.</summary>
    public async Task<T> RunAsync<T>(Func<ExchangeSession, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await RunOnceAsync(work, cancellationToken).ConfigureAwait(false);
        }
        catch (ServerException e) when (MayHelp(e))
        {
            return await Retries.ExecuteAsync(token => new ValueTask<T>(RunOnceAsync(work, token)), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Writes at once, or not at all.</summary>
    public Task<Outcome> WriteAsync(ExchangeWrite write, CancellationToken cancellationToken) =>
        RunAsync(write.Kind, session => write.ApplyAsync(session, cancellationToken), cancellationToken);

    /// <summary>Closes the sessions that are kept.</summary>
    public ValueTask DisposeAsync() => new(_idle.CloseAsync());

    // Apart, so that nothing is allocated for it where nobody listens.
    Task<T> MeasuredAsync<T>(string operation, Func<ExchangeSession, Task<T>> work, CancellationToken cancellationToken) =>
        ExchangeTelemetry.MeasureAsync(_target, operation, () => RunAsync(work, cancellationToken));

    async Task<T> RunOnceAsync<T>(Func<ExchangeSession, Task<T>> work, CancellationToken cancellationToken)
    {
        ExchangeSession session = _idle.TryTake() ?? await OpenAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            T result = await work(session).ConfigureAwait(false);
            if (!_idle.TryKeep(session))
                await session.Db.DisposeAsync().ConfigureAwait(false);
            return result;
        }
        catch (Exception e)
        {
            bool isBroken = IsBroken(session.Db, e);
            await session.Db.DisposeAsync().ConfigureAwait(false);
            // The others have lost theirs, too, as a rule: the next try is to have a new one.
            if (isBroken || e is ServerException { Error.Kind: ServerErrorKind.ConnectionLost })
            {
                await _idle.CloseAsync().ConfigureAwait(false);
                await _target.Dialect.ClearPoolAsync(session.Db.Connection).ConfigureAwait(false);
            }

            if (isBroken)
                throw Lost(session.Db, e);
            throw;
        }
    }

    async Task<ExchangeSession> OpenAsync(CancellationToken cancellationToken)
    {
        OpenedDatabase opened = await OpenedDatabase.OpenAsync(_target, _use, OpenedDatabase.ForExchange, _session, cancellationToken).ConfigureAwait(false);
        try
        {
            _sql ??= SqlCatalog.For(_target.Dialect, await FindTablesAsync(opened, cancellationToken).ConfigureAwait(false));
            return new ExchangeSession(opened.Db, _sql, opened.Session);
        }
        catch (Exception e)
        {
            bool isBroken = IsBroken(opened.Db, e);
            await opened.DisposeAsync().ConfigureAwait(false);
            if (isBroken)
                throw Lost(opened.Db, e);
            throw;
        }
    }

    // Drivers throw anything when a session breaks under them, and then they close it. What leaves it open is a defect of ours.
    static bool IsBroken(Db db, Exception e) =>
        e is TransactionEndedException or not (IdentDbException or OperationCanceledException) && db.Connection.State != ConnectionState.Open;

    static ServerException Lost(Db db, Exception e)
    {
        var error = new ServerError(db.Dialect.ProductName, 0, ServerErrorKind.ConnectionLost, LostConnection);
        return new ServerException(error.ToString(), error, e);
    }

    // Not where it is used: there T is a type.
    static string LostConnection => T($"the connection to the server was lost");

    static bool MayHelp(Exception? exception) =>
        exception is ServerException { Error.Kind: ServerErrorKind.Deadlock or ServerErrorKind.ConnectionLost } and not ConnectionException;

    /// <summary>The names that the database remembers, as far as the login may see.</summary>
    async Task<ExchangeTables> FindTablesAsync(OpenedDatabase opened, CancellationToken cancellationToken)
    {
        JournalState? state = await opened.TryReadJournalAsync(cancellationToken).ConfigureAwait(false);
        // Not before: a node that has lost the others does not say that it is one, nor lets the journal be read.
        _session = opened.Session;
        // The journal is the DBA's. Then the names are those that the options give.
        if (state is null)
            return ExchangeTables.With(_tables);
        // A journal that holds nothing is not seen, or not ours to judge by.
        string? lacking = state.Applied.Count == 0 ? null : BundledScripts.NeededByExchange(_target.Dialect.Name).FirstOrDefault(name => !state.Applied.Any(a => a.ScriptName.EndsWith(name, StringComparison.Ordinal)));
        if (lacking is not null)
            throw new ConfigurationException(T($"{_target} is older than this program: {lacking} was not applied.")) { Remedy = new(RemedyKind.ApplyScripts) };
        ExchangeTables tables = TableNames.Resolve(state, _tables);
        return tables.Names.Values.Any(state.Tables.Contains)
            ? tables
            : throw new ConfigurationException(T($"{_target} has no exchange tables that this login may see. Create them, name the right database, or name the tables if they were renamed.")) { Remedy = new(RemedyKind.ApplyScripts) };
    }
}
