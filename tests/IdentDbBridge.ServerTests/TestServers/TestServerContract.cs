using System.Diagnostics;
using IdentDbBridge.TestServers;

namespace IdentDbBridge.ServerTests.TestServers;

public abstract class TestServerContract(ServerKind kind)
{
    [Fact]
    public async Task Keeps_its_data_options_and_port_through_a_kill_and_a_stop()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var server = await PrivateServer.StartAsync(kind, "--max-connections=77");
        var port = server.Port;
        Run(server, "create database Kept");
        Run(server, "create table Kept.Notes (Body varchar(100) character set utf8mb4 not null)");
        Run(server, "insert into Kept.Notes (Body) values ('зуб 🦷')");

        await server.KillAsync(cancel);
        Assert.Throws<MySqlException>(() => Run(server, "select 1"));
        await server.RestartAsync(cancel);
        Run(server, "insert into Kept.Notes (Body) values ('ещё зуб')");
        await server.StopAsync(cancel);
        Assert.Throws<MySqlException>(() => Run(server, "select 1"));
        await server.RestartAsync(cancel);

        Assert.Equal(2L, Query<long>(server.ConnectionString, "select count(*) from Kept.Notes where Body in ('зуб 🦷', 'ещё зуб')"));
        Assert.Equal(77L, Query<long>(server.ConnectionString, "select @@max_connections"));
        Assert.Equal(port, Query<int>(server.ConnectionString, "select @@port"));
    }

    [Fact]
    public async Task Leaves_nothing_behind_when_it_is_disposed_of()
    {
        await using var server = await PrivateServer.StartAsync(kind);
        var data = Query<string>(server.ConnectionString, "select @@datadir");
        using var process = Process.GetProcessById(server.ProcessId!.Value);
        await server.DisposeAsync();
        Assert.True(process.HasExited);
        Assert.False(Directory.Exists(Directory.GetParent(data)!.Parent!.FullName));
    }

    [Fact]
    public async Task Ends_and_leaves_nothing_behind_when_the_process_that_started_it_is_killed()
    {
        var cancel = TestContext.Current.CancellationToken;
        await PrivateServer.ProgramAsync(kind);
        using var parent = Process.Start(new ProcessStartInfo("dotnet", [typeof(TestServer).Assembly.Location, "start", kind.ToString()]) { RedirectStandardOutput = true })!;
        try
        {
            var export = await parent.StandardOutput.ReadLineAsync(cancel);
            var connectionString = export!.Split('\'')[1];
            var data = Query<string>(connectionString, "select @@datadir");

            parent.Kill();
            await Eventually(() => !Answers(connectionString), cancel);
            await Eventually(() => !Directory.Exists(Directory.GetParent(data)!.Parent!.FullName), cancel);
        }
        finally
        {
            parent.Kill();
        }
    }

    static void Run(TestServer server, string sql)
    {
        using var connection = Open(server.ConnectionString);
        connection.Run(sql);
    }

    static T Query<T>(string connectionString, string sql)
    {
        using var connection = Open(connectionString);
        return connection.Scalar<T>(sql);
    }

    static bool Answers(string connectionString)
    {
        try
        {
            Query<int>(connectionString, "select 1");
            return true;
        }
        catch (MySqlException)
        {
            return false;
        }
    }

    static async Task Eventually(Func<bool> condition, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1), "It has not happened within a minute.");
            await Task.Delay(50, cancel);
        }
    }

    static MySqlConnection Open(string connectionString)
    {
        var connection = new MySqlConnection(new MySqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        connection.Open();
        return connection;
    }
}

public sealed class TestServerOnMariaDb() : TestServerContract(ServerKind.MariaDb);

public sealed class TestServerOnMySql() : TestServerContract(ServerKind.MySql);
