using System.Data;
using DbUp.Engine;
using IdentDbBridge.Migrations.Reports;
using IdentDbBridge.Migrations.Run;

namespace IdentDbBridge.Migrations.Engine;

/// <summary>Both journals as DbUp knows one: its own table of names, and ours with checksums, states and statements done.</summary>
sealed class ResumableJournal(Upgrade upgrade) : IJournal
{
    public string[] GetExecutedScripts() => [.. upgrade.Place.AppliedNames];

    /// <summary>By MarkAsExecuted; a script that is run is journalled by its execution.</summary>
    public void StoreExecutedScript(SqlScript script, Func<IDbCommand> dbCommandFactory) =>
        Waiting.For(() => new Repair(upgrade.Place, new RepairRequest()).AdoptAsync(((MigrationSqlScript)script).Step!, upgrade.Cancellation));

    /// <summary>Made with the lock, when there is something to write.</summary>
    public void EnsureTableExistsAndIsLatestVersion(Func<IDbCommand> dbCommandFactory)
    {
    }
}
