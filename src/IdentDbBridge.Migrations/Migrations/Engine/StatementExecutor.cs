using DbUp.Engine;
using IdentDbBridge.Migrations.Plan;
using IdentDbBridge.Migrations.Run;

namespace IdentDbBridge.Migrations.Engine;

/// <summary>Runs the scripts that <see cref="PlanFilter"/> has chosen.</summary>
sealed class StatementExecutor(Upgrade upgrade) : IScriptExecutor
{
    public int? ExecutionTimeoutSeconds
    {
        get => upgrade.TimeoutSeconds;
        set => upgrade.TimeoutSeconds = value;
    }

    public void Execute(SqlScript script) => Execute(script, null);

    /// <param name="variables">Known to the upgrade already.</param>
    public void Execute(SqlScript script, IDictionary<string, string>? variables) =>
        Waiting.For(() => ExecuteAsync(((MigrationSqlScript)script).Step!));

    /// <summary>The login's own schema is there, or nothing is.</summary>
    public void VerifySchema()
    {
    }

    /// <exception cref="ScriptFailedException">The message says what is in effect.</exception>
    async Task ExecuteAsync(PlannedScript step)
    {
        using ScriptExecution execution = ScriptExecution.Of(upgrade.Run!, step);
        await execution.RunAsync(upgrade.Cancellation).ConfigureAwait(false);
    }
}
