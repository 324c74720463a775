using System.Text.Json.Serialization;
using IdentDbBridge.Migrations.Plan;
using IdentDbBridge.Migrations.Scripts;

namespace IdentDbBridge.Migrations.Reports;

/// <summary>Where one script stands.</summary>
/// <param name="Name">The file name, or the name in the journal where there is no file.</param>
/// <param name="Origin">Whose it is; null for a missing one.</param>
/// <param name="State">Where it stands.</param>
/// <param name="AppliedUtc">When it was applied, UTC; null when it is not, or only DbUp knows.</param>
/// <param name="StatementsDone">Statements in effect while it is partly applied.</param>
/// <param name="StatementsTotal">Its statements; 0 while not known.</param>
/// <param name="Note">What is wrong and what to do, or the error of the last run; null when there is nothing to say.</param>
public sealed record ScriptReport(string Name, ScriptOrigin? Origin, ScriptState State, DateTime? AppliedUtc, int StatementsDone, int StatementsTotal, string? Note)
{
    /// <summary>What to do, for programs; null when there is nothing to do or only the reader knows.</summary>
    [JsonIgnore]
    public Remedy? Remedy { get; init; }
}

/// <summary>Where a database stands.</summary>
public sealed record MigrationReport
{
    /// <summary>Database and server, without user and password.</summary>
    public required string Target { get; init; }

    /// <summary>The server's product and version.</summary>
    public required string Server { get; init; }

    /// <summary>The exchange tables' names in use.</summary>
    public required ExchangeTables Tables { get; init; }

    /// <summary>Every script in the order of a run.</summary>
    public required IReadOnlyList<ScriptReport> Scripts { get; init; }

    /// <summary>What the reader should know beside it.</summary>
    public required IReadOnlyList<string> Notices { get; init; }

    /// <summary>Nothing to run and nothing wrong.</summary>
    public bool IsUpToDate => !Scripts.Any(s => s.State.IsPending() || s.State.IsDrift());
}

/// <summary>What a run did.</summary>
public sealed record UpResult
{
    /// <summary>Names of the scripts that this run applied, in order.</summary>
    public required IReadOnlyList<string> Applied { get; init; }

    /// <summary>The database afterwards.</summary>
    public required MigrationReport Report { get; init; }
}

/// <summary>What <c>repair</c> recorded for one script.</summary>
/// <param name="Script">The script.</param>
/// <param name="Action">A stable word: <c>checksum-recorded</c>, <c>edit-accepted</c>, <c>done-part-accepted</c>, <c>order-allowed</c>, <c>absence-accepted</c>, <c>journal-row-restored</c>, <c>statements-marked-done</c> or <c>adopted</c>.</param>
public sealed record RepairAction(string Script, string Action);
