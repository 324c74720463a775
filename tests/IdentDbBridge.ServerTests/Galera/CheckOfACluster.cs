using IdentDbBridge.Access;
using IdentDbBridge.Health;
using IdentDbBridge.Health.Checks;
using IdentDbBridge.Health.Findings;

namespace IdentDbBridge.ServerTests.Galera;

/// <summary>identdb check on a cluster.</summary>
public sealed class CheckOfACluster(SharedCluster shared) : ClusterTest(shared)
{
    static readonly string[] Points =
        ["galera", "galera-conflicts", "galera-limits", "galera-node", "galera-numbers", "galera-pauses", "galera-reads", "galera-size", "galera-tables"];

    [Fact]
    public async Task Recognises_it_and_finds_nothing_wrong_with_ours()
    {
        await Migrator(At(0)).UpAsync(_ => { }, Cancel);
        var report = await CheckAsync(1);
        var points = report.Findings.Where(f => f.Kind.Id.StartsWith("galera", StringComparison.Ordinal)).OrderBy(f => f.Kind.Id, StringComparer.Ordinal).ToList();
        Assert.Equal(Points, points.Select(f => f.Kind.Id));
        // What the other tests of this cluster did to it is not to be judged here.
        Assert.All(points.Where(f => f.Kind.Id is not ("galera-pauses" or "galera-conflicts")), f => Assert.True(f.State == FindingState.Pass, f.Says));
        Assert.Contains("nodes: 3", points[0].Says, StringComparison.Ordinal);
        Assert.Contains("IdentBridge_RunLease", string.Concat((await Migrator(At(1)).StatusAsync(Cancel)).Notices), StringComparison.Ordinal);
    }

    /// <summary>What another node committed a moment ago, as the journal of a run, is there for whoever looks next.</summary>
    [Fact]
    public async Task Waits_like_a_grant_until_its_node_has_caught_up()
    {
        await Migrator(At(0)).UpAsync(_ => { }, Cancel);
        Run(1, "TRUNCATE mysql.general_log");
        Run(1, "SET GLOBAL log_output = 'TABLE', GLOBAL general_log = ON");
        try
        {
            await CheckAsync(1);
            Assert.Equal(1, Waiting());
            await new PartyAccess(new DatabaseOptions { Provider = "mysql", ConnectionString = At(1).ConnectionString }, Party.Reader, "nobody", null).WriteGrantScriptAsync(Cancel);
            Assert.Equal(2, Waiting());
        }
        finally
        {
            Run(1, "SET GLOBAL general_log = OFF");
        }

        int Waiting() => List(1, "SELECT DISTINCT thread_id FROM mysql.general_log WHERE argument LIKE 'SET SESSION wsrep_sync_wait%' AND thread_id IN (SELECT thread_id FROM mysql.general_log WHERE argument LIKE '%IdentBridge_Migrations%' AND argument NOT LIKE '%general_log%')").Count;
    }

    [Fact]
    public async Task Tells_of_each_thing_that_bites_there()
    {
        await Migrator(At(0)).UpAsync(_ => { }, Cancel);
        Run(0, "CREATE TABLE Own (Body varchar(100))");
        Run(0, "SET GLOBAL wsrep_max_ws_rows = 1000, GLOBAL wsrep_auto_increment_control = OFF, GLOBAL auto_increment_increment = 1, GLOBAL auto_increment_offset = 1, GLOBAL wsrep_desync = ON");
        try
        {
            await Eventually(() => Task.FromResult(State(0) != "Synced"), TimeSpan.FromMinutes(1), "the node is desynced");
            var report = await CheckAsync(0);
            string[] bites = ["galera-limits", "galera-node", "galera-numbers", "galera-tables"];
            Assert.All(bites, id => Assert.Equal((id, FindingState.Warning), (id, report.Findings.Single(f => f.Kind.Id == id).State)));

            Run(0, "SET GLOBAL wsrep_desync = OFF");
            // The statements that the findings give.
            Run(0, report.Findings.Single(f => f.Kind.Id == "galera-limits").Fix!);
            Run(0, report.Findings.Single(f => f.Kind.Id == "galera-numbers").Fix!);
            Run(0, "ALTER TABLE Own ENGINE = MyISAM");
            Assert.Equal(FindingState.Failure, (await CheckAsync(0)).Findings.Single(f => f.Kind.Id == "galera-tables").State);
            Run(0, (await CheckAsync(0)).Findings.Single(f => f.Kind.Id == "galera-tables").Fix!);
            Run(0, "ALTER TABLE Own ADD PRIMARY KEY (Body)");
            await Eventually(() => Task.FromResult(State(0) == "Synced"), TimeSpan.FromMinutes(1), "the node is synced");
            report = await CheckAsync(0);
            Assert.All(bites, id => Assert.Equal((id, FindingState.Pass), (id, report.Findings.Single(f => f.Kind.Id == id).State)));
        }
        finally
        {
            Run(0, "SET GLOBAL wsrep_desync = OFF, GLOBAL wsrep_max_ws_rows = 0, GLOBAL wsrep_auto_increment_control = ON");
        }
    }

    [Fact]
    public async Task Tells_when_a_node_is_lost_and_when_a_node_has_lost_the_others()
    {
        await Migrator(At(0)).UpAsync(_ => { }, Cancel);
        await Cluster.Nodes[2].KillAsync(Cancel);
        await Eventually(() => Task.FromResult(Status(0, "wsrep_cluster_size") == "2"), TimeSpan.FromMinutes(1), "the cluster has two nodes");
        Assert.Equal(FindingState.Warning, (await CheckAsync(0)).Findings.Single(f => f.Kind.Id == "galera-size").State);

        // Of two nodes one is no majority.
        await Cluster.Nodes[1].KillAsync(Cancel);
        await Eventually(() => Task.FromResult(Status(0, "wsrep_cluster_status") != "Primary"), TimeSpan.FromMinutes(1), "the node knows that it is alone");
        // Not "Busy": a causal read waits in vain there and ends with 1205, as another session's lock does.
        var lost = await Assert.ThrowsAnyAsync<ServerException>(() => CheckAsync(0));
        Assert.Contains("does not serve now", lost.Message, StringComparison.Ordinal);
        Run(0, "SET GLOBAL wsrep_provider_options = 'pc.bootstrap=YES'");
        await Cluster.BringBackAsync(Cluster.Nodes[1], Cancel);
        await Cluster.BringBackAsync(Cluster.Nodes[2], Cancel);
        Assert.Equal(FindingState.Pass, (await CheckAsync(0)).Findings.Single(f => f.Kind.Id == "galera-size").State);
    }

    Task<HealthReport> CheckAsync(int node) =>
        new HealthCheck(new DatabaseOptions { Provider = "mysql", ConnectionString = At(node).ConnectionString }, new HealthOptions { TimeZone = "Europe/Moscow" }, TimeProvider.System).RunAsync(Cancel);

    string State(int node) => Status(node, "wsrep_local_state_comment");

    string Status(int node, string name)
    {
        using var connection = At(node).Open();
        return connection.Scalar<string>($"SELECT VARIABLE_VALUE FROM information_schema.GLOBAL_STATUS WHERE VARIABLE_NAME = '{name}'");
    }
}
