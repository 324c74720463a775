using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;

namespace IdentDbBridge.Data;

/// <summary>
/// An open connection, and the only caller of Dapper. Every driver error leaves as a <see cref="ServerException"/>
/// without secrets; every command can be cancelled.
/// </summary>
sealed partial class Db : IAsyncDisposable
{
    /// <summary>No limit: DDL on a large table takes as long as it takes.</summary>
    public const int NoTimeout = 0;

    // A run waits for each statement before the next, and its thread with it (DbUp's engine is synchronous): handing both to other threads takes longer than most statements.
    readonly bool _blocks;
    DbTransaction? _transaction;

    Db(ConnectionTarget target, DbConnection connection, ConnectionUse use)
    {
        Target = target;
        Connection = connection;
        MayLoad = use == ConnectionUse.Bulk;
        _blocks = use == ConnectionUse.Run && target.Dialect.RunBlocks;
        BatchRows = target.Dialect.RowsOf(use);
    }

    public ConnectionTarget Target { get; }

    public IDialect Dialect => Target.Dialect;

    public DbConnection Connection { get; }

    /// <summary>The one that is open; null for none.</summary>
    public DbTransaction? Transaction => _transaction;

    /// <summary>Prepared on this session, and closed with it.</summary>
    public Dictionary<InsertStatement, DbCommand> Prepared { get; } = [];

    /// <summary>Whether rows may be loaded in bulk, as far as is known: the server's settings can forbid it.</summary>
    public bool MayLoad { get; set; }

    /// <summary>How many rows one transaction takes.</summary>
    public int BatchRows { get; }

