using System.Globalization;
using IdentDbBridge.Data;
using IdentDbBridge.Schema.Reports;
using IdentDbBridge.Schema.Shapes;
using IdentDbBridge.ServerTests.Diagnostics;
using Microsoft.SqlServer.Dac;
using Microsoft.SqlServer.Dac.Compare;
using Microsoft.SqlServer.Dac.Model;
using PackageComparison = Microsoft.SqlServer.Dac.Compare.SchemaComparison;

namespace IdentDbBridge.TSqlTests.Comparing;

/// <summary>
/// For each change that the test of verify makes on SQL Server, what Microsoft's comparison of two packages says and what ours says. All
/// changes stand beside each other in one database, each in a schema of its own, since a comparison takes as long for one as for all.
/// </summary>
public sealed class VerifyAndSqlPackage(ITestOutputHelper log)
{
    const string Collation = "Cyrillic_General_CI_AS";

    static readonly IDialect Dialect = IdentDbBridge.Dialects.Dialect.Named("mssql");

    static readonly ExchangeTables Tables = ExchangeTables.With(null);

    static readonly List<TableShape> Shipped = ShippedSchema.OfScripts(Dialect, Tables);

    /// <summary>Where the two cannot agree, by the beginning of a change, and why.</summary>
    static readonly Dictionary<string, string> Explained = new()
    {
        ["Journal"] = "the rows of a journal are no part of a schema",
        ["CheckChanged OngoingCalls"] = "SqlPackage compares the text in a condition as the database's collation does, without heed of capitals; the column's collation is binary",
    };

    static readonly Dictionary<string, string> LeftAfterRepair = new()
    {
        ["ColumnMissing"] = "a column that is added stands at the end, where verify finds it the next time",
        ["ColumnExtras Tickets"] = "the column stands at the end, where it does no harm in this table",
        ["ColumnExtra"] = "a column that no script made stays, with its values",
        ["ForeignKey Branches FK_Own"] = "the table from which the key led is not ours, and stays",
    };

