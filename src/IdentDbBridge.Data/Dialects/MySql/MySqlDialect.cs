using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using IdentDbBridge.Data;

namespace IdentDbBridge.Dialects.MySql;

/// <summary>MySQL 8 and 9, MariaDB from 10.6.</summary>
sealed class MySqlDialect : IDialect
{
    static readonly HashSet<string> SystemDatabases = new(["mysql", "sys", "information_schema", "performance_schema"], StringComparer.OrdinalIgnoreCase);

    readonly SqlCatalog _sql;
    readonly MySqlInsert _insert;

    public MySqlDialect()
    {
        _sql = new SqlCatalog(Name);
        _insert = new MySqlInsert(_sql);
    }

    public string Name => "mysql";

    public string ProductName => "MySQL";

    // CREATE, ALTER and DROP commit implicitly: https://dev.mysql.com/doc/refman/8.4/en/implicit-commit.html
    public bool TransactionalDdl => false;

    public int BatchRows => 2000;

    public int BulkRows => 5000;

    public bool ReadsOn => true;

    public bool PreparesInserts => true;

    public ConnectionTarget Parse(string connectionString)
    {
        try
        {
            var builder = new MySqlConnectionStringBuilder(connectionString)
            {
                // The clinic's own scripts may use @variables.
                AllowUserVariables = true,
                // An UPDATE that finds its row counts it, even if the row was like that already.
                UseAffectedRows = false,
                // A PBX's database may hold 0000-00-00, at which the driver would stop.
                ConvertZeroDateTime = true,
            };
            ConnectionText.RefuseSwallowedPassword(builder);
            if (builder.Server.Contains('(', StringComparison.Ordinal))
                throw new ConfigurationException(T($"Several hosts are written with commas, the preferred one first: Server=node1,node2,node3."));
            string server = builder.Server.Length == 0 || builder.Port == 3306 ? builder.Server : string.Create(CultureInfo.InvariantCulture, $"{builder.Server}:{builder.Port}");
            return new ConnectionTarget(this, builder.ConnectionString, server, builder.Database, LockName(builder.Database), ConnectionTarget.Secrets(builder.Password, builder.CertificatePassword));
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException or InvalidOperationException or OverflowException or MySqlException)
        {
            throw Malformed.ConnectionString(this, connectionString);
        }
    }

    public async Task<DbConnection> OpenAsync(ConnectionTarget target, ConnectionUse use, CancellationToken cancellationToken)
    {
        var settings = new MySqlConnectionStringBuilder(target.ConnectionString);
        // A pooled connection keeps its GET_LOCK after Close.
        settings.Pooling &= use is ConnectionUse.Pooled or ConnectionUse.Bulk;
        if (use == ConnectionUse.Server)
            settings.Database = "";
        // What the user says of it stays.
        if (use == ConnectionUse.Bulk && !settings.ContainsKey("AllowLoadLocalInfile"))
            settings.AllowLoadLocalInfile = true;
        return await MySqlHosts.OpenAsync(settings, cancellationToken).ConfigureAwait(false);
    }

    public Task ClearPoolAsync(DbConnection connection) => MySqlConnection.ClearPoolAsync((MySqlConnection)connection);

    public bool RunBlocks => true;

    public async Task<bool> TryResetAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            await ((MySqlConnection)connection).ResetConnectionAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (e is InvalidOperationException || Classify(e) is not null)
        {
            // Lost meanwhile, or behind something that cannot reset.
            return false;
        }
    }

    public bool IsSystemDatabase(string name) => SystemDatabases.Contains(name);

    public Task InsertAsync(Db db, RowBatch rows, CancellationToken cancellationToken) => _insert.RunAsync(db, rows, cancellationToken);

    public ServerError? Classify(Exception exception) => MySqlErrors.Classify(exception);

    public Task<string?> ExplainUnreachableAsync(ConnectionTarget target, Exception exception, CancellationToken cancellationToken) => MySqlReach.ExplainAsync(target.ConnectionString, cancellationToken);

    // MySQL makes "?" of them and goes on, MariaDB refuses (https://dev.mysql.com/doc/refman/9.0/en/identifiers.html).
    public string Quote(string identifier) => identifier.Any(char.IsSurrogate)
        ? throw new ConfigurationException(T($"MySQL and MariaDB take no characters beyond U+FFFF, such as emoji, in a name: {identifier}. Choose another name."))
        : $"`{identifier.Replace("`", "``", StringComparison.Ordinal)}`";

    public string Literal(string text) =>
        $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'";

    public async Task<SessionInfo> ReadSessionAsync(Db db, CancellationToken cancellationToken)
    {
        Row row = (await db.ReadAsync(_sql["session/info"], null, r => new Row(r.GetString(0), r.GetString(1), r.GetString(2), r.IsDBNull(4) ? "" : r.GetString(4), r.GetInt32(5) == 1), cancellationToken).ConfigureAwait(false))[0];
        bool mariaDb = row.Version.Contains("MariaDB", StringComparison.OrdinalIgnoreCase);
        return new SessionInfo
        {
            Version = row.Version,
            Product = mariaDb ? "MariaDB" : "MySQL",
            SessionId = row.SessionId,
            Login = row.Login,
            SchemaName = row.SchemaName,
            CaseSensitiveTables = row.CaseSensitiveTables,
            GaleraNodes = await GaleraNodesAsync(db, cancellationToken).ConfigureAwait(false),
        };
    }

    // GET_LOCK holds on one node: https://mariadb.com/kb/en/mariadb-galera-cluster-known-limitations/
    public IRunLock CreateLock(ConnectionTarget target, SessionInfo session) =>
        session.GaleraNodes > 0 ? new GaleraLock(target, _sql, session) : new SessionLock(target, _sql);

    /// <summary>
    /// GET_LOCK names are server-wide and hold 64 characters: the database is in the name, as a hash. Upper and lower case are
    /// one, since on some servers they name the same database.
    /// </summary>
    static string LockName(string database) =>
        "identdb:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(database.ToUpperInvariant())))[..40];

    /// <exception cref="ServerException">The node has lost the others. Asked here: a causal read would wait there in vain, and end with 1205 like a lock.</exception>
    async Task<int> GaleraNodesAsync(Db db, CancellationToken cancellationToken)
    {
        Dictionary<string, string> state = (await db.ReadAsync(_sql["dialect/galera"], null, r => (Name: r.GetString(0), Value: r.GetString(1)), cancellationToken).ConfigureAwait(false))
            .ToDictionary(s => s.Name, s => s.Value, StringComparer.OrdinalIgnoreCase);
        if (!int.TryParse(state.GetValueOrDefault("wsrep_cluster_size"), NumberStyles.None, CultureInfo.InvariantCulture, out int nodes) || nodes == 0)
            return 0;
        if (state.GetValueOrDefault("wsrep_ready") == "OFF")
        {
            ServerError error = MySqlErrors.DoesNotServe();
            throw new ServerException(error.ToString(), error, null);
        }

        return nodes;
    }

    sealed record Row(string Version, string SessionId, string Login, string SchemaName, bool CaseSensitiveTables);
}
