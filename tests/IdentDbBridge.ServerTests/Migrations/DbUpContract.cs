using System.Runtime.CompilerServices;
using DbUp;
using DbUp.Builder;
using DbUp.Engine;
using DbUp.ScriptProviders;
using IdentDbBridge.Migrations;
using IdentDbBridge.Migrations.Plan;

namespace IdentDbBridge.ServerTests.Migrations;

/// <summary>Plain DbUp and this library on one database, each taking over from the other, with the same files.</summary>
public abstract class DbUpContract<TServer> : MigrationContract<TServer>
    where TServer : ITestServer
{
    static readonly Dictionary<string, string> Documented = new()
    {
        ["FinishedCalls"] = "IDENT_FinishedCalls",
        ["OngoingCalls"] = "IDENT_OngoingCalls",
        ["Tickets"] = "IDENT_Tickets",
        ["Branches"] = "IDENT_Branches",
        ["Doctors"] = "IDENT_Doctors",
        ["Intervals"] = "IDENT_Intervals",
    };

    static readonly Dictionary<string, string> Renamed = Documented.ToDictionary(n => n.Key, n => "My" + n.Key);

    [Fact]
    public async Task Plain_DbUp_after_us_finds_nothing_to_do()
    {
        Scripts.Write("1000_own.sql", "create table Own (Id int not null)");
        await UpAsync();
        UpgradeEngine plain = Plain(Documented).WithScriptsFromFileSystem(Scripts.Path).Build();
        Assert.False(plain.IsUpgradeRequired());
        Assert.Empty(Done(plain.PerformUpgrade()));
        Assert.Equal([.. Bundled, "1000_own.sql"], plain.GetExecutedScripts().Order(StringComparer.Ordinal));
        Assert.Empty(plain.GetExecutedButNotDiscoveredScripts());
    }

    [Fact]
    public async Task We_after_plain_DbUp_find_nothing_to_do()
    {
        Scripts.Write("1000_own.sql", "create table Own (Id int not null)");
        Assert.Equal([.. Bundled, "1000_own.sql"], Done(Plain(Documented).WithScriptsFromFileSystem(Scripts.Path).Build().PerformUpgrade()));
        Assert.Contains("nothing to do", (await Identdb.RunAsync(0, Database, "up", "--scripts", Scripts.Path)).Output, StringComparison.Ordinal);
        Assert.Empty(Done(Engine().WithScriptsFromFileSystem(Scripts.Path).Build().PerformUpgrade()));
        Assert.All((await StatusAsync()).Scripts, s => Assert.Equal(ScriptState.Unverified, s.State));
        Assert.Equal(Bundled.Length + 1, (await RepairAsync()).Count);
        Assert.All((await StatusAsync()).Scripts, s => Assert.Equal(ScriptState.Applied, s.State));
    }

    [Fact]
    public async Task Each_does_the_half_that_the_other_has_left()
    {
        for (int half = 1; half < Bundled.Length; half++)
        {
            await using TestDatabase first = await TServer.CreateDatabaseAsync();
            Assert.Equal(Bundled[..half], Done(PlainBuilder(first.ConnectionString, Documented).WithScripts(new FileSystemScriptProvider(Folder(), Only(half))).Build().PerformUpgrade()));
            var migrator = new Migrator(new DatabaseOptions { Provider = TServer.Provider, ConnectionString = first.ConnectionString });
            Assert.Equal(Bundled[half..], (await migrator.UpAsync(_ => { }, Cancel)).Applied);
            Assert.Empty(Done(PlainBuilder(first.ConnectionString, Documented).WithScriptsFromFileSystem(Folder()).Build().PerformUpgrade()));
        }

        Scripts.Write("1000_own.sql", "create table Own (Id int not null)");
        await UpAsync();
        Scripts.Write("1001_own.sql", "create table Later (Id int not null)");
        Assert.Equal(["1001_own.sql"], Done(Plain(Documented).WithScriptsFromFileSystem(Scripts.Path).Build().PerformUpgrade()));
        Scripts.Write("1002_own.sql", "create table Last (Id int not null)");
        Assert.Equal(["1002_own.sql"], await UpAsync());
    }

    [Fact]
    public async Task Embedded_names_of_plain_DbUp_are_gone_on_with()
    {
        SqlScript[] embedded = [.. Bundled[..2].Select(n => new SqlScript($"Clinic.Sql.{n}", File.ReadAllText(Path.Combine(Folder(), n))))];
        Assert.Equal(2, Done(PlainBuilder(Database.ConnectionString, Documented).WithScripts(embedded).Build().PerformUpgrade()).Length);
        Assert.Equal(Bundled[2..], Done(Engine().Build().PerformUpgrade()));
        SqlScript[] all = [.. Bundled.Select(n => new SqlScript($"Clinic.Sql.{n}", File.ReadAllText(Path.Combine(Folder(), n))))];
        Assert.Empty(Done(PlainBuilder(Database.ConnectionString, Documented).WithScripts(all).Build().PerformUpgrade()));
        Assert.Empty(await UpAsync());
    }

    [Fact]
    public async Task Renamed_tables_are_the_same_to_both()
    {
        Assert.Equal(Bundled[..2], Done(PlainBuilder(Database.ConnectionString, Renamed).WithScripts(new FileSystemScriptProvider(Folder(), Only(2))).Build().PerformUpgrade()));
        Assert.Equal(Bundled[2..], Done(Engine().WithIdentTables(Renamed).Build().PerformUpgrade()));
        Assert.Empty(Renamed.Values.Except(List(Snapshot.Tables(Database)), StringComparer.OrdinalIgnoreCase));
        Assert.Empty(Done(PlainBuilder(Database.ConnectionString, Renamed).WithScriptsFromFileSystem(Folder()).Build().PerformUpgrade()));
        await Identdb.RunAsync(0, Database, ["repair", .. Renamed.SelectMany(n => new[] { "--table", $"{n.Key}={n.Value}" })]);
        Assert.All((await StatusAsync()).Scripts, s => Assert.Equal(ScriptState.Applied, s.State));
    }

    [Fact]
    public async Task Names_given_as_DbUp_s_variables_are_names_of_tables()
    {
        UpgradeEngineBuilder builder = Engine();
        foreach ((string block, string name) in Renamed)
            builder.WithVariable(block, name);
        Assert.Equal(Bundled, Done(builder.Build().PerformUpgrade()));
        Assert.Equal("MyTickets", (await StatusAsync()).Tables.Names["Tickets"]);
    }

    /// <summary>The first of the bundled scripts.</summary>
    static FileSystemScriptOptions Only(int count) => new() { Filter = f => Array.IndexOf(Bundled, Path.GetFileName(f)) < count };

    protected UpgradeEngineBuilder Engine() => DeployChanges.To.IdentExchange(TServer.Provider, Database.ConnectionString).WithRunLock(TimeSpan.FromMinutes(3)).WithCancellation(Cancel).LogToNowhere();

    UpgradeEngineBuilder Plain(Dictionary<string, string> names) => PlainBuilder(Database.ConnectionString, names).WithScriptsFromFileSystem(Folder());

    static UpgradeEngineBuilder PlainBuilder(string connectionString, Dictionary<string, string> names) => (TServer.Provider switch
    {
        "mysql" => DeployChanges.To.PlainMySqlDatabase(connectionString),
        "sqlite" => DeployChanges.To.SqliteDatabase(connectionString),
        _ => DeployChanges.To.SqlDatabase(connectionString),
    }).WithVariables(names).LogToNowhere();

    protected static string[] Done(DatabaseUpgradeResult result)
    {
        Assert.True(result.Successful, result.Error?.ToString());
        return [.. result.Scripts.Select(s => s.Name)];
    }

    protected static string Folder([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../migrations", TServer.Provider));
}

public sealed class DbUpOnMariaDb : DbUpContract<MariaDb>;

public sealed class DbUpOnMySql : DbUpContract<MySql>;

public sealed class DbUpOnMsSql : DbUpContract<MsSql>;

public sealed class DbUpOnSqlite : DbUpContract<Sqlite>;