    [Fact]
    public void Say_the_same_of_each_change_and_of_its_repair()
    {
        SchemaChange[] changes = [.. SchemaChanges.All.Where(c => c.MsSql is not null && c.Kind != DifferenceKind.Journal)];
        var left = new TSqlModel(SqlServerVersion.Sql160, new TSqlModelOptions { Collation = Collation });
        var right = new TSqlModel(SqlServerVersion.Sql160, new TSqlModelOptions { Collation = Collation });
        Add(left, "fresh", Fresh());
        Add(right, "fresh", Fresh());
        Dictionary<string, IReadOnlyList<Difference>> ours = new() { ["fresh"] = Ours(right, "fresh") };
        for (int i = 0; i < changes.Length; i++)
        {
            var sketch = Changed(changes[i]);
            Add(left, $"c{i}", Fresh());
            Add(right, $"c{i}", sketch);
            ours[$"c{i}"] = Ours(right, $"c{i}");
            foreach (string repair in ours[$"c{i}"].Where(_ => changes[i].IsRepaired).SelectMany(d => d.Repair).Distinct(StringComparer.Ordinal))
                sketch.Apply(repair);
            Add(left, $"r{i}", Fresh());
            Add(right, $"r{i}", sketch);
        }

        var theirs = Theirs(left, right);
        List<string> wrong = [.. ours["fresh"].Select(d => $"fresh: {d.What}"), .. theirs["fresh"]];
        List<string> told = [];
        int same = 0, repaired = 0;
        for (int i = 0; i < changes.Length; i++)
        {
            string[] says = [.. theirs[$"c{i}"]], leaves = [.. theirs[$"r{i}"]];
            told.Add($"| {changes[i]} | {string.Join("; ", says)} | {string.Join("; ", ours[$"c{i}"].Select(d => $"{d.Kind} {d.Name}"))} | {(leaves.Length == 0 ? "nothing" : string.Join("; ", leaves))} |");
            if (Reason(Explained, changes[i]) is null == says.Length > 0 && ours[$"c{i}"].Any(d => d.Kind == changes[i].Kind))
                same++;
            else
                wrong.Add(told[^1]);
            if (leaves.Length == 0)
                repaired++;
            else if (changes[i].IsRepaired && Reason(LeftAfterRepair, changes[i]) is null)
                wrong.Add($"not repaired: {told[^1]}");
        }

        log.WriteLine("| change | SqlPackage says | verify says | SqlPackage says after the repair |");
        told.ForEach(log.WriteLine);
        log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"figure: {changes.Length} of {SchemaChanges.All.Count} changes can be made on SQL Server's schema; of {same} Microsoft's comparison and verify say the same (of {changes.Count(c => Reason(Explained, c) is not null)} for a reason that they do not), of a fresh install both say that nothing does; after the repairs of verify {repaired} are equal to a fresh install by Microsoft's comparison"));
        log.WriteLine($"Told by one alone: {string.Join("; ", Explained.Select(e => $"{e.Key}: {e.Value}"))}; {SchemaChanges.All.Count(c => c.MsSql is null)} changes of other servers. Left after a repair: {string.Join("; ", LeftAfterRepair.Select(e => $"{e.Key}: {e.Value}"))}.");
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    static string? Reason(Dictionary<string, string> reasons, SchemaChange change) => reasons.FirstOrDefault(r => $"{change}".StartsWith(r.Key, StringComparison.Ordinal)).Value;

    static SchemaSketch Fresh()
    {
        var sketch = new SchemaSketch();
        foreach (string create in Shipped.SelectMany(t => t.Create))
            sketch.Apply(create);
        return sketch;
    }

    static SchemaSketch Changed(SchemaChange change)
    {
        var sketch = Fresh();
        foreach (string statement in change.MsSql!.Contains("trigger", StringComparison.Ordinal) ? [change.MsSql] : change.MsSql.Split("; "))
            sketch.Apply(statement);
        return sketch;
    }

    static void Add(TSqlModel model, string schema, SchemaSketch sketch)
    {
        model.AddObjects($"CREATE SCHEMA [{schema}]");
        // What switches a check off must stand in one script with its table.
        foreach (var (_, statements) in sketch.Objects)
            model.AddObjects(string.Join("\nGO\n", statements.Select(s => SchemaPrefix.Of(schema, s))));
    }

    static List<Difference> Ours(TSqlModel model, string schema) =>
        [.. new IdentDbBridge.Schema.Comparison.SchemaComparison(Dialect, Tables, new ModelTables(model, schema, Collation).Read()).Tables(Shipped, _ => false)];

    /// <summary>By schema.</summary>
    static ILookup<string, string> Theirs(TSqlModel left, TSqlModel right)
    {
        string folder = Directory.CreateTempSubdirectory("identdb-packages-").FullName;
        try
        {
            string[] files = [Path.Combine(folder, "left.dacpac"), Path.Combine(folder, "right.dacpac")];
            DacPackageExtensions.BuildPackage(files[0], left, new PackageMetadata { Name = "left", Version = "1.0" });
            DacPackageExtensions.BuildPackage(files[1], right, new PackageMetadata { Name = "right", Version = "1.0" });
            var result = new PackageComparison(new SchemaCompareDacpacEndpoint(files[0]), new SchemaCompareDacpacEndpoint(files[1])).Compare();
            // Its errors are warnings here: of data that an update would lose.
            Assert.True(result.IsValid);
            return result.Differences.SelectMany(d => Leaves(d, null)).ToLookup(d => d.Schema, d => d.Text);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static IEnumerable<(string Schema, string Text)> Leaves(SchemaDifference difference, IReadOnlyList<string>? above)
    {
        IReadOnlyList<string> parts = (difference.SourceObject ?? difference.TargetObject)?.Name.Parts is { Count: > 1 } own ? own.ToList() : above ?? [];
        SchemaDifference[] children = [.. difference.Children];
        // What is there on one side only differs as a whole.
        bool isWhole = difference.DifferenceType == SchemaDifferenceType.Object && difference.UpdateAction is SchemaUpdateAction.Add or SchemaUpdateAction.Delete && parts.Count > 1;
        if (children.Length > 0 && !isWhole)
            return children.SelectMany(c => Leaves(c, parts));
        string what = difference.DifferenceType == SchemaDifferenceType.Property ? $" {difference.Name}" : "";
        return [(parts[0], $"{difference.UpdateAction} {string.Join('.', parts.Skip(1))}{what}")];
    }
}
