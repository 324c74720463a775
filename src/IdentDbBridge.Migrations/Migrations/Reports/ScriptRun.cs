using IdentDbBridge.Migrations.Scripts;

namespace IdentDbBridge.Migrations.Reports;

/// <summary>One script as a run has run it, for those who must account for it.</summary>
public sealed record ScriptRun
{
    /// <summary>The file name.</summary>
    public required string Name { get; init; }

    /// <summary>Whose it is.</summary>
    public required ScriptOrigin Origin { get; init; }

    /// <summary>The statements that this run has sent, as they were sent: with the names of tables and other variables put in. May hold what the script's author wrote into it.</summary>
    public required IReadOnlyList<string> Statements { get; init; }

    /// <summary>The statements of the script that an earlier run had put into effect, and this one did not send.</summary>
    public required int StatementsBefore { get; init; }

    /// <summary>When it began, UTC.</summary>
    public required DateTime StartedUtc { get; init; }

    /// <summary>When it ended, UTC.</summary>
    public required DateTime EndedUtc { get; init; }

    /// <summary>The login of the database.</summary>
    public required string Login { get; init; }

    /// <summary>Why it failed, and what is in effect; null when it is applied.</summary>
    public required string? Error { get; init; }
}
