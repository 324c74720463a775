using System.Globalization;
using IdentDbBridge.Health.Clients;
using IdentDbBridge.Health.Findings;

namespace IdentDbBridge.Health.Checks;

/// <summary>What differs on a Galera cluster from a server by itself. docs/operations.md says what to do there.</summary>
sealed class CheckCluster(HealthContext place)
{
    const int FewNodes = 3;

    // Of all time since the server was started.
    const double LongPauses = 0.05;

    // Of the commits; a few at each restart of a node are usual.
    const double ManyConflicts = 0.01;
    const double FewConflicts = 100;

    // A transaction of an import writes some thousand rows.
    const double FewRows = 20_000;
    const double SmallSize = 16 << 20;

    Dictionary<string, string> _values = [];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (place.Session.GaleraNodes == 0)
            return;
        place.Pass(FindingKinds.Galera, T($"A Galera cluster, nodes: {place.Session.GaleraNodes}. Let IDENT and the writers use one and the same node: a row committed on another one is seen a moment later, and two nodes that write the same row end in a deadlock error. GET_LOCK holds on one node only."));
        Size();
        await place.LookAsync(
            [FindingKinds.GaleraNode, FindingKinds.GaleraReads, FindingKinds.GaleraNumbers, FindingKinds.GaleraPauses, FindingKinds.GaleraConflicts, FindingKinds.GaleraLimits],
            () => SettingsAsync(cancellationToken)).ConfigureAwait(false);
        await place.LookAsync([FindingKinds.GaleraTables], () => TablesAsync(cancellationToken)).ConfigureAwait(false);
    }

    async Task SettingsAsync(CancellationToken cancellationToken)
    {
        List<Setting> rows = await place.Db.QueryAsync<Setting>(place.Sql["checks-mysql/galera"], null, cancellationToken).ConfigureAwait(false);
        _values = rows.Where(r => r.Value is not null).ToDictionary(r => r.Name, r => r.Value!, StringComparer.Ordinal);
        Node();
        Reads();
        Numbers();
        Pauses();
        Conflicts();
        Limits();
    }

    void Size()
    {
        int nodes = place.Session.GaleraNodes;
        place.Judge(
            FindingKinds.GaleraSize,
            nodes >= FewNodes && nodes % 2 == 1,
            FindingState.Warning,
            T($"Nodes: {nodes}. When one is lost, the others go on."),
            T($"Nodes: {nodes}. When the network falls into two equal parts, or one of two nodes is lost, the cluster stops: neither part is the majority."),
            T($"Add a node, or Galera's arbitrator (garbd), on a machine of its own; an arbitrator is counted here, too."));
    }

    void Node()
    {
        string state = Value("wsrep_local_state_comment");
        bool serves = Value("wsrep_ready") == "ON" && Value("wsrep_cluster_status") == "Primary";
        place.Judge(
            FindingKinds.GaleraNode,
            serves && state == "Synced",
            serves ? FindingState.Warning : FindingState.Failure,
            T($"This node is synced with the majority of its cluster."),
            serves
                ? T($"This node is {state}, not Synced: it lags behind the others, or is copying its data to one of them.")
                : T($"This node has lost the majority of its cluster ({Value("wsrep_cluster_status")}, {state}): it refuses reads and writes."),
            "SHOW GLOBAL STATUS LIKE 'wsrep_%'");
    }

    // Nothing is wrong with either; who writes SQL by hand must know.
    void Reads() => place.Pass(FindingKinds.GaleraReads, Number("wsrep_sync_wait") > 0
        ? T($"wsrep_sync_wait is {Value("wsrep_sync_wait")}: sessions wait until they see what was committed on other nodes.")
        : T($"wsrep_sync_wait is 0: what was committed on another node is seen a moment later. The library sets it for its own sessions; programs of one's own that read what another node wrote set it to 1."));

    void Numbers() => place.Judge(
        FindingKinds.GaleraNumbers,
        Value("wsrep_auto_increment_control") == "ON" || Number("auto_increment_increment") >= place.Session.GaleraNodes,
        FindingState.Warning,
        T($"Nodes give AUTO_INCREMENT numbers of their own: with gaps, as in DbUp's journal, and never the same twice."),
        T($"Two nodes give the same AUTO_INCREMENT numbers: inserts into tables with such a column end in deadlock errors."),
        "SET GLOBAL wsrep_auto_increment_control = ON");

    void Pauses()
    {
        double share = Number("wsrep_flow_control_paused");
        place.Judge(
            FindingKinds.GaleraPauses,
            share <= LongPauses,
            FindingState.Warning,
            T($"The slowest node held up the writers {share * 100:0.0} % of the time."),
            T($"The slowest node held up the writers {share * 100:0.0} % of the time since this server was started."),
            "SHOW GLOBAL STATUS LIKE 'wsrep_local_recv_queue_avg'");
    }

    void Conflicts()
    {
        double conflicts = Number("wsrep_local_cert_failures") + Number("wsrep_local_bf_aborts");
        double commits = Number("wsrep_local_commits");
        place.Judge(
            FindingKinds.GaleraConflicts,
            conflicts <= Math.Max(FewConflicts, commits * ManyConflicts),
            FindingState.Warning,
            T($"Transactions that another node's have broken off: {conflicts:0} (committed: {commits:0})."),
            T($"Transactions that another node's have broken off: {conflicts:0} (committed: {commits:0}). Writers use several nodes for the same rows."),
            T($"Have all writers name the same node first: Server=node1,node2,node3."));
    }

    void Limits()
    {
        bool few = Number("wsrep_max_ws_rows") is > 0 and < FewRows;
        place.Judge(
            FindingKinds.GaleraLimits,
            !few && Number("wsrep_max_ws_size") >= SmallSize,
            FindingState.Warning,
            T($"Transactions may be as large as an import or a purge makes them."),
            few
                ? T($"wsrep_max_ws_rows is {Value("wsrep_max_ws_rows")}: a transaction of an import has more rows, and would be refused.")
                : T($"wsrep_max_ws_size is {Value("wsrep_max_ws_size")} bytes: a large transaction of an import would be refused."),
            few ? "SET GLOBAL wsrep_max_ws_rows = 0" : "SET GLOBAL wsrep_max_ws_size = 2147483647");
    }

    async Task TablesAsync(CancellationToken cancellationToken)
    {
        List<Setting> tables = await place.Db.QueryAsync<Setting>(place.Sql["checks-mysql/galera-tables"], null, cancellationToken).ConfigureAwait(false);
        Setting? alien = tables.Find(t => t.Value is not null);
        string first = place.Db.Dialect.Quote((alien ?? tables.FirstOrDefault())?.Name ?? "");
        place.Judge(
            FindingKinds.GaleraTables,
            tables.Count == 0,
            alien is null ? FindingState.Warning : FindingState.Failure,
            T($"All tables are such as the cluster replicates: InnoDB, with a primary key."),
            alien is null
                ? T($"Tables without a primary key: {tables.Count}, such as {tables.FirstOrDefault()?.Name}. Deletes are not replicated there as they should be, and the nodes come to differ.")
                : T($"{alien.Name} is {alien.Value}: its rows stay on the node that wrote them."),
            alien is null ? $"SHOW CREATE TABLE {first}" : $"ALTER TABLE {first} ENGINE = InnoDB");
    }

    string Value(string name) => _values.GetValueOrDefault(name, "");

    double Number(string name) => double.TryParse(Value(name), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : 0;
}
