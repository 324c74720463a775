using IdentDbBridge.Migrations.Plan;
using IdentDbBridge.Migrations.Reports;
using IdentDbBridge.Migrations.Run;
using IdentDbBridge.Migrations.Scripts;
using IdentDbBridge.Schema.Comparison;
using IdentDbBridge.Schema.Reports;
using IdentDbBridge.Schema.Shapes;
using IdentDbBridge.Schema.Takeover;

namespace IdentDbBridge.Schema;

/// <summary>Takes over tables that were made by hand or by DbUp: compares, and marks scripts as applied where they fit.</summary>
sealed class Adoption(MigrationSession place)
{
    static readonly ScriptState[] Adoptable = [ScriptState.TableTaken, ScriptState.Unverified, ScriptState.OutOfOrder];

    public async Task<AdoptReport> LookAsync(CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, TableShape> live = await LiveSchema.ReadAsync(place.Db, place.Sql, place.Session.TableComparer, cancellationToken).ConfigureAwait(false);
        List<TableShape> shipped = ShippedSchema.OfScripts(place.Db.Dialect, place.Tables);
        await SchemaSight.RefuseHiddenAsync(place, live, shipped, cancellationToken).ConfigureAwait(false);
        List<PlannedScript> scripts = [.. place.Plan.Scripts.Where(s => s.Script?.Origin == ScriptOrigin.Bundled)];
        int level = scripts.FindLastIndex(s => shipped.Any(t => t.Script == s.Name && live.ContainsKey(t.Name)));
        HashSet<string> present = [.. scripts.Take(level + 1).Select(s => s.Name)];
        List<TableShape> compared = shipped.FindAll(t => present.Contains(t.Script!));
        Difference[] differences = [.. new SchemaComparison(place.Db.Dialect, place.Tables, live).Tables(compared, _ => false)];
        AdoptFile file = place.Db.Dialect.Name == "mysql"
            ? await TakeoverFile.MakeAsync(place, compared, live, differences, cancellationToken).ConfigureAwait(false)
            : AdoptFile.OfRepairs(place, differences, await ObstaclesAsync(differences, cancellationToken).ConfigureAwait(false));
        return new AdoptReport
        {
            Target = place.Db.Target.ToString(),
            Server = place.Session.Version,
            Level = level < 0 ? null : scripts[level].Name,
            Scripts = [.. scripts.Select(s => Script(s, shipped, live, present.Contains(s.Name), differences))],
            Differences = differences,
            Obstacles = file.Rows,
            Sql = file.Statements,
            File = file.Text,
            Notices = await SchemaNotices.ReadAsync(place, cancellationToken).ConfigureAwait(false),
        };
    }

    /// <summary>Writes the journal rows, each script in a transaction with its entry in the audit. Needs the run lock.</summary>
    public async Task<IReadOnlyList<RepairAction>> MarkAsync(AdoptReport report, string? reason, CancellationToken cancellationToken)
    {
        var repair = new Repair(place, new RepairRequest { Reason = reason });
        List<RepairAction> actions = [];
        foreach (AdoptedScript adopted in report.Scripts.Where(s => s.State is AdoptState.ByHand or AdoptState.ByDbUp))
            actions.Add(await repair.AdoptAsync(place.Plan.Scripts.First(s => s.Name == adopted.Name), cancellationToken).ConfigureAwait(false));
        return actions;
    }

    static AdoptedScript Script(PlannedScript script, List<TableShape> shipped, IReadOnlyDictionary<string, TableShape> live, bool isUpToLevel, Difference[] differences)
    {
        TableShape[] tables = [.. shipped.Where(t => t.Script == script.Name)];
        Difference[] own = [.. differences.Where(d => tables.Any(t => t.Name == d.Table))];
        bool isThere = tables.All(t => live.ContainsKey(t.Name));
        AdoptState state = script.State switch
        {
            _ when !isUpToLevel => AdoptState.Pending,
            _ when !isThere => AdoptState.Incomplete,
            ScriptState.Unverified => AdoptState.ByDbUp,
            _ when Adoptable.Contains(script.State) => AdoptState.ByHand,
            _ => AdoptState.Journalled,
        };
        return new AdoptedScript(script.Name, state, [.. tables.Select(t => t.Name)], own.Count(d => d.Severity != Severity.Harmless), own.Count(d => d.Severity == Severity.Harmless));
    }

    async Task<IReadOnlyList<RowsInTheWay>> ObstaclesAsync(Difference[] differences, CancellationToken cancellationToken)
    {
        List<RowsInTheWay> obstacles = [];
        foreach (Difference difference in differences.Where(d => d.Count is not null))
        {
            long rows = await CountAsync(difference.Count!, cancellationToken).ConfigureAwait(false);
            if (rows > 0)
                obstacles.Add(new RowsInTheWay(difference.Table, difference.What, rows, difference.Show));
        }

        return obstacles;
    }

    async Task<long> CountAsync(string query, CancellationToken cancellationToken)
    {
        try
        {
            return await place.Db.ScalarAsync<long>(query, null, cancellationToken).ConfigureAwait(false);
        }
        catch (ServerException e) when (e.Error.Kind is ServerErrorKind.Other or ServerErrorKind.RuleBroken)
        {
            // A condition does not fit columns of another type; once they are repaired, it does.
            return 0;
        }
    }
}
