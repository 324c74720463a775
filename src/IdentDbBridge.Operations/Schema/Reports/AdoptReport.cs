using System.Text.Json.Serialization;
using IdentDbBridge.Migrations.Reports;

namespace IdentDbBridge.Schema.Reports;

/// <summary>Tables that no script has made, beside the scripts.</summary>
public sealed record AdoptReport
{
    /// <summary>Database and server, without user and password.</summary>
    public required string Target { get; init; }

    /// <summary>The server's product and version.</summary>
    public required string Server { get; init; }

    /// <summary>The last bundled script of which a table is there; null when there is none.</summary>
    public required string? Level { get; init; }

    /// <summary>The bundled scripts in their order.</summary>
    public required IReadOnlyList<AdoptedScript> Scripts { get; init; }

    /// <summary>What differs in the tables up to the level, in the order in which the repairs can be run.</summary>
    public required IReadOnlyList<Difference> Differences { get; init; }

    /// <summary>The rows that stand in the way of the statements, move to a table of their own, or are rewritten.</summary>
    public required IReadOnlyList<RowsInTheWay> Obstacles { get; init; }

    /// <summary>The statements that close the gap, in order, each by itself.</summary>
    public required IReadOnlyList<string> Sql { get; init; }

    /// <summary>The same as one file for the server's own client, with what must be known before it is run; empty when nothing is to be run.</summary>
    [JsonIgnore]
    public string File { get; init; } = "";

    /// <summary>What the reader should know beside it.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>What was marked as applied by this run.</summary>
    public IReadOnlyList<RepairAction> Marked { get; init; } = [];

    /// <summary>Whether nothing stands in the way of marking.</summary>
    public bool Fits => Differences.All(d => d.Severity == Severity.Harmless);

    /// <summary>Whether a script waits for being marked.</summary>
    public bool IsWaiting => Marked.Count == 0 && Scripts.Any(s => s.State is AdoptState.ByHand or AdoptState.ByDbUp);
}

/// <summary>How a script's tables came to be.</summary>
public enum AdoptState
{
    /// <summary>In the journal already.</summary>
    Journalled,

    /// <summary>Applied by DbUp; its checksum is not recorded.</summary>
    ByDbUp,

    /// <summary>Its tables are there, and no script has made them.</summary>
    ByHand,

    /// <summary>Some of its tables, or all, are not there, but those of a later script are.</summary>
    Incomplete,

    /// <summary>Nothing of it is there: <c>up</c> applies it.</summary>
    Pending,
}

/// <summary>One bundled script beside its tables.</summary>
/// <param name="Name">The script.</param>
/// <param name="State">How its tables came to be.</param>
/// <param name="Tables">Its tables.</param>
/// <param name="Breaking">How many differences break IDENT or the bridge.</param>
/// <param name="Harmless">How many do not.</param>
public sealed record AdoptedScript(string Name, AdoptState State, IReadOnlyList<string> Tables, int Breaking, int Harmless);

/// <summary>Rows that do not fit into a table of ours.</summary>
/// <param name="Table">Their table.</param>
/// <param name="What">What is wrong with them, and on MySQL and MariaDB what becomes of them.</param>
/// <param name="Rows">How many there are; on SQL Server and SQLite for a key, how many keys stand there twice or more.</param>
/// <param name="Show">The query that shows them; null when there is none.</param>
public sealed record RowsInTheWay(string Table, string What, long Rows, string? Show);
