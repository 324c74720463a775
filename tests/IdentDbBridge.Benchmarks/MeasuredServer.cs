using System.Diagnostics;
using System.Globalization;
using IdentDbBridge.TestServers;

namespace IdentDbBridge.Benchmarks;

/// <summary>A private server with its own default settings, durable ones included, and what it tells of itself.</summary>
sealed class MeasuredServer(TestServer server) : IAsyncDisposable
{
    // What the test servers switch off for speed is on again; a binary log is MySQL's default and not MariaDB's.
    static readonly Dictionary<ServerKind, string[]> Defaults = new()
    {
        [ServerKind.MariaDb] = ["--innodb-flush-log-at-trx-commit=1"],
        [ServerKind.MySql] = ["--innodb-flush-log-at-trx-commit=1", "--log-bin"],
    };

    public ServerKind Kind => server.Program.Kind;

    public string Name => Kind.Product;

    /// <summary>utime and stime of the server's process.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            using var process = Process.GetProcessById(server.ProcessId!.Value);
            return process.TotalProcessorTime;
        }
    }

    public static async Task<MeasuredServer> StartAsync(ServerKind kind, CancellationToken cancel) =>
        new(await TestServer.StartAsync(await TestServerInstaller.InstallAsync(kind, Bench.Log, cancel), Defaults[kind], cancel));

    public ValueTask DisposeAsync() => server.DisposeAsync();

    public string ConnectionString(string database) => Settings(database).ConnectionString;

    /// <summary>What <c>identdb</c> needs to find the database.</summary>
    public IReadOnlyDictionary<string, string> ProgramEnvironment(string database) =>
        new Dictionary<string, string> { ["IDENTDB_PROVIDER"] = "mysql", ["IDENTDB_CONNECTION"] = ConnectionString(database), ["IDENTDB_LANG"] = "en" };

    /// <summary>The client's arguments; its password comes from <see cref="ClientEnvironment"/>.</summary>
    public IReadOnlyList<string> ClientArguments(string database) =>
        ["--no-defaults", "--host=127.0.0.1", $"--port={server.Port}", "--user=root", "--local-infile=1", "--default-character-set=utf8mb4", database];

    public IReadOnlyDictionary<string, string> ClientEnvironment => new Dictionary<string, string> { ["MYSQL_PWD"] = Settings("").Password };

    public MySqlConnection Open(string database)
    {
        var connection = new MySqlConnection(ConnectionString(database));
        connection.Open();
        return connection;
    }

    /// <summary>An empty database of that name, whatever was there.</summary>
    public void CreateDatabase(string database) => Execute("", $"DROP DATABASE IF EXISTS {database}; CREATE DATABASE {database} CHARACTER SET utf8mb4");

    public void DropDatabase(string database) => Execute("", $"DROP DATABASE IF EXISTS {database}");

    public void AllowLocal(bool allowed) => Execute("", $"SET GLOBAL local_infile = {(allowed ? 1 : 0)}");

    public void Execute(string database, string sql)
    {
        using var connection = Open(database);
        using var command = new MySqlCommand(sql, connection) { CommandTimeout = 0 };
        command.ExecuteNonQuery();
    }

    public string Scalar(string database, string sql) => Rows(database, sql)[0][0];

    /// <summary>Every value as text.</summary>
    public List<string[]> Rows(string database, string sql)
    {
        using var connection = Open(database);
        using var command = new MySqlCommand(sql, connection) { CommandTimeout = 0 };
        using var reader = command.ExecuteReader();
        var rows = new List<string[]>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture)!)]);
        return rows;
    }

    /// <summary>Its version and the settings that decide what a commit costs.</summary>
    public Task<string> DescribeAsync(CancellationToken cancel) => Task.Run(
        () =>
        {
            var row = Rows("", "SELECT VERSION(), @@innodb_flush_log_at_trx_commit, @@log_bin, @@sync_binlog, @@innodb_buffer_pool_size DIV 1048576")[0];
            return $"{Name} {row[0]} (innodb_flush_log_at_trx_commit {row[1]}, log_bin {row[2]}, sync_binlog {row[3]}, buffer pool {row[4]} MiB)";
        },
        cancel);

    MySqlConnectionStringBuilder Settings(string database) => new(server.ConnectionString) { Database = database };
}
