using DbUp.Engine;
using DbUp.Support;
using IdentDbBridge.Migrations.Plan;
using IdentDbBridge.Migrations.Scripts;

namespace IdentDbBridge.Migrations.Engine;

/// <summary>A script of ours as DbUp's engine passes it on.</summary>
sealed class MigrationSqlScript(MigrationScript script, int runGroupOrder) : SqlScript(script.Name, script.Text, Options(script, runGroupOrder))
{
    public MigrationScript Script { get; } = script;

    /// <summary>Where it stands; null until it is planned.</summary>
    public PlannedScript? Step { get; private init; }

    /// <summary>A step of the plan.</summary>
    public static MigrationSqlScript Of(PlannedScript step) => new(step.Script!, DbUp.DbUpDefaults.DefaultRunGroupOrder) { Step = step };

    static SqlScriptOptions Options(MigrationScript script, int runGroupOrder) =>
        new() { RunGroupOrder = runGroupOrder, ScriptType = script.RunsAlways ? ScriptType.RunAlways : ScriptType.RunOnce };
}
