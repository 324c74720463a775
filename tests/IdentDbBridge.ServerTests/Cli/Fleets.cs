using System.Text.Json;
using IdentDbBridge.Cli.Results;
using IdentDbBridge.ServerTests.Migrations;

namespace IdentDbBridge.ServerTests.Cli;

/// <summary><c>--all</c>: a hundred clinics on three kinds of server, and two that are broken.</summary>
public sealed class Fleets(ITestOutputHelper log) : IAsyncLifetime
{
    const string Password = "Секрет;w0rd";

    readonly List<TestDatabase> _clinics = [];
    readonly ScriptFolder _folder = new("sqlite");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var clinic in _clinics)
            await clinic.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Of_a_hundred_clinics_are_provisioned_at_once_and_a_broken_one_stops_none()
    {
        await AddAsync<MariaDb>(34);
        await AddAsync<MySql>(33);
        await AddAsync<Sqlite>(33);
        var broken = WithPassword(_clinics[0]);
        var config = Write([.. Targets(), ("broken-login", "mysql", broken), ("broken-string", "mysql", "Server=a;Port=x;Password=" + Password)]);

        var up = await RunAsync(ExitCodes.Usage, "up", "--all", "--parallel", "8", "--config", config, "--json");
        AssertCodes(up, ("broken-login", ExitCodes.CannotConnect), ("broken-string", ExitCodes.Usage));
        Assert.All(Results(up).Where(r => r.Code == 0), r => Assert.True(r.Result.GetProperty("upToDate").GetBoolean()));
        Assert.All(Results(up).Where(r => r.Code == 0), r => Assert.NotEqual(0, r.Result.GetProperty("applied").GetArrayLength()));

        // One that was meddled with is found among the hundred, and is worse than one that cannot be reached.
        using (var connection = _clinics[70].Open())
            connection.Run("delete from schemaversions where ScriptName like '%0002%'");
        var status = await RunAsync(ExitCodes.Drift, "status", "--all", "--check", "--config", config, "--json");
        AssertCodes(status, ("broken-login", ExitCodes.CannotConnect), ("broken-string", ExitCodes.Usage), ("clinic-070", ExitCodes.Drift));
        // A clinic on which no run can go on is not well without --check, either.
        var states = await RunAsync(ExitCodes.Drift, "status", "--all", "--config", config, "--json");
        AssertCodes(states, ("broken-login", ExitCodes.CannotConnect), ("broken-string", ExitCodes.Usage), ("clinic-070", ExitCodes.Drift));
        Assert.Equal(3, states.Json.GetProperty("failures").GetInt32());
        log.WriteLine($"figure: a fleet of {_clinics.Count} clinics: {Results(up).Count(r => r.Code == 0)} provisioned by one 'up --all', 2 broken ones told; {Results(status).Count(r => r.Code == 0)} found up to date, 1 drift found");

        var verify = await RunAsync(ExitCodes.Drift, "verify", "--all", "--config", config, "--json");
        AssertCodes(verify, ("broken-login", ExitCodes.CannotConnect), ("broken-string", ExitCodes.Usage), ("clinic-070", ExitCodes.Drift));
        var check = await RunAsync(ExitCodes.Usage, "check", "--all", "--config", config, "--json");
        Assert.Equal(102, Results(check).Count);
        Assert.All(Results(check).Where(r => r.Target.StartsWith("clinic", StringComparison.Ordinal)), r => Assert.True(r.Result.GetProperty("findings").GetArrayLength() > 10));

        var table = await RunAsync(ExitCodes.Drift, "status", "--all", "--check", "--config", config);
        Assert.All(_clinics.Select((_, i) => Name(i)), name => Assert.Contains(name, table.Output, StringComparison.Ordinal));
        Assert.Contains("Targets: 102; succeeded: 99; failed: 3.", table.Output, StringComparison.Ordinal);
        Assert.All([up, status, verify, check, table], r => Assert.DoesNotContain("w0rd", r.All, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Can_be_cancelled_and_tells_of_each_clinic()
    {
        await AddAsync<Sqlite>(40);
        _folder.Write("1000_slow.sql", "create table Own (Id int)", "insert into Own with recursive n(i) as (select 1 union all select i + 1 from n where i < 3000000) select max(i) from n");
        using var run = Identdb.Start(_clinics[0], "up", "--all", "--parallel", "2", "--config", Write(Targets()), "--scripts", _folder.Path, "--json");
        for (int i = 0; !IsProvisioned(_clinics[0]); i++)
        {
            Assert.True(i < 600, "the first clinic is begun");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        run.Interrupt();
        var end = await run.EndAsync();
        Assert.True(end.Code == ExitCodes.Cancelled, end.All);
        Assert.Equal(40, Results(end).Count);
        Assert.Contains(Results(end), r => r.Code == ExitCodes.Cancelled);
        // And goes on.
        var again = await RunAsync(ExitCodes.Done, "up", "--all", "--config", Write(Targets()), "--scripts", _folder.Path, "--json");
        Assert.All(Results(again), r => Assert.Equal(ExitCodes.Done, r.Code));
    }

    [Fact]
    public async Task Are_not_mixed_with_a_single_target()
    {
        await AddAsync<Sqlite>(2);
        var config = Write(Targets());
        Assert.Contains("--all takes every target", (await RunAsync(ExitCodes.Usage, "up", "--all", "--config", config, "--target", Name(0))).Errors, StringComparison.Ordinal);
        Assert.Contains("--all takes every target", (await RunAsync(ExitCodes.Usage, "up", "--all")).Errors, StringComparison.Ordinal);
        await RunAsync(ExitCodes.Usage, "up", "--all", "--config", config, "--parallel", "0");
        // The connection of the environment is not every clinic's.
        Assert.Contains("Target clinic-000 has no connection.", (await RunAsync(ExitCodes.Usage, "up", "--all", "--config", Write([(Name(0), "sqlite", null)]))).Output, StringComparison.Ordinal);
    }

    static bool IsProvisioned(TestDatabase clinic)
    {
        if (!File.Exists(new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(clinic.ConnectionString).DataSource))
            return false;
        using var connection = clinic.Open();
        return connection.List("select name from sqlite_master where name = 'IDENT_Tickets'").Count > 0;
    }

    static string Name(int i) => $"clinic-{i:000}";

    static string WithPassword(TestDatabase clinic) => new System.Data.Common.DbConnectionStringBuilder { ConnectionString = clinic.ConnectionString, ["password"] = Password }.ConnectionString;

    static List<(string Target, int Code, JsonElement Result)> Results(Identdb.Result run) =>
        [.. run.Json.GetProperty("targets").EnumerateArray().Select(t => (t.GetProperty("target").GetString()!, t.GetProperty("code").GetInt32(), t.GetProperty("result")))];

    static void AssertCodes(Identdb.Result run, params (string Target, int Code)[] notWell) =>
        Assert.Equal(notWell.Order(), Results(run).Where(r => r.Code != 0).Select(r => (r.Target, r.Code)).Order());

    async Task AddAsync<TServer>(int count)
        where TServer : ITestServer
    {
        for (int i = 0; i < count; i++)
            _clinics.Add(await TServer.CreateDatabaseAsync());
    }

    (string Name, string Provider, string? Connection)[] Targets() => [.. _clinics.Select((c, i) => (Name(i), c.Provider, (string?)c.ConnectionString))];

    string Write((string Name, string Provider, string? Connection)[] targets)
    {
        var path = Path.Combine(_folder.Path, "targets.json");
        File.WriteAllText(path, JsonSerializer.Serialize(new { targets = targets.ToDictionary(t => t.Name, t => new { provider = t.Provider, connection = t.Connection }) }));
        return path;
    }

    Task<Identdb.Result> RunAsync(int code, params string[] arguments) => Identdb.RunAsync(code, _clinics[0], arguments);
}