    /// <exception cref="ConnectionException">Unreachable, login refused or database missing.</exception>
    /// <exception cref="PermissionException">The login may not use the database.</exception>
    /// <exception cref="ConfigurationException">The driver cannot do what the connection string asks for.</exception>
    public static async Task<Db> OpenAsync(ConnectionTarget target, ConnectionUse use, CancellationToken cancellationToken)
    {
        try
        {
            return new Db(target, await target.Dialect.OpenAsync(target, use, cancellationToken).ConfigureAwait(false), use);
        }
        catch (Exception e)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (target.Dialect.Classify(e) is { } error)
            {
                bool isAway = error.Kind is ServerErrorKind.Unreachable or ServerErrorKind.Timeout or ServerErrorKind.ConnectionLost;
                throw OpenError(target, error, isAway ? await target.Dialect.ExplainUnreachableAsync(target, e, cancellationToken).ConfigureAwait(false) : null);
            }

            if (e is IdentDbException or OperationCanceledException)
                throw;
            // Settings that contradict each other, a protocol of another system, a certificate file that is not there: drivers throw anything.
            if (e is NotSupportedException && Tool.IsWithoutIcu)
                throw new ConfigurationException(T($"The {target.Dialect.ProductName} driver does not work without ICU (invariant globalization). Install libicu and take DOTNET_SYSTEM_GLOBALIZATION_INVARIANT out of the environment."));
            if (e is TypeInitializationException or DllNotFoundException)
                throw new ConfigurationException(T($"A library that the {target.Dialect.ProductName} driver needs is missing, or is not for this system. Keep all files that came with this program in one directory."));
            // What they say may quote a setting, so they are not passed on.
            throw new ConfigurationException(T($"The {target.Dialect.ProductName} driver cannot open {target} with the settings of this connection string ({e.GetType().Name.Replace("Exception", "", StringComparison.Ordinal)}). Check protocol, encryption, certificates and kind of authentication."));
        }
    }

    public Task<int> ExecuteAsync(string sql, object args, CancellationToken cancellationToken)
    {
        CommandDefinition command = Command(sql, args, cancellationToken);
        return RunAsync(() => Connection.ExecuteAsync(command), cancellationToken);
    }

    /// <summary>The first column of the first row; default where there is none or it is NULL.</summary>
    public Task<T?> ScalarAsync<T>(string sql, object? args, CancellationToken cancellationToken)
    {
        CommandDefinition command = Command(sql, args, cancellationToken);
        return RunAsync(() => Connection.ExecuteScalarAsync<T>(command), cancellationToken);
    }

    public Task<List<T>> QueryAsync<T>(string sql, object? args, CancellationToken cancellationToken)
    {
        CommandDefinition command = Command(sql, args, cancellationToken);
        return RunAsync(
            async () => RuntimeFeature.IsDynamicCodeSupported
                ? (await Connection.QueryAsync<T>(command).ConfigureAwait(false)).AsList()
                : await ReadAllAsync(await Connection.ExecuteReaderAsync(command).ConfigureAwait(false), NativeRows.Of<T>, cancellationToken).ConfigureAwait(false),
            cancellationToken);
    }

    /// <summary>Runs <paramref name="work"/> in one transaction: committed when it returns, rolled back when it throws.</summary>
    public async Task InTransactionAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        await BeginAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await work().ConfigureAwait(false);
            await RunAsync(() => CommitAsync(_transaction!), CancellationToken.None).ConfigureAwait(false);
        }
        catch
        {
            await RollBackAsync().ConfigureAwait(false);
            throw;
        }
        finally
        {
            await ForgetTransactionAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Runs <paramref name="work"/> in a transaction that is rolled back whatever comes of it.</summary>
    public async Task TryOutAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        await BeginAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await work().ConfigureAwait(false);
        }
        finally
        {
            await RollBackAsync().ConfigureAwait(false);
            await ForgetTransactionAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Closes the connection. Never throws what the server says to that.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await Connection.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (Dialect.Classify(e) is not null)
        {
            // Drivers roll back here, and a server that is gone, or a node that has lost the others, refuses even that.
        }
    }

    async Task ForgetTransactionAsync()
    {
        try
        {
            if (_transaction is not null)
                await _transaction.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (Dialect.Classify(e) is not null)
        {
            // Drivers roll back here what they think is not rolled back; a server that refuses has told its error already.
        }

        _transaction = null;
    }

    async Task BeginAsync(CancellationToken cancellationToken) =>
        _transaction = await RunAsync(() => _blocks ? Task.FromResult(Connection.BeginTransaction()) : Connection.BeginTransactionAsync(cancellationToken).AsTask(), cancellationToken).ConfigureAwait(false);

    Task CommitAsync(DbTransaction transaction)
    {
        if (!_blocks)
            return transaction.CommitAsync(CancellationToken.None);
        transaction.Commit();
        return Task.CompletedTask;
    }

    async Task RollBackAsync()
    {
        try
        {
            await RunAsync(() => _transaction!.RollbackAsync(CancellationToken.None), CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (e is ServerException or TransactionEndedException)
        {
            // The server has rolled back already (XACT_ABORT, a lost connection, the script's own ROLLBACK): the first error is the one to tell.
        }
    }

    CommandDefinition Command(string sql, object? args, CancellationToken cancellationToken) =>
        new(sql, RuntimeFeature.IsDynamicCodeSupported ? args : NativeRows.Parameters(args, sql), _transaction, cancellationToken: cancellationToken);

    /// <summary>Runs something that is no command of Dapper's, with the same care.</summary>
    public Task RunAsync(Func<Task> work, CancellationToken cancellationToken) => RunAsync(
        async () =>
        {
            await work().ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    /// <inheritdoc cref="RunAsync(Func{Task}, CancellationToken)" />
    public async Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Connection.State != ConnectionState.Open)
        {
            // Drivers close the connection at some errors, and Dapper would open it again: another session, without what this one was told.
            ServerError lost = ServerWords.Tell(Dialect.ProductName, 0, ServerErrorKind.ConnectionLost, ServerFault.None, null);
            throw new ServerException(lost.ToString(), lost, null);
        }

        try
        {
            return await (Dialect.Interrupt is { } interrupt ? OnPoolThreadAsync(work, interrupt, cancellationToken) : work()).ConfigureAwait(false);
        }
        catch (InvalidOperationException e) when (_transaction is { Connection: null })
        {
            throw new TransactionEndedException(e);
        }
        catch (Exception e) when (e is not OperationCanceledException && Dialect.Classify(e) is not null)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ServerError error = Dialect.Classify(e)!;
            // Drivers tell a cut session as a host that cannot be reached, too.
            if (error.Kind == ServerErrorKind.Unreachable)
                error = error with { Kind = ServerErrorKind.ConnectionLost };
            throw CommandError(Target, error);
        }
        catch (Exception e) when (e is DataException or InvalidCastException or FormatException or OverflowException)
        {
            // A table made by hand; Dapper's own message quotes the value.
            throw CommandError(Target, ServerWords.Tell(Dialect.ProductName, 0, ServerErrorKind.Other, ServerFault.Unreadable, null));
        }
    }

    async Task<T> OnPoolThreadAsync<T>(Func<Task<T>> work, Action<DbConnection> interrupt, CancellationToken cancellationToken)
    {
        using CancellationTokenRegistration registration = cancellationToken.Register(() => interrupt(Connection));
        return await Task.Run(work, CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>The driver's exception is not within: its message may hold values of a row.</summary>
    static ServerException CommandError(ConnectionTarget target, ServerError error)
    {
        string says = target.Redact(error.ToString());
        error = error with { Text = target.Redact(error.Text) };
        return (error.Kind, error.Fault) switch
        {
            (ServerErrorKind.NoRights, _) => new PermissionException(T($"No rights: the login lacks one that this needs. ({says})"), error, null),
            (ServerErrorKind.Timeout, _) => new ServerException(T($"Busy: another session holds what this needs, or the server is too slow. Try again later. ({says})"), error, null),
            (ServerErrorKind.Other, ServerFault.TableMissing) => new ServerException(T($"A table that this needs is missing in {target}. Bring the database up to date first. ({says})"), error, null),
            (ServerErrorKind.Other, ServerFault.ReadOnly) => new ServerException(T($"{target} takes no writes now: it is read-only, as a replica is. Connect to the server that is written to, or end that. ({says})"), error, null),
            (ServerErrorKind.Other, ServerFault.TooLarge) => new ServerException(T($"A statement or a value is longer than {target} takes. Raise the server's limit (max_allowed_packet on MySQL and MariaDB), or send less at a time. ({says})"), error, null),
            (ServerErrorKind.Other, ServerFault.Full) => new ServerException(T($"No space is left for {target}. Make room on its disk, then try again. ({says})"), error, null),
            (ServerErrorKind.Other, ServerFault.Damaged) => new ServerException(T($"{target} is damaged, or is no database. Restore it from a backup, or mend it with the server's own tools. ({says})"), error, null),
            (ServerErrorKind.Other, ServerFault.Unreadable) => new ServerException(T($"A column of {target} holds a value of another type than the shipped tables have. Compare the tables with the shipped ones. ({says})"), error, null),
            (ServerErrorKind.Other or ServerErrorKind.Duplicate or ServerErrorKind.RuleBroken or ServerErrorKind.Deadlock, _) => new ServerException(T($"The server refuses this. ({says})"), error, null),
            _ => new ServerException(says, error, null),
        };
    }

    static ServerException OpenError(ConnectionTarget target, ServerError error, string? advice)
    {
        string says = target.Redact(error.ToString());
        error = error with { Text = target.Redact(error.Text) };
        return error.Kind switch
        {
            ServerErrorKind.LoginFailed => new ConnectionException(T($"Cannot connect to {target}: the server refuses the login. Check user and password. ({says})"), error, null),
            ServerErrorKind.DatabaseMissing => new ConnectionException(T($"Database missing: {target} does not exist. Create it first, or correct its name. ({says})"), error, null),
            ServerErrorKind.NoRights => new PermissionException(T($"No rights: the login may not use {target}. Check the database's name and the login's grants. ({says})"), error, null),
            _ when advice is not null => new ConnectionException(T($"Cannot connect to {target}: {target.Redact(advice)} ({says})"), error, null),
            ServerErrorKind.Unreachable or ServerErrorKind.Timeout or ServerErrorKind.ConnectionLost => new ConnectionException(T($"Cannot connect to {target}: no valid response. Check host, port, firewall, encryption, and that the server runs. ({says})"), error, null),
            _ => new ConnectionException(T($"Cannot connect to {target}. ({says})"), error, null),
        };
    }
}
