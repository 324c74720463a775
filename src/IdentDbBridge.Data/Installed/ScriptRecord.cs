using System.Data.Common;
using IdentDbBridge.Data;

namespace IdentDbBridge.Installed;

/// <summary>A script's row in <c>IdentBridge_Migrations</c>.</summary>
sealed record ScriptRecord
{
    public required string ScriptName { get; init; }

    /// <summary>One of <see cref="RecordState"/>.</summary>
    public required string State { get; init; }

    /// <summary>Of the whole script when it was last seen by a run; null while unknown.</summary>
    public string? Checksum { get; init; }

    public int StatementsDone { get; init; }

    public int StatementsTotal { get; init; }

    /// <summary>Of the statements done; null when there are none.</summary>
    public string? DoneChecksum { get; init; }

    /// <summary>JSON: the exchange tables' names that the script was run with.</summary>
    public string? Variables { get; init; }

    public DateTime? StartedUtc { get; init; }

    public DateTime? FinishedUtc { get; init; }

    public string? Login { get; init; }

    public required string ToolVersion { get; init; }

    /// <summary>The error that ended the last run of it; null when there was none.</summary>
    public string? Error { get; init; }

    /// <summary>For the statements that write a row.</summary>
    public (string Name, object? Value)[] Values =>
    [
        (nameof(ScriptName), ScriptName),
        (nameof(State), State),
        (nameof(Checksum), Checksum),
        (nameof(StatementsDone), StatementsDone),
        (nameof(StatementsTotal), StatementsTotal),
        (nameof(DoneChecksum), DoneChecksum),
        (nameof(Variables), Variables),
        (nameof(StartedUtc), StartedUtc),
        (nameof(FinishedUtc), FinishedUtc),
        (nameof(Login), Login),
        (nameof(ToolVersion), ToolVersion),
        (nameof(Error), Error),
    ];

    /// <summary>A row of <c>journal/read-state</c>.</summary>
    public static ScriptRecord Read(DbDataReader row) => new()
    {
        ScriptName = row.GetString(0),
        State = row.GetString(1),
        Checksum = row.Text(2),
        StatementsDone = row.GetInt32(3),
        StatementsTotal = row.GetInt32(4),
        DoneChecksum = row.Text(5),
        Variables = row.Text(6),
        StartedUtc = row.Time(7),
        FinishedUtc = row.Time(8),
        Login = row.Text(9),
        ToolVersion = row.GetString(10),
        Error = row.Text(11),
    };
}

/// <summary>The values of <see cref="ScriptRecord.State"/>.</summary>
static class RecordState
{
    public const string Running = "running";
    public const string Failed = "failed";
    public const string Applied = "applied";

    /// <summary>Out of order, and accepted: the next run applies it.</summary>
    public const string Allowed = "allowed";

    /// <summary>In the journal without a file, and accepted.</summary>
    public const string Removed = "removed";
}

/// <summary>A row of DbUp's journal.</summary>
sealed record AppliedRecord
{
    /// <summary>As journalled: a file name, or an embedded name that ends with one.</summary>
    public required string ScriptName { get; init; }

    /// <summary>In the local time of the server or of DbUp's machine.</summary>
    public DateTime AppliedLocal { get; init; }

    /// <summary>A row of <c>journal/read-applied</c>.</summary>
    public static AppliedRecord Read(DbDataReader row) => new() { ScriptName = row.GetString(0), AppliedLocal = row.GetDateTime(1) };
}
