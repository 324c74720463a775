using System.Diagnostics;
using IdentDbBridge.Migrations;
using IdentDbBridge.TestServers;

namespace IdentDbBridge.ServerTests.Galera;

/// <summary>A test on the cluster, with an empty database of its own.</summary>
[Collection(nameof(ClusterTests))]
public abstract class ClusterTest(SharedCluster shared) : IAsyncLifetime
{
    readonly string _name = TestDatabase.NewName();

    protected static readonly string[] Bundled =
        ["0001_create_calls.sql", "0002_create_tickets.sql", "0003_create_schedule.sql", "0004_create_call_ids.sql", "0005_create_schedule_watch.sql", "0006_create_history.sql"];

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected GaleraCluster Cluster { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Cluster = await shared.StartAsync();
        foreach (var node in Cluster.Nodes.Where(n => n.ProcessId is null))
            await Cluster.BringBackAsync(node, Cancel);
        using (var connection = Open(Cluster.Nodes[0].ConnectionString))
            connection.Run($"CREATE DATABASE {_name} CHARACTER SET utf8mb4");
        // On another node it is there a moment later.
        foreach (var node in Cluster.Nodes)
        {
            using var connection = Open(node.ConnectionString);
            connection.Run("SET SESSION wsrep_sync_wait = 7");
            Assert.Equal(1, connection.Scalar<int>($"SELECT COUNT(*) FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = '{_name}'"));
        }
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Cluster is null)
            return ValueTask.CompletedTask;
        using var connection = Open(Cluster.Nodes.First(n => n.ProcessId is not null).ConnectionString);
        connection.Run($"DROP DATABASE IF EXISTS {_name}");
        return ValueTask.CompletedTask;
    }

    /// <summary>The database by one node; null for a node that was killed.</summary>
    protected TestDatabase At(int node) => Database(new MySqlConnectionStringBuilder(Cluster.Nodes[node].ConnectionString).Server);

    /// <summary>The database by all nodes, that of the number first.</summary>
    protected TestDatabase From(int node) => Database(string.Join(',', Enumerable.Range(node, Cluster.Nodes.Count).Select(n => new MySqlConnectionStringBuilder(Cluster.Nodes[n % Cluster.Nodes.Count].ConnectionString).Server)));

    /// <summary>The first column of every row that a query finds on a node, after all that was committed on the others.</summary>
    protected List<string> List(int node, string sql)
    {
        using var connection = At(node).Open();
        connection.Run("SET SESSION wsrep_sync_wait = 7");
        return connection.List(sql);
    }

    protected void Run(int node, string sql)
    {
        using var connection = At(node).Open();
        connection.Run(sql);
    }

    protected static Migrator Migrator(TestDatabase database) => new(new DatabaseOptions { Provider = database.Provider, ConnectionString = database.ConnectionString });

    protected static async Task Eventually(Func<Task<bool>> condition, TimeSpan patience, string what)
    {
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            Assert.True(watch.Elapsed < patience, $"It has not happened within {patience}: {what}");
            await Task.Delay(50, Cancel);
        }
    }

    TestDatabase Database(string server)
    {
        var connectionString = new MySqlConnectionStringBuilder(Cluster.Nodes[0].ConnectionString) { Server = server, Database = _name }.ConnectionString;
        return new TestDatabase(_name, "mysql", connectionString, text => new MySqlConnection(new MySqlConnectionStringBuilder(text) { Pooling = false }.ConnectionString), () => { });
    }

    static MySqlConnection Open(string connectionString)
    {
        var connection = new MySqlConnection(new MySqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        connection.Open();
        return connection;
    }
}
