using System.Text.RegularExpressions;
using IdentDbBridge.Data;
using IdentDbBridge.Migrations.Scripts;
using IdentDbBridge.Schema.Comparison;
using IdentDbBridge.Schema.Shapes;
using IdentDbBridge.Tests.Docs;
using IdentDbBridge.Tests.Sql;
namespace IdentDbBridge.TSqlTests.Binding;

/// <summary>Every batch that a SQL Server gets from us: scripts, statements, repairs of verify, and what the guides tell integrators and DBAs to send.</summary>
static partial class Statements
{
    /// <summary>How the names begin that a table has which was changed by hand, and no script made.</summary>
    public const string LiveOnly = "Live_";

    static readonly IDialect Dialect = IdentDbBridge.Dialects.Dialect.Named("mssql");

    // The tables' names in brackets as the library puts them in, and such that a statement with a name written out is found out.
    static readonly ExchangeTables Tables = ExchangeTables.With(ExchangeTables.Blocks.ToDictionary(b => b, b => b + "_of_the_clinic"));

    static readonly string[] Guides = [Guide.Path, "docs/dba.md"];

    // A value for each variable of sql/portable/repair and sql/mssql/repair.
    static readonly Dictionary<string, string> Repairs = new()
    {
        ["Table"] = "[Tickets_of_the_clinic]",
        ["Type"] = "int",
        ["Columns"] = "[Id], [DateAndTime]",
        ["Clustered"] = "UNIQUE CLUSTERED",
        ["Condition"] = "[Id] <> N''",
        ["Kept"] = "",
        ["Update"] = "N'UPDATE [Tickets_of_the_clinic] SET [Comment] = [FormName]'",
        ["Object"] = "N'[Tickets_of_the_clinic].[Comment]'",
        ["NewName"] = "N'Remark'",
        ["What"] = "N'COLUMN'",
    };

    /// <summary>Every batch as SQL Server gets it: the scripts with their variables put in, the statements, portable ones, too, and what the guide tells integrators to send.</summary>
    public static IEnumerable<BoundText> All()
    {
        foreach (var script in ScriptSource.Bundled(Dialect))
        {
            foreach (var statement in script.Statements)
                yield return new BoundText($"migrations/{script.Name}", Dialect.Splitter.ReplaceVariables(statement.Text, Tables.Names));
        }

        var catalog = SqlCatalog.For(Dialect, Tables);
        foreach (var name in SqlFile.All.Where(f => f.Kind is "portable" or "mssql").Select(f => f.Name))
        {
            // Two of the pieces that generated scripts are made of are expressions.
            var text = (name is "script/now" or "script/login" ? "SELECT " : "")
                + (name.StartsWith("repair/", StringComparison.Ordinal) ? RepairsOf(name) : catalog)[name].Replace("DATABASE $Database$", "DATABASE [d]", StringComparison.Ordinal).Replace("$Database$", "N'd'", StringComparison.Ordinal).Replace("$Script$", "N's'", StringComparison.Ordinal).Replace("$Lock$", "N'l'", StringComparison.Ordinal);
            text = AccessVariable().Replace(text, m => m.Value is "$User$" or "$Password$" ? "N'u'" : m.Value is "$Schema$" ? "[dbo]" : name.EndsWith("-windows", StringComparison.Ordinal) ? @"[CLINIC\u]" : "[u]");
            Assert.DoesNotContain("$", text, StringComparison.Ordinal);
            foreach (var batch in Dialect.Splitter.Split(text))
                yield return new BoundText($"sql/{name}", batch.Text);
        }

        foreach (var (path, block) in Guides.SelectMany(p => Guide.Blocks(p).Where(b => b.IsFor("mssql")).Select(b => (p, b))))
        {
            var text = new BoundText($"{path} {block.Name}", Renamed(string.Join(";\n", Guide.Statements(block))));
            yield return text;
            foreach (var step in JobSteps.Of(text))
                yield return step;
        }
    }

