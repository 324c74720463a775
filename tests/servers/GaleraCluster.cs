using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace IdentDbBridge.TestServers;

/// <summary>
/// Three MariaDB servers on loopback that are one Galera cluster, each with an address of its own and all with one port, as
/// connection strings with several hosts want it. Gone when it is disposed of or when this process ends.
/// </summary>
public sealed partial class GaleraCluster : IAsyncDisposable
{
    const int Size = 3;
    const int Attempts = 4;

    static readonly string[] Small = ["--innodb-buffer-pool-size=64M", "--innodb-log-file-size=32M"];

    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    readonly List<TestServer> _nodes;
    readonly string _addresses;

    GaleraCluster(GaleraProgram program)
    {
        int port = FreePort.Next(), group = FreePort.Next(), transfer = FreePort.Next();
        var password = TestServer.NewPassword();
        var path = $"PATH={Path.Combine(AppContext.BaseDirectory, "galera")}:{Environment.GetEnvironmentVariable("PATH")}";
        var server = program.Server with { Command = ["env", path, .. program.Server.Command] };
        _addresses = "gcomm://" + string.Join(',', Enumerable.Range(1, Size).Select(n => $"{Address(n)}:{Number(group)}"));
        _nodes = [.. Enumerable.Range(1, Size).Select(n => new TestServer(server, Small, Arguments(program, Address(n), Number(group), Number(transfer)), Address(n), port, password))];
        ConnectionString = new MySqlConnectionStringBuilder(_nodes[0].ConnectionString) { Server = string.Join(',', Enumerable.Range(1, Size).Select(Address)) }.ConnectionString;
    }

    /// <summary>The nodes. Those that were killed are among them.</summary>
    public IReadOnlyList<TestServer> Nodes => _nodes;

    /// <summary>Connects as root to whichever node answers; names no database.</summary>
    public string ConnectionString { get; }

    /// <summary>Starts the cluster and returns when each node is synced.</summary>
    public static async Task<GaleraCluster> StartAsync(GaleraProgram program, CancellationToken cancel)
    {
        var cluster = new GaleraCluster(program);
        try
        {
            await cluster._nodes[0].LaunchNewAsync(["--wsrep-new-cluster", "--wsrep-cluster-address=gcomm://"], cancel);
            await SyncedAsync(cluster._nodes[0], cancel);
            foreach (var node in cluster._nodes.Skip(1))
                await cluster.JoinAsync(node, [], cancel);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts a killed node and returns when it has caught up with the others.</summary>
    public async Task BringBackAsync(TestServer node, CancellationToken cancel)
    {
        // Where it stood, so that the others send it what it has missed, and not everything: as the service's script does.
        var recovered = Recovered().Match(await node.RunOnceAsync(["--wsrep-recover", $"--wsrep-cluster-address={_addresses}"], cancel));
        string[] position = recovered.Success ? [$"--wsrep-start-position={recovered.Groups["position"].Value}"] : [];
        await JoinAsync(node, position, cancel);
    }

    /// <summary>Kills the nodes and removes their data.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
            await node.DisposeAsync();
    }

    static string Address(int node) => $"127.0.0.{Number(node)}";

    static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    static IReadOnlyList<string> Arguments(GaleraProgram program, string address, string group, string transfer) =>
    [
        "--binlog-format=ROW",
        "--default-storage-engine=InnoDB",
        "--innodb-autoinc-lock-mode=2",
        $"--wsrep-provider={program.Library}",
        "--wsrep-on=ON",
        "--wsrep-cluster-name=identdb",
        $"--wsrep-node-name={address}",
        $"--wsrep-node-address={address}",
        "--wsrep-sst-method=copy",
        // The script of that name adds the data directory to it; the port is nobody's.
        $"--wsrep-sst-receive-address={address}:1",
        $"--wsrep-provider-options=gmcast.listen_addr=tcp://{address}:{group};ist.recv_addr={address}:{transfer};gcache.size=32M",
    ];

    async Task JoinAsync(TestServer node, string[] position, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                Directory.CreateDirectory(node.Data);
                await node.LaunchAsync([$"--wsrep-cluster-address={_addresses}", .. position], cancel);
                await SyncedAsync(node, cancel);
                return;
            }
            catch (TestServerException) when (attempt < Attempts)
            {
                // The donor went away in mid-transfer, perhaps: what has come is not to be trusted.
                await node.KillAsync(cancel);
                Directory.Delete(node.Data, recursive: true);
                position = [];
            }
        }
    }

    static async Task SyncedAsync(TestServer node, CancellationToken cancel)
    {
        var waiting = Stopwatch.StartNew();
        while (!IsSynced(node))
        {
            if (waiting.Elapsed > Patience)
                throw new TestServerException($"A node of the Galera cluster is not synced after {Patience.TotalSeconds} s.");
            await Task.Delay(50, cancel);
        }
    }

    static bool IsSynced(TestServer node)
    {
        try
        {
            using var connection = new MySqlConnection(new MySqlConnectionStringBuilder(node.ConnectionString) { Pooling = false }.ConnectionString);
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT VARIABLE_VALUE FROM information_schema.GLOBAL_STATUS WHERE VARIABLE_NAME = 'WSREP_LOCAL_STATE_COMMENT'";
            return command.ExecuteScalar() as string == "Synced";
        }
        catch (MySqlException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"WSREP: Recovered position: (?<position>[0-9a-f-]{36}:\d+)")]
    private static partial Regex Recovered();
}
