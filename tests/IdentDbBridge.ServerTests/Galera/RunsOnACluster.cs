using System.Diagnostics;
using IdentDbBridge.Migrations.Reports;
using IdentDbBridge.ServerTests.Migrations;

namespace IdentDbBridge.ServerTests.Galera;

/// <summary>identdb up from several nodes of one cluster.</summary>
public sealed class RunsOnACluster(SharedCluster shared, ITestOutputHelper log) : ClusterTest(shared)
{
    [Fact]
    public async Task At_once_from_three_nodes_apply_each_script_once()
    {
        using var scripts = new ScriptFolder("mysql");
        scripts.Write("0100_once.sql", "CREATE TABLE Once (Id int NOT NULL AUTO_INCREMENT PRIMARY KEY)", "INSERT INTO Once () VALUES ()");
        var watch = Stopwatch.StartNew();
        var runs = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => Identdb.RunAsync(At(n % 3), "up", "--lock-timeout", "120", "--json", "--scripts", scripts.Path)));

        Assert.All(runs, run => Assert.True(run.Code == 0, run.All));
        string[] all = [.. Bundled, "0100_once.sql"];
        Assert.Equal(all, runs.SelectMany(run => run.Json.GetProperty("applied").EnumerateArray().Select(name => name.GetString()!)).Order(StringComparer.Ordinal));
        for (var node = 0; node < 3; node++)
        {
            Assert.Equal(all, List(node, "SELECT scriptname FROM schemaversions ORDER BY scriptname"));
            Assert.Single(List(node, "SELECT Id FROM Once"));
            Assert.Empty(List(node, "SELECT Id FROM IdentBridge_RunLease"));
        }

        log.WriteLine($"figure: Galera: 6 identdb up processes at once, two by each of three nodes: each of {all.Length} scripts applied once, {watch.Elapsed.TotalSeconds:F0} s");
    }

    [Fact]
    public async Task Are_kept_apart_and_one_that_was_killed_is_taken_over_on_another_node()
    {
        using var holder = Identdb.StartChild(At(0), null, Bundled[0], 1, "StatementStarting", "wait");
        await holder.WaitsAsync();
        var refused = await Identdb.RunAsync(5, At(1), "up", "--lock-timeout", "0");
        Assert.Contains("(process ", refused.Errors, StringComparison.Ordinal);
        Assert.Contains($" on {Environment.MachineName}, ", refused.Errors, StringComparison.Ordinal);
        Assert.Empty(List(1, "SELECT scriptname FROM schemaversions"));

        holder.Kill();
        await holder.EndAsync();
        var watch = Stopwatch.StartNew();
        // However short a run wants to wait: else a dead holder would be in the way for ever.
        await Identdb.RunAsync(0, At(2), "up", "--lock-timeout", "0");
        log.WriteLine($"figure: Galera: the lock of a run killed on one node was taken over on another after {watch.Elapsed.TotalSeconds:F0} s");
        Assert.Equal(Bundled, List(0, "SELECT scriptname FROM schemaversions ORDER BY scriptname"));
    }

    [Fact]
    public async Task Stop_before_the_next_statement_when_the_lock_was_taken_over()
    {
        List<string> sent = [];
        var lost = await Assert.ThrowsAsync<LockException>(() => Migrator(At(0)).UpAsync(
            e =>
            {
                if (e.Kind == MigrationEventKind.StatementStarting)
                    sent.Add(e.Script);
                if ((e.Kind, e.Script) == (MigrationEventKind.ScriptApplied, Bundled[0]))
                    Run(1, "UPDATE IdentBridge_RunLease SET Token = REPEAT('0', 32), Beat = 0");
            },
            Cancel));
        Assert.Contains("lock was lost", lost.Message, StringComparison.Ordinal);
        Assert.All(sent, script => Assert.Equal(Bundled[0], script));

        // What is another's was not freed; here that one ends, and the next run goes on.
        Assert.Single(List(2, "SELECT Token FROM IdentBridge_RunLease"));
        Run(1, "DELETE FROM IdentBridge_RunLease");
        Assert.Equal(Bundled[1..], (await Migrator(At(2)).UpAsync(_ => { }, Cancel)).Applied);
    }

    [Fact]
    public async Task Whose_node_dies_leave_the_rest_to_a_run_on_another()
    {
        using var run = Identdb.StartChild(From(0), null, Bundled[1], 1, "StatementRan", "wait");
        await run.WaitsAsync();
        await Cluster.Nodes[0].KillAsync(Cancel);
        var watch = Stopwatch.StartNew();
        var end = await run.EndAsync();
        Assert.NotEqual(0, end.Code);
        var ended = watch.Elapsed;

        var next = await Identdb.RunAsync(0, From(0), "up", "--lock-timeout", "0", "--json");
        Assert.Equal(Bundled[1..], next.Json.GetProperty("applied").EnumerateArray().Select(name => name.GetString()));
        log.WriteLine($"figure: Galera: a run on a killed node ended after {ended.TotalSeconds:F0} s, and one on another had done the rest after {watch.Elapsed.TotalSeconds:F0} s");
        await Cluster.BringBackAsync(Cluster.Nodes[0], Cancel);
        for (var node = 0; node < 3; node++)
            Assert.Equal(Bundled, List(node, "SELECT scriptname FROM schemaversions ORDER BY scriptname"));
    }
}
