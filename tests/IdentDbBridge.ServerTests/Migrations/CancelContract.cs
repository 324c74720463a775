using System.Net;
using System.Net.Sockets;
using IdentDbBridge.Migrations.Plan;

namespace IdentDbBridge.ServerTests.Migrations;

public abstract class CancelContract<TServer> : MigrationContract<TServer>
    where TServer : ITestServer
{
    const string Sleeping = "select count(*) from information_schema.processlist where info like 'insert into Own (Id) select sleep(30)%'";

    [Fact]
    public async Task By_Ctrl_C_ends_a_long_statement_at_once_with_130_and_the_next_run_goes_on()
    {
        Scripts.Write("1000_own.sql", "create table Own (Id int not null)", "insert into Own (Id) values (1)", "insert into Own (Id) select sleep(30) + Id from Own", "insert into Own (Id) values (3)");
        using var run = Identdb.Start(Database, "up", "--scripts", Scripts.Path);
        await Eventually(() => Query<int>(Sleeping) == 1, "the statement runs");
        run.Interrupt();
        var end = await run.EndAsync();
        Assert.True(end.Code == 130, end.All);
        Assert.Contains("Cancelled", end.Errors, StringComparison.Ordinal);
        // It ended because it was told to, not by itself.
        Assert.Equal(0, Query<int>(Sleeping));
        var status = await StatusOfAsync("1000_own.sql");
        Assert.Equal((ScriptState.Partial, 2, "cancelled"), (status.State, status.StatementsDone, status.Note));

        Scripts.Write("1000_own.sql", "create table Own (Id int not null)", "insert into Own (Id) values (1)", "insert into Own (Id) values (2)", "insert into Own (Id) values (3)");
        await Identdb.RunAsync(0, Database, "up", "--scripts", Scripts.Path);
        Assert.Equal(["1", "2", "3"], List("select Id from Own order by Id"));
    }

    [Fact]
    public async Task By_Ctrl_C_ends_the_wait_for_the_lock()
    {
        using var holder = Identdb.StartChild(Database, null, Bundled[0], 1, "StatementStarting", "wait");
        await holder.WaitsAsync();
        using var run = Identdb.Start(Database, "up", "--lock-timeout", "600");
        await Eventually(() => Query<int>("select count(*) from information_schema.processlist where state like 'User%lock%'") >= 1, "the run waits");
        run.Interrupt();
        Assert.Equal(130, (await run.EndAsync()).Code);
        Assert.Equal(0, (await holder.EndAsync()).Code);
    }

    [Fact]
    public async Task By_Ctrl_C_ends_the_wait_for_a_server_that_says_nothing()
    {
        using var mute = new TcpListener(IPAddress.Loopback, 0);
        mute.Start();
        var settings = new MySqlConnectionStringBuilder(Database.ConnectionString) { Port = (uint)((IPEndPoint)mute.LocalEndpoint).Port, ConnectionTimeout = 600 };
        await using var other = new TestDatabase("", TServer.Provider, settings.ConnectionString, TServer.Connect, () => { });
        using var run = Identdb.Start(other, "up");
        using var accepted = await mute.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        run.Interrupt();
        Assert.Equal(130, (await run.EndAsync()).Code);
    }

    [Fact]
    public async Task By_Ctrl_C_waits_until_what_was_under_way_is_journalled()
    {
        Scripts.Write("1000_own.sql", "create table Own (Id int not null)", "insert into Own (Id) values (1)", "insert into Own (Id) select sleep(30) + Id from Own");
        using var run = Identdb.Start(Database, "up", "--scripts", Scripts.Path);
        await Eventually(() => Query<int>(Sleeping) == 1, "the statement runs");
        // Somebody locks the journal's row for longer than the two seconds that a command line program is commonly given.
        using (var blocker = Database.Open())
        {
            blocker.Run("start transaction");
            blocker.Run("select * from IdentBridge_Migrations where ScriptName = '1000_own.sql' for update");
            run.Interrupt();
            await Eventually(() => Query<int>("select count(*) from information_schema.processlist where info like 'UPDATE IdentBridge_Migrations%' and time >= 4") == 1, "the journal waits for four seconds");
            blocker.Run("rollback");
        }

        Assert.Equal(130, (await run.EndAsync()).Code);
        Assert.Equal("cancelled", (await StatusOfAsync("1000_own.sql")).Note);
    }
}

public sealed class CancelOnMariaDb : CancelContract<MariaDb>;

public sealed class CancelOnMySql : CancelContract<MySql>;
