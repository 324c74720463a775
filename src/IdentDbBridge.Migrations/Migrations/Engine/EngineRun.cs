using System.Runtime.ExceptionServices;
using DbUp.Engine;
using IdentDbBridge.Migrations.Reports;
using IdentDbBridge.Migrations.Run;
using IdentDbBridge.Migrations.Scripts;

namespace IdentDbBridge.Migrations.Engine;

/// <summary>The engine's run for a migrator, which has looked already and found something to do. Nothing of DbUp is loaded before.</summary>
static class EngineRun
{
    /// <returns>The names of the scripts that were applied, in order.</returns>
    public static async Task<IReadOnlyList<string>> PerformAsync(MigrationSession place, TimeSpan lockTimeout, Action<MigrationEvent> report, Action<ScriptRun>? ended, CancellationToken cancellationToken)
    {
        var builder = new ExchangeUpgradeEngineBuilder(place.Db.Target);
        builder.Configure(c =>
        {
            Upgrade upgrade = ExchangeUpgradeEngineBuilder.UpgradeOf(c);
            (upgrade.LockTimeout, upgrade.Report, upgrade.Cancellation) = (lockTimeout, report, cancellationToken);
            upgrade.Ended = ended;
            upgrade.Place = place;
            ILookup<ScriptOrigin, MigrationScript> scripts = place.Scripts.ToLookup(s => s.Origin);
            c.ScriptProviders.Add(new MigrationScripts(scripts[ScriptOrigin.Bundled], MigrationScripts.First));
            c.ScriptProviders.Add(new MigrationScripts(scripts[ScriptOrigin.Clinic], DbUp.DbUpDefaults.DefaultRunGroupOrder));
        });
        UpgradeEngine engine = ExchangeUpgradeEngineBuilder.Create(builder.BuildConfiguration());
        DatabaseUpgradeResult result = await Task.Run(engine.PerformUpgrade, CancellationToken.None).ConfigureAwait(false);
        if (!result.Successful)
            ExceptionDispatchInfo.Throw(result.Error);
        return [.. result.Scripts.Select(s => s.Name)];
    }
}
