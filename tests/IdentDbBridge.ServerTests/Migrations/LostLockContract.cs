using System.Globalization;
using IdentDbBridge.Migrations.Plan;
using IdentDbBridge.Migrations.Reports;

namespace IdentDbBridge.ServerTests.Migrations;

/// <summary>The lock's own connection is cut in mid-run. A lock on a file cannot be cut.</summary>
public abstract class LostLockContract<TServer> : MigrationContract<TServer>
    where TServer : ITestServer
{
    [Fact]
    public async Task Stops_the_run_before_its_next_statement()
    {
        List<string> sent = [];
        var lost = await Assert.ThrowsAsync<LockException>(() => UpAsync(e =>
        {
            if (e.Kind == MigrationEventKind.StatementStarting)
                sent.Add($"{e.Script} {e.Statement}");
            if ((e.Kind, e.Script) == (MigrationEventKind.ScriptApplied, Bundled[0]))
                Cut();
        }));

        Assert.Contains("lock was lost", lost.Message, StringComparison.Ordinal);
        Assert.Equal(["0001_create_calls.sql 1", "0001_create_calls.sql 2"], sent);
        await UpAsync();
        Snapshot.AssertInstalled<TServer>(Database);
    }

    [Fact]
    public async Task Leaves_the_journal_to_the_run_that_has_taken_over()
    {
        IReadOnlyList<string> takenOver = [];
        await Assert.ThrowsAsync<LockException>(() => UpAsync(e =>
        {
            if ((e.Kind, e.Script, e.Statement) != (MigrationEventKind.ScriptStarted, Bundled[1], 0))
                return;
            Cut();
            // Another run ends what this one began, before this one goes on. It waits for its own lock only.
            takenOver = Task.Run(() => UpAsync()).GetAwaiter().GetResult();
        }));

        Assert.Equal(Bundled[1..], takenOver);
        Assert.All((await StatusAsync()).Scripts, s => Assert.Equal((ScriptState.Applied, null), (s.State, s.Note)));
        Assert.Equal(Bundled, List("select ScriptName from schemaversions order by ScriptName"));
        Snapshot.AssertInstalled<TServer>(Database);
    }

    void Cut() => Run($"kill {Query<string>("select SessionId from IdentBridge_RunLock").ToString(CultureInfo.InvariantCulture)}");
}

public sealed class LostLockOnMariaDb : LostLockContract<MariaDb>;

public sealed class LostLockOnMySql : LostLockContract<MySql>;

public sealed class LostLockOnMsSql : LostLockContract<MsSql>;