    static SqlCatalog RepairsOf(string name) => new(Dialect.Name, new Dictionary<string, string>(Repairs)
    {
        ["Definition"] = name == "repair/change-column" ? "[DoctorId] int NULL" : $"[{LiveOnly}Other] int NULL",
        ["Name"] = name["repair/".Length..] switch
        {
            "drop-trigger" => $"[{LiveOnly}TR]",
            "drop-constraint" or "enable-check" => "[CK_Tickets_of_the_clinic_Id]",
            "drop-index" or "rebuild-index" => "[IX_Tickets_of_the_clinic_DateAndTime]",
            "create-index" => $"[{LiveOnly}IX]",
            _ => "[Id]",
        },
    });

    /// <summary>Those that make the tables.</summary>
    public static IEnumerable<BoundText> OfTheSchema() => All().Where(b => b.Name.StartsWith("migrations/", StringComparison.Ordinal) || b.Name.Contains("/create-", StringComparison.Ordinal) && b.Name.StartsWith("sql/journal/", StringComparison.Ordinal));

    /// <summary>What verify prints for tables that differ in every way.</summary>
    public static IEnumerable<BoundText> OfRepairs()
    {
        HashSet<string> repairs = [];
        foreach (var shipped in ShippedSchema.OfScripts(Dialect, Tables))
        {
            var names = new SchemaComparison(Dialect, Tables, new Dictionary<string, TableShape>());
            repairs.UnionWith(names.Missing(shipped).Repair);
            foreach (var live in Broken(shipped))
                repairs.UnionWith(new TableComparison(Dialect, shipped, live, true, true).Differences().SelectMany(d => d.Repair.Append(d.Count).Append(d.Show).OfType<string>()));
        }

        return repairs.Select(r => new BoundText("a repair of verify", r));
    }

    static IEnumerable<TableShape> Broken(TableShape shipped)
    {
        yield return shipped with { Columns = [], Keys = [], Checks = [] };
        yield return shipped with { Columns = [.. shipped.Columns.Select(c => c with { Type = "varchar(5)", IsNullable = !c.IsNullable, DefaultText = "(0)", DefaultName = LiveOnly + "DF_" + c.Name })] };
        yield return shipped with { Columns = [.. shipped.Columns.Reverse().Select(c => c with { Collation = "Cyrillic_General_CI_AS" }), new ColumnShape { TableName = shipped.Name, Name = LiveOnly + "Extra", Type = "int" }] };
        yield return shipped with { Keys = [.. shipped.Keys.Select(k => k with { Columns = [.. k.Columns.Reverse(), LiveOnly + "Extra"] }), new KeyShape(LiveOnly + "UX", KeyKind.UniqueIndex, false, false, [shipped.Columns[0].Name]), new KeyShape(LiveOnly + "IX", KeyKind.Index, false, false, [shipped.Columns[0].Name])] };
        yield return shipped with { Columns = [.. shipped.Columns.Select(c => c with { Extra = "identity", DefaultName = LiveOnly + "DF_" + c.Name })], Keys = [.. shipped.Keys.Select(k => k with { Name = LiveOnly + k.Name })], Checks = [.. shipped.Checks.Select(c => c with { Name = LiveOnly + c.Name })] };
        yield return shipped with { Keys = [.. shipped.Keys.Select(k => k with { IsClustered = !k.IsClustered })], Checks = [.. shipped.Checks.Select(c => new ConstraintShape(c.Name, "1 = 1", false)), new ConstraintShape(LiveOnly + "CK", "1 = 1", false)] };
        yield return shipped with { Keys = [.. shipped.Keys.Select(k => k with { IsOff = true })], Checks = [.. shipped.Checks.Select(c => c with { IsOff = true })], Triggers = [LiveOnly + "TR"], ForeignKeys = [new ForeignKeyRow { TableName = shipped.Name, Name = LiveOnly + "FK", ReferencedTable = "X" }] };
    }

    static string Renamed(string text) => Tables.Names.Aggregate(text, (t, name) => t.Replace($"IDENT_{name.Key}", name.Value, StringComparison.Ordinal));

    [GeneratedRegex(@"\$(Account|User|Schema|Password)\$")]
    private static partial Regex AccessVariable();
}
