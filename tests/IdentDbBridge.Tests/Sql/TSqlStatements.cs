using System.Text.RegularExpressions;
using IdentDbBridge.Data;
using IdentDbBridge.Migrations.Scripts;
using IdentDbBridge.Schema.Comparison;
using IdentDbBridge.Schema.Shapes;
using IdentDbBridge.Tests.Docs;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace IdentDbBridge.Tests.Sql;

/// <summary>There is no SQL Server on most machines: its parser, and a look-up of every name, find what a run would.</summary>
public sealed partial class TSqlStatements(ITestOutputHelper log)
{
    static readonly IDialect Dialect = IdentDbBridge.Dialects.Dialect.Named("mssql");

    // The tables' names in brackets as the library puts them in, and such that a statement with a name written out is found out.
    static readonly ExchangeTables Tables = ExchangeTables.With(ExchangeTables.Blocks.ToDictionary(b => b, b => b + "_of_the_clinic"));

    // A value for each variable of sql/portable/repair and sql/mssql/repair.
    static readonly Dictionary<string, string> Repairs = new()
    {
        ["Table"] = "[Tickets_of_the_clinic]",
        ["Name"] = "[Id]",
        ["Type"] = "int",
        ["Definition"] = "[Other] int NULL",
        ["Columns"] = "[Id], [DateAndTime]",
        ["Clustered"] = "UNIQUE CLUSTERED",
        ["Condition"] = "[Id] <> N''",
        ["Kept"] = "",
    };

    [Fact]
    public void Parse_and_name_only_what_the_migrations_create()
    {
        var schema = Schema();
        var batches = Batches().ToList();
        var looked = 0;
        foreach (var (name, batch) in batches)
        {
            var binder = new TSqlBinder(schema);
            Parse(name, batch).Accept(binder);
            Assert.True(binder.Problems.Count == 0, $"{name}: {string.Join("; ", binder.Problems)}\n{batch}");
            looked += binder.Looked;
        }

        log.WriteLine($"figure: {batches.Count} T-SQL batches parsed, {looked} names of tables and columns looked up among {schema.Tables} tables with {schema.Columns} columns");
    }

    /// <summary>What verify prints for tables that differ in every way.</summary>
    [Fact]
    public void That_repair_a_table_parse_and_name_only_what_is_there()
    {
        var schema = Schema();
        HashSet<string> repairs = [];
        foreach (var shipped in ShippedSchema.OfScripts(Dialect, Tables))
        {
            var names = new SchemaComparison(Dialect, Tables, new Dictionary<string, TableShape>());
            repairs.UnionWith(names.Missing(shipped).Repair);
            foreach (var live in Broken(shipped))
                repairs.UnionWith(new TableComparison(Dialect, shipped, live, true, true).Differences().SelectMany(d => d.Repair.Append(d.Count).Append(d.Show).OfType<string>()));
        }

        foreach (var repair in repairs)
        {
            var binder = new TSqlBinder(schema);
            Parse("repair", repair).Accept(binder);
            Assert.True(binder.Problems.Count == 0, $"{string.Join("; ", binder.Problems)}\n{repair}");
        }

        Assert.True(repairs.Count > 400, $"{repairs.Count}");
        log.WriteLine($"figure: {repairs.Count} T-SQL repairs of verify parsed and looked up");
    }

    static IEnumerable<TableShape> Broken(TableShape shipped)
    {
        yield return shipped with { Columns = [], Keys = [], Checks = [] };
        yield return shipped with { Columns = [.. shipped.Columns.Select(c => c with { Type = "varchar(5)", IsNullable = !c.IsNullable, DefaultText = "(0)", DefaultName = "DF_" + c.Name })] };
        yield return shipped with { Columns = [.. shipped.Columns.Reverse().Select(c => c with { Collation = "Cyrillic_General_CI_AS" }), new ColumnShape { TableName = shipped.Name, Name = "Extra", Type = "int" }] };
        yield return shipped with { Keys = [.. shipped.Keys.Select(k => k with { Columns = [.. k.Columns.Reverse(), "Extra"] }), new KeyShape("UX", KeyKind.UniqueIndex, false, false, [shipped.Columns[0].Name]), new KeyShape("IX", KeyKind.Index, false, false, [shipped.Columns[0].Name])] };
        yield return shipped with { Keys = [.. shipped.Keys.Select(k => k with { IsClustered = !k.IsClustered })], Checks = [.. shipped.Checks.Select(c => new ConstraintShape(c.Name, "1 = 1", false)), new ConstraintShape("CK", "1 = 1", false)] };
        yield return shipped with { Keys = [.. shipped.Keys.Select(k => k with { IsOff = true })], Checks = [.. shipped.Checks.Select(c => c with { IsOff = true })], Triggers = ["TR"], ForeignKeys = [new ForeignKeyRow { TableName = shipped.Name, Name = "FK", ReferencedTable = "X" }] };
    }

