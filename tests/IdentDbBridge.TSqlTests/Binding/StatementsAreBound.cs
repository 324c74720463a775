using System.Globalization;

namespace IdentDbBridge.TSqlTests.Binding;

/// <summary>There is no SQL Server on most machines: its parser, and Microsoft's model of a database, find what a run would.</summary>
public sealed class StatementsAreBound(ITestOutputHelper log)
{
    // For statements that are wrong: a model takes a second to make.
    static readonly Lazy<ServerModel> Small = new(() => new ServerModel(2022));

    [Theory]
    [MemberData(nameof(SqlServers.Years), MemberType = typeof(SqlServers))]
    public void Against_what_the_migrations_make(int year)
    {
        using var model = new ServerModel(year);
        BoundText[] batches = [.. Statements.All(), .. Statements.OfRepairs()];
        foreach (var batch in batches)
            model.Add(batch);
        var problems = model.Problems();
        Assert.True(problems.Count == 0, string.Join("\n\n", problems));
        int repairs = batches.Count(b => b.Name == "a repair of verify");
        Assert.True(repairs > 400, $"{repairs}");
        log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"figure: SQL Server {year}: {model.Bound} of {batches.Length} T-SQL batches bound, {repairs} of them repairs of verify, to {model.Tables} tables with {model.Columns} columns; {model.PassedOver} names of the server's own passed over; the others are parsed: {string.Join(", ", batches.Where(b => b.Exception is not null).Select(b => $"{b.Name} ({b.Exception})").Distinct())}"));
    }

    [Fact]
    public void By_each_parser_that_there_is()
    {
        BoundText[] batches = [.. Statements.All(), .. Statements.OfRepairs()];
        foreach (var parser in SqlServers.Parsers)
            Assert.All(batches, b => SqlServers.Parse(b.Name, b.Text, parser));
        log.WriteLine($"figure: {batches.Length} T-SQL batches parsed by {SqlServers.Parsers.Length} parsers, {SqlServers.Parsers[0]} to {SqlServers.Parsers[^1]}");
    }

    [Theory]
    [InlineData("[IDENT_Tickets]", "SELECT COUNT(*) FROM IDENT_Tickets")]
    [InlineData("[schemaversions]", "SELECT COUNT(*) FROM schemaversions")]
    [InlineData("[Things]", "INSERT INTO Things (Id) VALUES (1)")]
    [InlineData("[Things]", "UPDATE Things SET Id = 1")]
    [InlineData("[Things]", "DELETE FROM Things WHERE Id = 1")]
    [InlineData("[Things]", "SELECT 1 WHERE EXISTS (SELECT 1 FROM Things)")]
    [InlineData("[Things]", "IF NOT EXISTS (SELECT 1 FROM Things) SELECT 1")]
    [InlineData("[Things]", "CREATE INDEX IX ON Things (Id)")]
    [InlineData("[Things]", "GRANT SELECT ON Things TO u")]
    [InlineData("[v]", "GRANT SELECT ON SchemaVersions TO v")]
    [InlineData("[Idd]", "SELECT Idd FROM SchemaVersions")]
    [InlineData("[Idd]", "SELECT Id FROM SchemaVersions WHERE Idd = 1")]
    [InlineData("[Idd]", "SELECT Id FROM SchemaVersions ORDER BY Idd")]
    [InlineData("[Idd]", "SELECT COUNT(*) FROM SchemaVersions GROUP BY Idd")]
    [InlineData("[Idd]", "SELECT DATEADD(hour, Idd, Applied) FROM SchemaVersions")]
    [InlineData("[Idd]", "SELECT COUNT(*) OVER (PARTITION BY Idd) FROM SchemaVersions")]
    [InlineData("[id]", "SELECT id FROM SchemaVersions")]
    [InlineData("[Idd]", "INSERT INTO SchemaVersions (Idd) VALUES (1)")]
    [InlineData("[Idd]", "INSERT INTO SchemaVersions (Id) SELECT Idd FROM SchemaVersions")]
    [InlineData("[Idd]", "UPDATE SchemaVersions SET Idd = 1")]
    [InlineData("[Idd]", "UPDATE SchemaVersions SET Id = Idd")]
    [InlineData("[Idd]", "UPDATE s SET Id = 1 FROM SchemaVersions s WHERE s.Idd = 1")]
    [InlineData("[Idd]", "DELETE s FROM SchemaVersions AS s WHERE s.Idd = 1")]
    [InlineData("[t]", "SELECT t.Id FROM SchemaVersions s")]
    [InlineData("[State]", "SELECT s.State FROM SchemaVersions s JOIN IdentBridge_Migrations m ON m.ScriptName = s.ScriptName")]
    [InlineData("[Id]", "SELECT 1 FROM SchemaVersions s JOIN IdentBridge_Migrations m ON m.Id = s.Id")]
    [InlineData("[Idd]", "SELECT 1 FROM SchemaVersions s WHERE EXISTS (SELECT 1 FROM IdentBridge_Migrations m WHERE m.ScriptName = s.ScriptName AND m.Idd = 1)")]
    [InlineData("[Idd]", "CREATE INDEX IX ON SchemaVersions (Idd)")]
    [InlineData("[Idd]", "ALTER TABLE SchemaVersions ADD CONSTRAINT CK CHECK (Idd > 0)")]
    [InlineData("[Idd]", "MERGE SchemaVersions AS t USING IdentBridge_RunLock AS s ON t.Id = s.Idd WHEN MATCHED THEN UPDATE SET Applied = NULL;")]
    [InlineData("2 columns and 1 values", "INSERT INTO SchemaVersions (ScriptName, Applied) VALUES (N'x')")]
    [InlineData("1 columns and 2 values", "INSERT INTO SchemaVersions (ScriptName) SELECT N'x', N'y'")]
    [InlineData("names no columns", "INSERT INTO SchemaVersions VALUES (N'x', GETDATE())")]
    public void And_what_is_not_there_is_found(string problem, string statement)
    {
        Small.Value.Add(new BoundText("here", statement));
        Assert.Contains(problem, string.Join("; ", Small.Value.Problems().Where(p => p.StartsWith($"here: {statement}\n", StringComparison.Ordinal)).Select(p => p[statement.Length..])), StringComparison.Ordinal);
    }

    [Fact]
    public void And_what_does_not_parse_is_found() =>
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Small.Value.Add(new BoundText("here", "SELEC 1 FROM")));
}
