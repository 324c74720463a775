using DbUp.Engine;
using DbUp.Support;
using IdentDbBridge.Migrations.Scripts;

namespace IdentDbBridge.Migrations.Engine;

/// <summary>Decides what is to be run: by the plan, not by the names in the journal alone.</summary>
sealed class PlanFilter(Upgrade upgrade) : IScriptFilter
{
    public IEnumerable<SqlScript> Filter(IEnumerable<SqlScript> sorted, HashSet<string> executedScriptNames, ScriptNameComparer comparer)
    {
        // Whatever sorts them, the bundled ones are first: the others may need their tables.
        List<MigrationScript> scripts = [.. sorted.Select(Script).OrderBy(s => s.Origin)];
        ScriptSource.RefuseTwins(scripts);
        return [.. Waiting.For(() => upgrade.PlanAsync(scripts)).Select(MigrationSqlScript.Of)];
    }

    MigrationScript Script(SqlScript script)
    {
        MigrationScript? own = (script as MigrationSqlScript)?.Script;
        if (own is not null && upgrade.Preprocess is null)
            return own;
        ScriptOrigin origin = own?.Origin ?? ScriptOrigin.Clinic;
        MigrationScript? made = null;
        return made = new MigrationScript(script.Name, origin, script.Contents, upgrade.Target.Dialect.Splitter)
        {
            RunsAlways = script.SqlScriptOptions.ScriptType == ScriptType.RunAlways,
            // DbUp's preprocessors see the text with its variables replaced.
            Prepare = upgrade.Preprocess is null ? null : text => upgrade.Preprocess(upgrade.Target.Dialect.Splitter.ReplaceVariables(text, upgrade.VariablesOf(made!))),
        };
    }
}
