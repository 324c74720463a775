using IdentDbBridge.Data;
using IdentDbBridge.Installed;
using IdentDbBridge.Migrations.Plan;

namespace IdentDbBridge.Migrations.Run;

/// <summary>A script where DDL can be rolled back: one transaction with its journal rows, so that both are there or neither.</summary>
sealed class WholeScript(RunContext run, PlannedScript step) : ScriptExecution(run, step)
{
    protected override async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        Db db = await Run.Sessions.BeginAsync(Script, cancellationToken).ConfigureAwait(false);
        foreach (string setting in Script.SettingsBefore)
            await db.ExecuteAsync(setting, null, cancellationToken).ConfigureAwait(false);
        await db.InTransactionAsync(() => WholeAsync(db, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Rolled back already; only the session is left, which a script that failed must not hand on.</summary>
    protected override async Task StopAsync()
    {
        Done = 0;
        await Run.Sessions.EndAsync().ConfigureAwait(false);
    }

    async Task WholeAsync(Db db, CancellationToken cancellationToken)
    {
        for (int i = 0; i < Script.Statements.Count; i++)
        {
            await Run.Guard.CheckAsync(cancellationToken).ConfigureAwait(false);
            await SendAsync(db, i, cancellationToken).ConfigureAwait(false);
        }

        await Run.Guard.CheckAsync(cancellationToken).ConfigureAwait(false);
        await db.ExecuteAsync(Sql["session/settle"], null, CancellationToken.None).ConfigureAwait(false);
        await FinishAsync(new MigrationJournal(db, Sql, Run.Place.Session), Script.DoneChecksum(Script.Statements.Count)).ConfigureAwait(false);
    }
}
