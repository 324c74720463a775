using DbUp.Engine;

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
        Waiting.For(() => upgrade.ExecuteAsync(((MigrationSqlScript)script).Step!));

    /// <summary>The login's own schema is there, or nothing is.</summary>
    public void VerifySchema()
    {
    }
}
