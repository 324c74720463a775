using System.Diagnostics;
using System.Globalization;
using IdentDbBridge.Calls;
using IdentDbBridge.Data;
using IdentDbBridge.Dialects;

namespace IdentDbBridge.ServerTests.Galera;

/// <summary>The library on a cluster.</summary>
public sealed class WritesOnACluster(SharedCluster shared, ITestOutputHelper log) : ClusterTest(shared)
{
    const int Writers = 8;

    static readonly TimeSpan Storm = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Are_each_on_every_node_exactly_once_after_two_minutes_of_nodes_killed_in_turn()
    {
        await Migrator(From(0)).UpAsync(_ => { }, Cancel);
        var directory = Directory.CreateTempSubdirectory("identdb-").FullName;
        List<ClusterWriter> writers = [.. Enumerable.Range(0, Writers).Select(n => new ClusterWriter(From(n % 3), Path.Combine(directory, $"outbox-{n}.db"), n))];
        try
        {
            var watch = Stopwatch.StartNew();
            var enough = false;
            var writing = writers.ConvertAll(w => Task.Run(() => w.WriteAsync(() => watch.Elapsed < Storm && !enough, Cancel)));
            var kills = 0;
            for (; watch.Elapsed < Storm && !writing.Exists(w => w.IsFaulted); kills++)
            {
                await Task.Delay(TimeSpan.FromSeconds(3), Cancel);
                if (kills == 2)
                    await LoseTheMajorityAsync(writers);
                var node = Cluster.Nodes[kills % Cluster.Nodes.Count];
                await node.KillAsync(Cancel);
                await Task.Delay(TimeSpan.FromSeconds(3), Cancel);
                await Cluster.BringBackAsync(node, Cancel);
            }

            enough = true;
            await Task.WhenAll(writing);
            foreach (var writer in writers)
                await Eventually(() => writer.IsDeliveredAsync(Cancel), TimeSpan.FromMinutes(10), "the outbox is empty");
            var taken = watch.Elapsed;

            AssertOnEveryNode([.. writers.SelectMany(w => w.Returned)]);
            var outcomes = string.Join(", ", writers.SelectMany(w => w.Outcomes).GroupBy(o => o.Key).OrderBy(g => g.Key).Select(g => $"{g.Sum(o => o.Value)} {g.Key}"));
            log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"figure: Galera: {Writers} writers, {kills} nodes killed (SIGKILL) and brought back, and once two at a time, in {taken.TotalSeconds:0} s; {writers.Sum(w => w.Returned.Count)} calls returned ({outcomes}); each record on each of three nodes exactly once"));
            Assert.True(kills >= 3, $"only {kills} kills");
        }
        finally
        {
            foreach (var writer in writers)
                await writer.DisposeAsync();
            Directory.Delete(directory, recursive: true);
        }
    }

    [Fact]
    public async Task Are_seen_at_once_by_a_session_on_another_node()
    {
        const int Calls = 300;
        await Migrator(From(0)).UpAsync(_ => { }, Cancel);
        var options = new ExchangeOptions { Provider = "mysql", ConnectionString = "", TimeZone = "Asia/Novosibirsk" };
        await using var first = await Exchange.OpenAsync(options with { ConnectionString = At(0).ConnectionString }, Cancel);
        await using var second = await Exchange.OpenAsync(options with { ConnectionString = At(1).ConnectionString }, Cancel);
        var at = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
        for (var i = 0; i < Calls; i++)
        {
            var id = $"{i}";
            await first.Calls.StartAsync(new CallStart { CallId = id, StartedAt = at.AddSeconds(i), Direction = CallDirection.In, PhoneFrom = "+70001234567", PhoneTo = "+70007654321" }, Cancel);
            Assert.Equal(Outcome.Done, await second.Calls.FinishAsync(new CallEnd { CallId = id, EndedAt = at.AddSeconds(i + 60) }, Cancel));
        }

        log.WriteLine($"figure: Galera: {Calls} calls begun through one node and ended at once through another, {Calls} found there");
    }

    [Fact]
    public async Task Under_way_on_a_node_that_loses_the_others_end_as_on_a_lost_connection()
    {
        await Migrator(At(2)).UpAsync(_ => { }, Cancel);
        var target = Dialect.Parse("mysql", At(2).ConnectionString);
        try
        {
            await LoseAsync(target);
            // What the driver left undone it would do again in a finalizer, whose error ends the process.
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        finally
        {
            Run(2, "SET GLOBAL wsrep_provider_options = 'gmcast.isolate=0'");
            await Eventually(() => Task.FromResult(IsReady(2)), TimeSpan.FromMinutes(1), "the node is back");
        }

        await using var again = await Db.OpenAsync(target, ConnectionUse.Pooled, Cancel);
        Assert.Equal(0, await again.ScalarAsync<int>("SELECT COUNT(*) FROM IDENT_Branches", null, Cancel));
    }

    /// <summary>A node that dies is made up for by the others; two of three are not, and then the outbox takes what is written.</summary>
    async Task LoseTheMajorityAsync(List<ClusterWriter> writers)
    {
        await Cluster.Nodes[0].KillAsync(Cancel);
        await Cluster.Nodes[1].KillAsync(Cancel);
        await Eventually(() => Task.FromResult(!IsReady(2)), TimeSpan.FromMinutes(1), "the node is alone");
        await Eventually(() => Task.FromResult(writers.TrueForAll(w => w.Outcomes.ContainsKey(Outcome.Queued))), TimeSpan.FromMinutes(2), "every outbox has taken something");
        Run(2, "SET GLOBAL wsrep_provider_options = 'pc.bootstrap=YES'");
        await Cluster.BringBackAsync(Cluster.Nodes[0], Cancel);
        await Cluster.BringBackAsync(Cluster.Nodes[1], Cancel);
    }

    async Task LoseAsync(ConnectionTarget target)
    {
        await using var db = await Db.OpenAsync(target, ConnectionUse.Pooled, Cancel);
        var lost = await Assert.ThrowsAsync<ServerException>(() => db.InTransactionAsync(
            async () =>
            {
                await db.ExecuteAsync("INSERT INTO IDENT_Branches (Id, Name) VALUES (1, 'x')", null, Cancel);
                Run(2, "SET GLOBAL wsrep_provider_options = 'gmcast.isolate=1'");
                await Eventually(() => Task.FromResult(!IsReady(2)), TimeSpan.FromMinutes(1), "the node is alone");
                await db.ExecuteAsync("INSERT INTO IDENT_Branches (Id, Name) VALUES (2, 'x')", null, Cancel);
            },
            Cancel));
        Assert.Equal(ServerErrorKind.ConnectionLost, lost.Error.Kind);
    }

    bool IsReady(int node)
    {
        using var connection = At(node).Open();
        return connection.List("SHOW GLOBAL STATUS WHERE Variable_name = 'wsrep_ready' AND Value = 'ON'").Count == 1;
    }

    void AssertOnEveryNode(HashSet<string> returned)
    {
        for (var node = 0; node < 3; node++)
        {
            List<string> all = [.. List(node, "SELECT Id FROM IDENT_Tickets"), .. List(node, "SELECT LineDescription FROM IDENT_FinishedCalls")];
            Assert.Empty(List(node, "SELECT LineDescription FROM IDENT_OngoingCalls"));
            Assert.Equal(all.Count, all.Distinct().Count());
            Assert.Empty(returned.Except(all));
            Assert.Equal(returned.Count, all.Count);
        }
    }
}
