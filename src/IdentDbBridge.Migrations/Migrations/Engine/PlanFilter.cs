using DbUp.Engine;
using DbUp.Support;
using IdentDbBridge.Data;
using IdentDbBridge.Migrations.Plan;
using IdentDbBridge.Migrations.Run;
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
        return [.. Waiting.For(() => PlanAsync(scripts)).Select(MigrationSqlScript.Of)];
    }

    /// <summary>With nothing to do it takes no lock and writes nothing; else the lock is held from here to the end.</summary>
    /// <exception cref="DriftException">A changed, missing or out-of-order script; nothing was run.</exception>
    /// <exception cref="LockException">Another run holds the lock.</exception>
    /// <exception cref="PermissionException">The login lacks a right that the run needs; nothing was written.</exception>
    async Task<IReadOnlyList<PlannedScript>> PlanAsync(IReadOnlyList<MigrationScript> scripts)
    {
        MigrationSession place = upgrade.Place;
        place.Scripts = scripts;
        if (upgrade.Purpose == UpgradePurpose.Look)
            return place.Plan.Steps;
        if (upgrade.Purpose == UpgradePurpose.Mark)
            return await PlanMarkingAsync().ConfigureAwait(false);
        if (place.Plan.Steps.Count == 0)
        {
            place.RefuseProblems();
            return [];
        }

        await place.RefuseMissingRightsAsync(upgrade.Cancellation).ConfigureAwait(false);
        // Problems are told under the lock: what was read without it may be the half of another run's work.
        upgrade.Guard = await place.BeginAsync(upgrade.LockTimeout, upgrade.Report, place.RefuseProblems, upgrade.Cancellation).ConfigureAwait(false);
        upgrade.Run = new RunContext(place, upgrade.Guard, new ScriptSessions(upgrade.Target, place.Sql, place.Session), upgrade.Report)
        {
            TimeoutSeconds = upgrade.TimeoutSeconds ?? Db.NoTimeout,
            Variables = upgrade.VariablesOf,
            Ended = upgrade.Ended,
        };
        return place.Plan.Steps;
    }

    async Task<IReadOnlyList<PlannedScript>> PlanMarkingAsync()
    {
        upgrade.Guard = await upgrade.Place.BeginAsync(upgrade.LockTimeout, upgrade.Report, () => { }, upgrade.Cancellation).ConfigureAwait(false);
        return [.. upgrade.Place.Plan.Scripts.Where(s => s.Script is { RunsAlways: false } && s.State is ScriptState.Pending or ScriptState.Partial or ScriptState.SessionLost or ScriptState.TableTaken or ScriptState.OutOfOrder)];
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
