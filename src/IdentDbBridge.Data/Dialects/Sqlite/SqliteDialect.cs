using System.Data.Common;
using IdentDbBridge.Data;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace IdentDbBridge.Dialects.Sqlite;

/// <summary>The embedded database: for demos, tests and the programmer's own desk. IDENT itself does not read it.</summary>
sealed class SqliteDialect : IDialect
{
    // The driver looks each one up by name among all: of 10,000 calls, statements of 142 rows take eight times as long as those of 14.
    const int MaxParameters = 200;

    readonly SqlCatalog _sql;

    public SqliteDialect() => _sql = new SqlCatalog(Name);

    public string Name => "sqlite";

    public string ProductName => "SQLite";

    public bool TransactionalDdl => true;

    public int BatchRows => 1000;

    public ConnectionTarget Parse(string connectionString)
    {
        try
        {
            var builder = new SqliteConnectionStringBuilder(connectionString);
            ConnectionText.RefuseSwallowedPassword(builder, isFile: true);
            if (builder.Password.Length > 0)
                throw new ConfigurationException(T($"The SQLite connection string has a Password, but this SQLite encrypts no files. Take it out."));
            if (builder.DataSource.Length == 0)
                throw new ConfigurationException(T($"The SQLite connection string names no file. Write: Data Source=exchange.db"));
            if (builder.Mode == SqliteOpenMode.Memory || builder.DataSource == ":memory:")
                throw new ConfigurationException(T($"An in-memory SQLite database ends with its connection. Name a file: Data Source=exchange.db"));
            if (builder.DataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
                throw new ConfigurationException(T($"A file: URI does not do for SQLite, because the lock file lies beside the database. Name a file: Data Source=exchange.db"));
            return new ConnectionTarget(this, builder.ConnectionString, builder.DataSource, "", builder.DataSource + "-identdb.lock", []);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException)
        {
            throw Malformed.ConnectionString(this, connectionString);
        }
    }

    public async Task<DbConnection> OpenAsync(ConnectionTarget target, ConnectionUse use, CancellationToken cancellationToken)
    {
        var settings = new SqliteConnectionStringBuilder(target.ConnectionString);
        settings.Pooling &= use is ConnectionUse.Pooled or ConnectionUse.Bulk;
        if (use is ConnectionUse.Pooled or ConnectionUse.Bulk or ConnectionUse.Inspect && settings.Mode == SqliteOpenMode.ReadWriteCreate)
            settings.Mode = SqliteOpenMode.ReadWrite;
        // As in the sqlite3 shell: a script that rebuilds a table drops it, and would take the rows of others with it.
        if (use == ConnectionUse.Run)
            settings.ForeignKeys ??= false;
        return await Task.Run(() => Open(settings), cancellationToken).ConfigureAwait(false);
    }

    public Action<DbConnection>? Interrupt { get; } = connection => raw.sqlite3_interrupt(((SqliteConnection)connection).Handle);

    public Task ClearPoolAsync(DbConnection connection)
    {
        SqliteConnection.ClearPool((SqliteConnection)connection);
        return Task.CompletedTask;
    }

    public Task InsertAsync(Db db, RowBatch rows, CancellationToken cancellationToken) => ParameterInsert.RunAsync(db, rows, MaxParameters, cancellationToken);

    public ServerError? Classify(Exception exception) => exception is SqliteException e ? SqliteErrors.Classify(e) : null;

    public string Quote(string identifier) => $"\"{identifier.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    public async Task<SessionInfo> ReadSessionAsync(Db db, CancellationToken cancellationToken)
    {
        try
        {
            return new()
            {
                Version = "SQLite " + await db.ScalarAsync(_sql["session/info"], [], cancellationToken).ConfigureAwait(false),
                Product = ProductName,
                SessionId = FileLock.ProcessNumber,
                Login = Environment.UserName,
            };
        }
        catch (ServerException e) when (e.Error.Number == raw.SQLITE_NOTADB)
        {
            throw new ConfigurationException(T($"{db.Target} is not a SQLite database."), e);
        }
    }

    public IRunLock CreateLock(ConnectionTarget target, SessionInfo session) => new FileLock(target.LockName);

    /// <summary>SQLite has one number for all that keeps a file from being opened.</summary>
    SqliteConnection Open(SqliteConnectionStringBuilder settings)
    {
        string path = Path.GetFullPath(settings.DataSource);
        if (Directory.Exists(path))
            throw new ConfigurationException(T($"{path} is a directory, not a SQLite file."));
        var connection = new SqliteConnection(settings.ConnectionString);
        try
        {
            connection.Open();
            return connection;
        }
        catch (SqliteException e)
        {
            connection.Dispose();
            bool mayCreate = settings.Mode == SqliteOpenMode.ReadWriteCreate && Directory.Exists(Path.GetDirectoryName(path));
            if (e.SqliteErrorCode != raw.SQLITE_CANTOPEN || !(mayCreate || File.Exists(path)))
                throw;
            throw new PermissionException(T($"No rights: {path} cannot be opened, or not be created in its directory."), Classify(e)!, e);
        }
    }
}