    [Theory]
    [InlineData("no table IDENT_Tickets", "SELECT COUNT(*) FROM IDENT_Tickets")]
    [InlineData("no table schemaversions", "SELECT COUNT(*) FROM schemaversions")]
    [InlineData("no table Things", "INSERT INTO Things (Id) VALUES (1)")]
    [InlineData("no table Things", "UPDATE Things SET Id = 1")]
    [InlineData("no table Things", "DELETE FROM Things WHERE Id = 1")]
    [InlineData("no table Things", "SELECT 1 WHERE EXISTS (SELECT 1 FROM Things)")]
    [InlineData("no table Things", "IF NOT EXISTS (SELECT 1 FROM Things) SELECT 1")]
    [InlineData("no table Things", "CREATE INDEX IX ON Things (Id)")]
    [InlineData("no column Idd", "SELECT Idd FROM SchemaVersions")]
    [InlineData("no column Idd", "SELECT Id FROM SchemaVersions WHERE Idd = 1")]
    [InlineData("no column Idd", "SELECT Id FROM SchemaVersions ORDER BY Idd")]
    [InlineData("no column Idd", "SELECT COUNT(*) FROM SchemaVersions GROUP BY Idd")]
    [InlineData("no column Idd", "SELECT DATEADD(hour, Idd, Applied) FROM SchemaVersions")]
    [InlineData("no column Idd", "SELECT COUNT(*) OVER (PARTITION BY Idd) FROM SchemaVersions")]
    [InlineData("no column id", "SELECT id FROM SchemaVersions")]
    [InlineData("no column Idd", "INSERT INTO SchemaVersions (Idd) VALUES (1)")]
    [InlineData("no column Idd", "INSERT INTO SchemaVersions (Id) SELECT Idd FROM SchemaVersions")]
    [InlineData("no column Id", "INSERT INTO SchemaVersions (Applied) VALUES (Id)")]
    [InlineData("no column Idd", "UPDATE SchemaVersions SET Idd = 1")]
    [InlineData("no column Idd", "UPDATE SchemaVersions SET Id = Idd")]
    [InlineData("no column s.Idd", "UPDATE s SET Id = 1 FROM SchemaVersions s WHERE s.Idd = 1")]
    [InlineData("no column s.Idd", "DELETE s FROM SchemaVersions AS s WHERE s.Idd = 1")]
    [InlineData("no column t.Id", "SELECT t.Id FROM SchemaVersions s")]
    [InlineData("no column s.State", "SELECT s.State FROM SchemaVersions s JOIN IdentBridge_Migrations m ON m.ScriptName = s.ScriptName")]
    [InlineData("no column m.Id", "SELECT 1 FROM SchemaVersions s JOIN IdentBridge_Migrations m ON m.Id = s.Id")]
    [InlineData("no column b.ScriptName", "SELECT b.ScriptName FROM (SELECT Id FROM SchemaVersions) b")]
    [InlineData("no column Idd", "SELECT 1 FROM SchemaVersions s WHERE EXISTS (SELECT 1 FROM IdentBridge_Migrations WHERE ScriptName = s.ScriptName AND Idd = 1)")]
    [InlineData("no column Idd", "CREATE INDEX IX ON SchemaVersions (Idd)")]
    [InlineData("no column Idd", "ALTER TABLE SchemaVersions ADD CONSTRAINT CK CHECK (Idd > 0)")]
    [InlineData("no table Things", "GRANT SELECT ON Things TO u")]
    [InlineData("MERGE is not looked into", "MERGE SchemaVersions AS t USING SchemaVersions AS s ON t.Id = s.Id WHEN MATCHED THEN UPDATE SET Id = 1;")]
    public void That_name_what_is_not_there_are_found(string problem, string statement)
    {
        var binder = new TSqlBinder(Schema());
        Parse("here", statement).Accept(binder);
        Assert.Contains(problem, string.Join("; ", binder.Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SELECT Id, ScriptName AS Name FROM SchemaVersions ORDER BY Name, Applied")]
    [InlineData("SELECT s.Id FROM dbo.SchemaVersions s JOIN IdentBridge_Migrations m ON m.ScriptName = s.ScriptName WHERE State = N'x'")]
    [InlineData("UPDATE s SET Applied = GETDATE() FROM SchemaVersions s WHERE s.Id = 1")]
    [InlineData("SELECT b.Name FROM (SELECT ScriptName AS Name FROM SchemaVersions) b")]
    [InlineData("SELECT 1 FROM SchemaVersions s WHERE EXISTS (SELECT 1 FROM IdentBridge_Migrations m WHERE m.ScriptName = s.ScriptName)")]
    [InlineData("SELECT name, anything FROM sys.tables; SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES; SELECT a FROM #t")]
    [InlineData("SELECT DATEDIFF(minute, Applied, GETUTCDATE()), COUNT(*) FROM SchemaVersions GROUP BY Applied")]
    public void That_name_what_is_there_pass(string statement)
    {
        var binder = new TSqlBinder(Schema());
        Parse("here", statement).Accept(binder);
        Assert.Empty(binder.Problems);
    }

    [Fact]
    public void That_do_not_parse_are_found() =>
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Parse("here", "SELEC 1 FROM"));

    static TSqlSchema Schema()
    {
        var schema = new TSqlSchema();
        foreach (var (name, batch) in Batches().Where(b => b.Name.StartsWith("migrations/", StringComparison.Ordinal) || b.Name.Contains("/create-", StringComparison.Ordinal)))
            Parse(name, batch).Accept(schema);
        return schema;
    }

    /// <summary>Every batch as SQL Server gets it: the scripts with their variables put in, the statements, portable ones, too, and what the guide tells integrators to send.</summary>
    static IEnumerable<(string Name, string Text)> Batches()
    {
        foreach (var script in ScriptSource.Bundled(Dialect))
        {
            foreach (var statement in script.Statements)
                yield return ($"migrations/{script.Name}", Dialect.Splitter.ReplaceVariables(statement.Text, Tables.Names));
        }

        var catalog = SqlCatalog.For(Dialect, Tables);
        var repairs = new SqlCatalog(Dialect.Name, Repairs);
        foreach (var name in SqlFile.All.Where(f => f.Kind is "portable" or "mssql").Select(f => f.Name))
        {
            // Two of the pieces that generated scripts are made of are expressions.
            var text = (name is "script/now" or "script/login" ? "SELECT " : "")
                + (name.StartsWith("repair/", StringComparison.Ordinal) ? repairs : catalog)[name].Replace("DATABASE $Database$", "DATABASE [d]", StringComparison.Ordinal).Replace("$Database$", "N'd'", StringComparison.Ordinal).Replace("$Script$", "N's'", StringComparison.Ordinal).Replace("$Lock$", "N'l'", StringComparison.Ordinal);
            text = AccessVariable().Replace(text, m => m.Value is "$User$" or "$Password$" ? "N'u'" : "[u]");
            Assert.DoesNotContain("$", text, StringComparison.Ordinal);
            foreach (var batch in Dialect.Splitter.Split(text))
                yield return ($"sql/{name}", batch.Text);
        }

        foreach (var block in Guide.Blocks(Guide.Path).Where(b => b.IsFor("mssql")))
            yield return ($"{Guide.Path} {block.Name}", Renamed(string.Join(";\n", Guide.Statements(block))));
    }

    static string Renamed(string text) => Tables.Names.Aggregate(text, (t, name) => t.Replace($"IDENT_{name.Key}", name.Value, StringComparison.Ordinal));

    static TSqlFragment Parse(string name, string batch)
    {
        using var reader = new StringReader(batch);
        var fragment = new TSql150Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
        Assert.True(errors.Count == 0, $"{name}: {string.Join("; ", errors.Select(e => $"line {e.Line}: {e.Message}"))}\n{batch}");
        return fragment;
    }

    [GeneratedRegex(@"\$(Account|User|Schema|Password)\$")]
    private static partial Regex AccessVariable();
}
