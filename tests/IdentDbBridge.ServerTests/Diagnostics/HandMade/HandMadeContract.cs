using System.Text.RegularExpressions;
using IdentDbBridge.Schema;
using IdentDbBridge.Schema.Reports;
using IdentDbBridge.ServerTests.Migrations;

namespace IdentDbBridge.ServerTests.Diagnostics.HandMade;

/// <summary>Generated tables made by hand: the file of adopt, run by the server's client, leads to a schema that verify accepts, and each row is found again.</summary>
public abstract partial class HandMadeContract<TServer>(ITestOutputHelper log) : MigrationContract<TServer>
    where TServer : ITestServer
{
    static readonly int Layouts = TestEnvironment.IsLong ? 100 : 35;

    /// <summary>Another hundred for each server.</summary>
    protected abstract int FirstSeed { get; }

    [Fact]
    public async Task Are_taken_over_by_the_file_of_adopt_without_losing_a_row()
    {
        int count = int.TryParse(Environment.GetEnvironmentVariable("IDENTDB_TEST_LAYOUTS"), out int asked) ? asked : Layouts;
        int rows = 0, aside = 0, statements = 0, changes = 0, tables = 0;
        List<string> wrong = [];
        for (int seed = FirstSeed; seed < FirstSeed + count; seed++)
        {
            try
            {
                var (allRows, asideRows, file, changed, made) = await TakeOverAsync(seed);
                (rows, aside, statements, changes, tables) = (rows + allRows, aside + asideRows, statements + file, changes + changed, tables + made);
            }
            catch (Exception e) when (e is Xunit.Sdk.XunitException or IdentDbException or System.Data.Common.DbException)
            {
                wrong.Add($"seed {seed}: {e.Message}\n{string.Join("\n", new HandMadeTables(seed).Make().Select(t => t.Create))}");
            }

            await Database.DisposeAsync();
            Use(await TServer.CreateDatabaseAsync());
        }

        log.WriteLine($"figure: {TServer.Name}: adopt: {count} generated layouts made by hand, {tables} tables, {rows} rows of which {aside} were set aside and 0 lost; {statements} statements, {changes} ALTERs; verify 0 in all");
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {count}\n{string.Join("\n\n", wrong.Take(4))}");
    }

    async Task<(int Rows, int Aside, int Statements, int Changes, int Tables)> TakeOverAsync(int seed)
    {
        var made = new HandMadeTables(seed).Make();
        Make(made);
        Dictionary<string, Dictionary<string, string>> before = made.ToDictionary(t => t.Name, t => Rows(t.Name));
        var report = await AdoptAsync();
        await CommandLineClient.RunAsync(Database, report.File);
        int aside = 0;
        foreach (var table in made)
            aside += AssertKept(table, before[table.Name], report);
        var left = await AdoptAsync();
        Assert.True(left.Fits, string.Join(" | ", left.Differences.Where(d => d.Severity != Severity.Harmless).Select(d => d.What)));
        Assert.Empty(left.Sql);
        Assert.NotEmpty((await Audit().AdoptAsync(new AdoptRequest { Mark = true }, Cancel)).Marked);
        await UpAsync();
        var verified = await Audit().VerifyAsync(Cancel);
        Assert.True(verified.IsHarmless, string.Join(" | ", verified.Differences.Select(d => d.What)));
        // What adopt has added is nobody's to drop.
        Assert.DoesNotContain(verified.Differences, d => d.Kind == DifferenceKind.IndexExtra && d.Name != "by_time");
        return (before.Values.Sum(r => r.Count), aside, report.Sql.Count, report.Sql.Count(s => s.StartsWith("ALTER TABLE", StringComparison.Ordinal)), made.Count);
    }

    void Make(IReadOnlyList<HandMadeTable> tables)
    {
        using var connection = Database.Open();
        connection.Run("set session sql_mode = ''");
        foreach (var table in tables)
        {
            connection.Run(table.Create);
            foreach (var insert in table.Inserts)
                connection.Run(insert);
        }
    }

    /// <summary>Each row by its tag, as text.</summary>
    Dictionary<string, string> Rows(string table)
    {
        using var connection = Database.Open();
        var columns = Columns(connection, table);
        var all = string.Join(", ", columns.Select(c => $"coalesce(convert(cast(`{c}` as char) using utf8mb4), '-')"));
        var found = connection.List($"select concat_ws('|', tag, {all}) from `{table}`");
        Assert.Equal(found.Count, found.Select(r => r.Split('|')[0]).Distinct().Count());
        return found.ToDictionary(r => r.Split('|')[0]);
    }

    static List<string> Columns(System.Data.Common.DbConnection connection, string table) =>
        connection.List($"select column_name from information_schema.columns where table_schema = database() and table_name = '{table}' and column_name not like 'IdentBridge%' order by column_name");

    /// <summary>Each row is in the table or set aside, once; a good one in the table; of twins one, and what is set aside is as it was.</summary>
    /// <returns>How many are set aside.</returns>
    int AssertKept(HandMadeTable table, Dictionary<string, string> before, AdoptReport report)
    {
        var main = Rows(table.Name);
        var name = "IdentBridge_Adopted_" + table.Name["IDENT_".Length..];
        var aside = List($"select table_name from information_schema.tables where table_schema = database() and table_name = '{name}'").Count > 0 ? Rows(name) : [];
        Assert.Equal(before.Keys.Order(), main.Keys.Concat(aside.Keys).Order());
        foreach (var tag in table.Good.Where(t => !main.ContainsKey(t)))
            Assert.Fail($"{tag} is set aside: {before[tag]} {Reason(name, tag)}");
        Assert.All(table.Twins, twins => Assert.True(twins.Count(main.ContainsKey) == 1, string.Join(", ", twins)));
        foreach (var (tag, row) in aside)
            Assert.Equal(before[tag], row);
        Assert.Equal(aside.Count, report.Obstacles.Where(o => o.Table == table.Name && o.What.Contains("IdentBridge_Adopted", StringComparison.Ordinal)).Sum(o => o.Rows));
        // What is told of texts: none is changed. Their words stand in no other column.
        foreach (var (tag, row) in main)
            Assert.Equal(Word().Matches(before[tag]).Select(m => m.Value).Order(), Word().Matches(row).Select(m => m.Value).Order());
        return aside.Count;
    }

    string Reason(string table, string tag) => List($"select IdentBridge_Reason from `{table}` where tag = '{tag}'").FirstOrDefault() ?? "";

    Task<AdoptReport> AdoptAsync() => Audit().AdoptAsync(new AdoptRequest(), Cancel);

    [GeneratedRegex(@"[\p{L}«»№]{2,}")]
    private static partial Regex Word();
}

public sealed class HandMadeOnMariaDb(ITestOutputHelper log) : HandMadeContract<MariaDb>(log)
{
    protected override int FirstSeed => 1;
}

public sealed class HandMadeOnMySql(ITestOutputHelper log) : HandMadeContract<MySql>(log)
{
    protected override int FirstSeed => 1001;
}
