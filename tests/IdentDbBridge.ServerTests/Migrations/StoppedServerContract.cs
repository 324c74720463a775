using IdentDbBridge.Migrations.Plan;
using IdentDbBridge.Migrations.Reports;
using IdentDbBridge.TestServers;

namespace IdentDbBridge.ServerTests.Migrations;

/// <summary>What happens to a server in the middle of a run, and servers that are set up unlike the usual ones. Each has a server of its own.</summary>
public abstract class PrivateServerContract<TServer>(ServerKind kind, params string[] arguments) : MigrationContract<TServer>
    where TServer : ITestServer
{
    protected TestServer Server { get; private set; } = null!;

    /// <summary>The database of <see cref="MigrationContract{TServer}.Database"/>, on the private server.</summary>
    protected TestDatabase Own { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        Server = await PrivateServer.StartAsync(kind, arguments);
        using (var connection = TServer.Connect(new MySqlConnectionStringBuilder(Server.ConnectionString) { Pooling = false }.ConnectionString))
        {
            connection.Open();
            connection.Run("create database Clinic character set utf8mb4");
        }

        Own = At("Clinic");
        Use(Own);
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await base.DisposeAsync();
        if (Server is not null)
            await Server.DisposeAsync();
    }

    protected TestDatabase At(string name) => new(
        name,
        TServer.Provider,
        new MySqlConnectionStringBuilder(Server.ConnectionString) { Database = name, Pooling = false }.ConnectionString,
        TServer.Connect,
        () => { });
}

public abstract class StoppedServerContract<TServer>(ServerKind kind) : PrivateServerContract<TServer>(kind)
    where TServer : ITestServer
{
    [Theory]
    [InlineData(MigrationEventKind.StatementStarting, true)]
    [InlineData(MigrationEventKind.StatementRan, true)]
    [InlineData(MigrationEventKind.StatementJournaled, false)]
    public async Task In_mid_run_ends_the_run_as_failed_and_the_next_one_goes_on(MigrationEventKind phase, bool kill)
    {
        // The statement after it, and the journal, meet a server that is gone.
        using var run = Identdb.StartChild(Database, null, Bundled[2], 2, phase.ToString(), "wait");
        await run.WaitsAsync();
        await (kill ? Server.KillAsync(Cancel) : Server.StopAsync(Cancel));
        var end = await run.EndAsync();
        // The child is no identdb: it dies of the exception that identdb ends with 8 for.
        Assert.Contains(nameof(ScriptFailedException), end.Errors, StringComparison.Ordinal);
        Assert.Contains("0003_create_schedule.sql failed at statement ", end.Errors, StringComparison.Ordinal);

        await Identdb.RunAsync(6, Database, "up");
        await Server.RestartAsync(Cancel);
        var status = await StatusOfAsync(Bundled[2]);
        Assert.Equal((ScriptState.Partial, phase == MigrationEventKind.StatementJournaled ? 2 : 1), (status.State, status.StatementsDone));
        await Identdb.RunAsync(0, Database, "up");
        Assert.True((await StatusAsync()).IsUpToDate);
        Snapshot.AssertInstalled<TServer>(Database);
    }

    [Fact]
    public async Task Before_the_first_statement_was_journalled_does_not_make_its_table_a_stranger()
    {
        using (var run = Identdb.StartChild(Database, null, Bundled[0], 1, "StatementRan", "wait"))
        {
            await run.WaitsAsync();
            await Server.KillAsync(Cancel);
            await run.EndAsync();
        }

        await Server.RestartAsync(Cancel);
        await Identdb.RunAsync(0, Database, "up");
        Snapshot.AssertInstalled<TServer>(Database);
    }

    [Fact]
    public async Task Under_a_long_statement_ends_the_run_with_8()
    {
        Scripts.Write("1000_own.sql", "create table Own (Id int not null)", "select sleep(600)");
        using var run = Identdb.Start(Database, "up", "--scripts", Scripts.Path);
        await Eventually(() => Query<int>("select count(*) from information_schema.processlist where info like 'select sleep(600)%'") == 1, "the statement runs");
        await Server.KillAsync(Cancel);
        var end = await run.EndAsync();
        Assert.True(end.Code == 8, end.All);
        Assert.Contains("Statement 1 is in effect. Whether statement 2 is, the server could not say.", end.Errors, StringComparison.Ordinal);
        await Server.RestartAsync(Cancel);
        await Identdb.RunAsync(8, Database, "status", "--check", "--scripts", Scripts.Path);
    }
}

public sealed class StoppedServerMariaDb() : StoppedServerContract<MariaDb>(ServerKind.MariaDb);

public sealed class StoppedServerMySql() : StoppedServerContract<MySql>(ServerKind.MySql);

/// <summary>Settings that change what a script means, when it is committed, or how long a session lives.</summary>
public abstract class UnusualServerContract<TServer>(ServerKind kind) : PrivateServerContract<TServer>(
    kind,
    "--sql-mode=ANSI_QUOTES,NO_BACKSLASH_ESCAPES,PIPES_AS_CONCAT",
    "--autocommit=0",
    "--wait-timeout=2",
    "--lower-case-table-names=1",
    "--explicit-defaults-for-timestamp=0",
    "--character-set-server=latin1",
    "--collation-server=latin1_swedish_ci")
    where TServer : ITestServer
{
    [Fact]
    public async Task Is_migrated_like_any_other()
    {
        // Longer than an idle session lives here: that of the lock.
        Scripts.Write("1000_own.sql", "create table Own (Body varchar(100) character set utf8mb4 not null)", "insert into Own (Body) values (\"it's a \\\\ зуб\")", "do sleep(4)", "insert into Own (Body) values ('2')");
        var first = await Identdb.RunAsync(0, Database, "up", "--scripts", Scripts.Path);
        Assert.Contains($"Applied {Bundled.Length + 1} script(s)", first.Output, StringComparison.Ordinal);
        Assert.Equal(["it's a \\ зуб", "2"], List("select Body from Own"));
        Assert.Contains("nothing to do", (await Identdb.RunAsync(0, Database, "up", "--scripts", Scripts.Path)).Output, StringComparison.Ordinal);
        await Identdb.RunAsync(0, Database, "verify", "--scripts", Scripts.Path);
    }

    [Fact]
    public async Task Has_one_lock_for_a_database_however_its_name_is_written()
    {
        using var holder = Identdb.StartChild(At("CLINIC"), null, Bundled[0], 1, "StatementStarting", "wait");
        await holder.WaitsAsync();
        await Identdb.RunAsync(5, At("clinic"), "up", "--lock-timeout", "0");
        Assert.Equal(0, (await holder.EndAsync()).Code);
    }

    [Fact]
    public async Task Is_read_afresh_after_waiting_for_the_lock()
    {
        using var holder = Identdb.StartChild(Database, null, Bundled[0], 1, "StatementStarting", "wait");
        await holder.WaitsAsync();
        var waiting = new TaskCompletionSource();
        var second = Migrator().UpAsync(
            e =>
            {
                if (e.Kind == MigrationEventKind.WaitingForLock)
                    waiting.TrySetResult();
            },
            Cancel);
        await waiting.Task.WaitAsync(TimeSpan.FromMinutes(1), Cancel);
        Assert.Equal(0, (await holder.EndAsync()).Code);
        Assert.Empty((await second).Applied);
        Assert.Equal(Bundled, List("select ScriptName from schemaversions order by ScriptName"));
    }
}

public sealed class UnusualMariaDb() : UnusualServerContract<MariaDb>(ServerKind.MariaDb);

public sealed class UnusualMySql() : UnusualServerContract<MySql>(ServerKind.MySql);
