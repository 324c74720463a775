using System.Globalization;
using IdentDbBridge.Data;
using IdentDbBridge.Migrations.Run;
using IdentDbBridge.Schema.Repairs;
using IdentDbBridge.Schema.Reports;
using IdentDbBridge.Schema.Shapes;

namespace IdentDbBridge.Schema.Takeover;

/// <summary>The file of an adoption on MySQL and MariaDB: what stands in every way, then table by table.</summary>
static class TakeoverFile
{
    const string Side = "IdentBridge_Adopted_";
    const int LongestName = 64;

    public static async Task<AdoptFile> MakeAsync(MigrationSession place, IEnumerable<TableShape> shipped, IReadOnlyDictionary<string, TableShape> live, IReadOnlyCollection<Difference> differences, CancellationToken cancellationToken)
    {
        List<AdoptPart> parts = [Obstacles(place.Db.Dialect, differences)];
        List<RowsInTheWay> rows = [];
        foreach (TableShape table in shipped)
        {
            Difference[] own = [.. differences.Where(d => d.Table == table.Name)];
            if (!live.TryGetValue(table.Name, out TableShape? found))
            {
                parts.Add(new AdoptPart(table.Name, table.Create));
                continue;
            }

            var takeover = new TableTakeover(place.Db.Dialect, table, found, own, SideOf(place, table, live));
            TableRows counted = await takeover.CountAsync(place.Db, cancellationToken).ConfigureAwait(false);
            rows.AddRange(takeover.Told(counted));
            parts.Add(new AdoptPart(table.Name, [.. takeover.Statements(counted)]) { Notes = InEnglish(() => Notes(takeover, counted, own)).Split('\n', StringSplitOptions.RemoveEmptyEntries) });
        }

        if (parts.Any(p => p.Statements.Count > 0))
            parts.Insert(0, new AdoptPart("", [TableRepairs.Sql(place.Db.Dialect, "", "repair/strict-change", [])]));
        return AdoptFile.Make(place, parts, rows, []);
    }

    /// <summary>Triggers and foreign keys go first: they would take part in every move of a row.</summary>
    static AdoptPart Obstacles(IDialect dialect, IReadOnlyCollection<Difference> differences)
    {
        IEnumerable<string> triggers = differences.Where(d => d.Kind == DifferenceKind.Trigger)
            .SelectMany(d => d.Repair.Prepend(TableRepairs.Sql(dialect, "", "repair/show-trigger", [("Name", dialect.Quote(d.Name!))])));
        IEnumerable<string> keys = differences.Where(d => d.Kind == DifferenceKind.ForeignKey).SelectMany(d => d.Repair).Distinct(StringComparer.Ordinal);
        return new AdoptPart("", [.. triggers, .. keys]);
    }

    static string Notes(TableTakeover takeover, TableRows counted, IEnumerable<Difference> own) => string.Join('\n',
    [
        .. takeover.Told(counted).Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Rows} row(s): {r.What}")),
        .. takeover.Notes(),
        .. own.Where(d => d.Kind is DifferenceKind.ColumnExtra or DifferenceKind.IndexExtra && d.Severity == Severity.Harmless).Select(d => T($"{d.What} It does no harm and stays.")),
    ]);

    /// <summary>A name that is free: rows of an earlier adoption stay where they are.</summary>
    static string SideOf(MigrationSession place, TableShape table, IReadOnlyDictionary<string, TableShape> live)
    {
        string block = place.Tables.Names.FirstOrDefault(n => place.Session.TableComparer.Equals(n.Value, table.Name)).Key ?? table.Name;
        string name = (Side + block)[..Math.Min((Side + block).Length, LongestName - 4)];
        string free = name;
        for (int i = 2; live.Keys.Contains(free, StringComparer.OrdinalIgnoreCase); i++)
            free = string.Create(CultureInfo.InvariantCulture, $"{name}_{i}");
        return free;
    }
}
