using System.Data.Common;
using System.Runtime.CompilerServices;
using IdentDbBridge.Data;
using Microsoft.Data.SqlClient;

namespace IdentDbBridge.Dialects.MsSql;

sealed class MsSqlDialect : IDialect
{
    /// <summary>Application locks are per database, so one name serves all.</summary>
    const string LockName = "IdentDbBridge";

    /// <summary>SQL Server says it of a database that is missing and of one that the login may not use.</summary>
    const int CannotOpenDatabase = 4060;

    static readonly HashSet<string> SystemDatabases = new(["master", "model", "msdb", "tempdb", "distribution", "mssqlsystemresource"], StringComparer.OrdinalIgnoreCase);

    readonly SqlCatalog _sql;

    public MsSqlDialect() => _sql = new SqlCatalog(Name);

    public string Name => "mssql";

    public string ProductName => "SQL Server";

    public bool TransactionalDdl => true;

    // Two indexes a row, and from 5,000 locks on SQL Server locks the whole table instead, which keeps IDENT out: https://learn.microsoft.com/en-us/troubleshoot/sql/database-engine/performance/resolve-blocking-problems-caused-lock-escalation
    public int BatchRows => 2000;

    public ConnectionTarget Parse(string connectionString)
    {
        try
        {
            var builder = new SqlConnectionStringBuilder(connectionString);
            ConnectionText.RefuseSwallowedPassword(builder);
            // The server's log and sys.dm_exec_sessions then name the tool that holds a lock.
            if (!builder.ShouldSerialize("Application Name"))
                builder.ApplicationName = "identdb";
            return new ConnectionTarget(this, builder.ConnectionString, builder.DataSource, builder.InitialCatalog, LockName, ConnectionTarget.Secrets(builder.Password));
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException or NotSupportedException or InvalidOperationException)
        {
            throw Malformed.ConnectionString(this, connectionString);
        }
    }

    public async Task<DbConnection> OpenAsync(ConnectionTarget target, ConnectionUse use, CancellationToken cancellationToken)
    {
        var settings = new SqlConnectionStringBuilder(target.ConnectionString);
        settings.Pooling &= use is ConnectionUse.Pooled or ConnectionUse.Bulk;
        if (use == ConnectionUse.Server)
            settings.InitialCatalog = "master";
        var connection = new SqlConnection(settings.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            return connection;
        }
        catch (Exception e)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            if (e is SqlException { Number: CannotOpenDatabase } && await IsThereAsync(target, cancellationToken).ConfigureAwait(false))
                throw new UnauthorizedAccessException(e.Message, e);
            throw;
        }
    }

    public Task ClearPoolAsync(DbConnection connection)
    {
        SqlConnection.ClearPool((SqlConnection)connection);
        return Task.CompletedTask;
    }

    public bool IsSystemDatabase(string name) => SystemDatabases.Contains(name);

    public Task InsertAsync(Db db, RowBatch rows, CancellationToken cancellationToken) => MsSqlInsert.RunAsync(db, rows, cancellationToken);

    public ServerError? Classify(Exception exception) => exception switch
    {
        SqlException e => MsSqlErrors.Classify(e),
        UnauthorizedAccessException { InnerException: SqlException e } => MsSqlErrors.Classify(e) with { Kind = ServerErrorKind.NoRights },
        _ => null,
    };

    public Task<string?> ExplainUnreachableAsync(ConnectionTarget target, Exception exception, CancellationToken cancellationToken) =>
        Task.FromResult(exception is SqlException e ? MsSqlReach.Explain(target.Server, e) : null);

    public string Quote(string identifier) => $"[{identifier.Replace("]", "]]", StringComparison.Ordinal)}]";

    public string Literal(string text) => $"N'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    public async Task<SessionInfo> ReadSessionAsync(Db db, CancellationToken cancellationToken)
    {
        List<SessionInfo> rows = await db.ReadAsync(
            _sql["session/info"], null, r => new SessionInfo { Version = r.GetString(0).Split('\n')[0].Trim(), Product = ProductName, SessionId = r.GetString(1), Login = r.GetString(2), SchemaName = r.IsDBNull(4) ? "" : r.GetString(4) },
            cancellationToken).ConfigureAwait(false);
        return rows[0];
    }

    public IRunLock CreateLock(ConnectionTarget target, SessionInfo session) => new SessionLock(target, _sql);

    /// <summary>Asks the master database, which every login may open.</summary>
    async Task<bool> IsThereAsync(ConnectionTarget target, CancellationToken cancellationToken)
    {
        var builder = new SqlConnectionStringBuilder(target.ConnectionString) { InitialCatalog = "master" };
        try
        {
            Db master = await Db.OpenAsync(Parse(builder.ConnectionString), ConnectionUse.Inspect, cancellationToken).ConfigureAwait(false);
            await using ConfiguredAsyncDisposable end = master.ConfigureAwait(false);
            return await master.ScalarAsync<int?>(_sql["dialect/database-id"], new { Name = target.Database }, cancellationToken).ConfigureAwait(false) is not null;
        }
        catch (ServerException)
        {
            // Not even master: the first error stands as it is.
            return false;
        }
    }
}
