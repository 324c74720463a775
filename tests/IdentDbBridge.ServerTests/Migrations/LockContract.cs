using IdentDbBridge.Migrations.Plan;
using IdentDbBridge.Migrations.Reports;

namespace IdentDbBridge.ServerTests.Migrations;

public abstract class LockContract<TServer> : MigrationContract<TServer>
    where TServer : ITestServer
{
    [Fact]
    public async Task Held_by_another_run_is_refused_with_5_and_the_holder_s_name()
    {
        using var holder = Identdb.StartChild(Database, null, Bundled[0], 1, "StatementStarting", "wait");
        await holder.WaitsAsync();
        var session = Query<string>("select SessionId from IdentBridge_RunLock");
        var since = Query<DateTime>("select SinceUtc from IdentBridge_RunLock");

        var refused = await Identdb.RunAsync(5, Database, "up", "--lock-timeout", "0");
        Assert.Contains($"session {session}, ", refused.Errors, StringComparison.Ordinal);
        Assert.Contains($" on {Environment.MachineName}, ", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("identdb ", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("(process ", refused.Errors, StringComparison.Ordinal);
        Assert.Contains($"since {since:yyyy-MM-dd HH:mm:ss} UTC", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("nothing was changed", refused.Errors, StringComparison.Ordinal);

        // The holder was not disturbed, and leaves no entry behind.
        Assert.Equal(0, (await holder.EndAsync()).Code);
        Assert.Equal(0, Query<int>("select count(*) from IdentBridge_RunLock"));
        Snapshot.AssertInstalled<TServer>(Database);
    }

    /// <summary>Whatever wants the lock, and wherever the other run is: before its script, within it, after it.</summary>
    [Theory]
    [InlineData("StatementStarting", "up")]
    [InlineData("StatementRan", "up")]
    [InlineData("StatementStarting", "repair", "--all")]
    [InlineData("StatementRan", "repair", "0001_create_calls.sql", "--statements-done", "1")]
    public async Task Held_by_another_run_ends_each_command_with_5(string where, params string[] command)
    {
        using var holder = Identdb.StartChild(Database, null, Bundled[1], 1, where, "wait");
        await holder.WaitsAsync();
        var refused = await Identdb.RunAsync(5, Database, [.. command, "--lock-timeout", "0", "--json"]);
        Assert.Equal("lock-busy", refused.Json.GetProperty("error").GetProperty("kind").GetString());
        Assert.Equal(0, (await holder.EndAsync()).Code);
        Snapshot.AssertInstalled<TServer>(Database);
    }

    [Fact]
    public async Task Is_waited_for_and_then_there_is_nothing_left_to_do()
    {
        using var holder = Identdb.StartChild(Database, null, Bundled[0], 1, "StatementStarting", "wait");
        await holder.WaitsAsync();
        var waiting = new TaskCompletionSource<string>();
        var second = Migrator().UpAsync(
            e =>
            {
                if (e.Kind == MigrationEventKind.WaitingForLock)
                    waiting.TrySetResult(e.Text);
            },
            Cancel);
        Assert.Contains("identdb ", await waiting.Task.WaitAsync(TimeSpan.FromMinutes(1), Cancel), StringComparison.Ordinal);

        Assert.Equal(0, (await holder.EndAsync()).Code);
        Assert.Empty((await second).Applied);
        Snapshot.AssertInstalled<TServer>(Database);
    }

    [Fact]
    public async Task Of_one_database_is_not_in_the_way_of_another()
    {
        await using var other = await TServer.CreateDatabaseAsync();
        using var holder = Identdb.StartChild(other, null, Bundled[0], 1, "StatementStarting", "wait");
        await holder.WaitsAsync();
        await Identdb.RunAsync(LocksAreOfOneDatabase ? 0 : 5, Database, "up", "--lock-timeout", "0");
        Assert.Equal(0, (await holder.EndAsync()).Code);
        Snapshot.AssertInstalled<TServer>(other);
        if (LocksAreOfOneDatabase)
            Snapshot.AssertInstalled<TServer>(Database);
    }

    protected virtual bool LocksAreOfOneDatabase => true;

    /// <summary>Whether the catalogue can be read while another session creates a table in a transaction.</summary>
    protected virtual bool CatalogueIsFree => true;

    [Fact]
    public async Task Does_not_keep_status_from_being_read()
    {
        using var holder = Identdb.StartChild(Database, null, Bundled[1], 1, "StatementRan", "wait");
        await holder.WaitsAsync();
        if (!CatalogueIsFree)
        {
            Assert.Contains("long script of another run", (await Assert.ThrowsAsync<LockException>(StatusAsync)).Message, StringComparison.Ordinal);
            return;
        }

        var status = await StatusAsync();
        Assert.Equal(ScriptState.Applied, status.Scripts[0].State);
        Assert.True(status.Scripts[1].State.IsPending());
        Assert.DoesNotContain(status.Scripts, s => s.State.IsDrift());
        Assert.Equal(0, (await holder.EndAsync()).Code);
    }
}

public sealed class LockOnMariaDb : LockContract<MariaDb>;

public sealed class LockOnMySql : LockContract<MySql>;

public sealed class LockOnMsSql : LockContract<MsSql>
{
    // The stand-in has one set of application locks for all its databases.
    protected override bool LocksAreOfOneDatabase => MsSql.IsSqlServer(Database);

    // SQL Server's catalogue waits for an uncommitted CREATE TABLE; the stand-in's shows what was before.
    protected override bool CatalogueIsFree => !MsSql.IsSqlServer(Database);
}

public sealed class LockOnSqlite : LockContract<Sqlite>;
