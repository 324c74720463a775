using IdentDbBridge.Migrations.Plan;
using IdentDbBridge.Migrations.Run;
using IdentDbBridge.Schema.Comparison;
using IdentDbBridge.Schema.Reports;
using IdentDbBridge.Schema.Shapes;

namespace IdentDbBridge.Schema;

/// <summary>Reads the schema of an open database and compares it with the shipped one.</summary>
sealed class SchemaCheck(MigrationSession place)
{
    public async Task<SchemaReport> RunAsync(CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, TableShape> live = await LiveSchema.ReadAsync(place.Db, place.Sql, place.Session.TableComparer, cancellationToken).ConfigureAwait(false);
        List<TableShape> shipped = ShippedSchema.OfScripts(place.Db.Dialect, place.Tables);
        HashSet<string> applied = [.. place.Plan.Scripts.Where(s => s.State is ScriptState.Applied or ScriptState.Unverified or ScriptState.Changed or ScriptState.Unjournaled).Select(s => s.Name)];
        await SchemaSight.RefuseHiddenAsync(place, live, shipped.FindAll(t => applied.Contains(t.Script!)), cancellationToken).ConfigureAwait(false);
        // Tables of the journal are made by the next run when they are not there.
        List<TableShape> journal = ShippedSchema.OfJournal(place.Sql).FindAll(t => live.ContainsKey(t.Name));
        var comparison = new SchemaComparison(place.Db.Dialect, place.Tables, live);
        return new SchemaReport
        {
            Target = place.Db.Target.ToString(),
            Server = place.Session.Version,
            Tables = [.. shipped.Concat(journal).Select(t => t.Name)],
            Notices =
            [
                .. await SchemaNotices.ReadAsync(place, cancellationToken).ConfigureAwait(false),
                .. Notices(live.Values, await SchemaSight.SeesTriggersAsync(place, cancellationToken).ConfigureAwait(false)),
            ],
            Differences =
            [
                .. SchemaComparison.Journal(place.Plan),
                .. comparison.Tables(shipped.Concat(journal), t => t.Script is not null && !applied.Contains(t.Script)),
            ],
        };
    }

    static IEnumerable<string> Notices(IEnumerable<TableShape> live, bool seesTriggers)
    {
        if (!live.All(t => t.AreChecksTold))
            yield return T($"This server does not tell the conditions of its checks; they were not compared.");
        if (!seesTriggers)
            yield return T($"This login may not see triggers (it lacks TRIGGER); whether there are any is not known.");
    }
}
