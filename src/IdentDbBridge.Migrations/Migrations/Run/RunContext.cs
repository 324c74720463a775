using IdentDbBridge.Data;
using IdentDbBridge.Migrations.Reports;
using IdentDbBridge.Migrations.Scripts;

namespace IdentDbBridge.Migrations.Run;

/// <summary>What the scripts of one run have in common.</summary>
/// <param name="Place">The open database, with the journal's own session.</param>
/// <param name="Guard">Holds the run lock.</param>
/// <param name="Sessions">Where the scripts' statements go.</param>
/// <param name="Report">Told of each step, on the thread of the run.</param>
sealed record RunContext(MigrationSession Place, RunGuard Guard, ScriptSessions Sessions, Action<MigrationEvent> Report)
{
    /// <summary>Of one statement, in seconds.</summary>
    public int TimeoutSeconds { get; init; } = Db.NoTimeout;

    /// <summary>Told of each script when it has ended; null for nobody.</summary>
    public Action<ScriptRun>? Ended { get; init; }

    /// <summary>What is replaced in a script.</summary>
    public required Func<MigrationScript, IReadOnlyDictionary<string, string>> Variables { get; init; }
}
