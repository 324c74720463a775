using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using IdentDbBridge.ServerTests.Cli;
using IdentDbBridge.Tests.Docs;
using Microsoft.Data.Sqlite;

namespace IdentDbBridge.ServerTests.Docs;

/// <summary>The alarms of docs/operations.md, against clinics that are well, dead, blocked and drifted.</summary>
public sealed class Alarms : IAsyncLifetime
{
    readonly Workspace _files = new();

    public async ValueTask InitializeAsync()
    {
        _files.Write("own/0100_own.sql", "CREATE TABLE own (a INTEGER NOT NULL PRIMARY KEY);\n");
        foreach (var name in (string[])["well", "drifted"])
        {
            Assert.Equal(0, (await InProcess.RunAsync(["up", "--scripts", _files.At("own"), .. Clinic(name)])).Code);
            Assert.Equal(0, (await InProcess.RunAsync(["simulate", "--once", "--tasks", "schedule", .. Clinic(name)])).Code);
        }

        // Made by hand: a run refuses to start.
        using (var connection = new SqliteConnection(Database("blocked")))
        {
            connection.Open();
            connection.Run("CREATE TABLE IDENT_Tickets (Id INTEGER PRIMARY KEY)");
        }

        Assert.Equal(4, (await InProcess.RunAsync(["up", .. Clinic("blocked")])).Code);
        _files.Write("edited/0100_own.sql", "CREATE TABLE own (b INTEGER NOT NULL PRIMARY KEY);\n");
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        _files.Write("targets.json", JsonSerializer.Serialize(new
        {
            targets = new Dictionary<string, object>
            {
                ["well"] = new { provider = "sqlite", connection = Database("well"), scripts = _files.At("own"), timeZone = "UTC" },
                ["dead"] = new { provider = "mariadb", connection = $"Server=127.0.0.1;Port={port};Database=ident;User Id=ident;Password=${{ALARM_PASSWORD}};Connection Timeout=5" },
                ["blocked"] = new { provider = "sqlite", connection = Database("blocked") },
                ["drifted"] = new { provider = "sqlite", connection = Database("drifted"), scripts = _files.At("edited") },
            },
        }));
        _files.Write("well.json", JsonSerializer.Serialize(new { targets = new Dictionary<string, object> { ["well"] = new { provider = "sqlite", connection = Database("well"), scripts = _files.At("own") } } }));
    }

    public ValueTask DisposeAsync()
    {
        _files.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Of_one_clinic_are_raised_by_a_dead_server_and_not_by_one_that_is_well()
    {
        var well = await RunAsync("alarm", ("IDENTDB_PROVIDER", "sqlite"), ("IDENTDB_CONNECTION", Database("well")));
        Assert.True(well.Output.Length == 0, well.Output + await File.ReadAllTextAsync(_files.At("check.json"), TestContext.Current.CancellationToken));
        var dead = await RunAsync("alarm", ("IDENTDB_PROVIDER", "mysql"), ("IDENTDB_CONNECTION", "Server=127.0.0.1;Port=1;Database=ident;User Id=ident;Password=x"));
        Assert.StartsWith("ALARM: ", dead.Output, StringComparison.Ordinal);
        // A database without its tables, a configuration that is broken, and a program that is not there.
        Assert.StartsWith("ALARM: ", (await RunAsync("alarm", ("IDENTDB_PROVIDER", "sqlite"), ("IDENTDB_CONNECTION", Database("nowhere")))).Output, StringComparison.Ordinal);
        Assert.StartsWith("ALARM: ", (await RunAsync("alarm", ("IDENTDB_PROVIDER", "oracle"), ("IDENTDB_CONNECTION", "x"))).Output, StringComparison.Ordinal);
        Assert.StartsWith("ALARM: ", (await RunAsync("alarm", "identdb() { return 127; }\n")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_all_clinics_name_those_that_are_not_well()
    {
        var run = await RunAsync("alarm-all", ("ALARM_PASSWORD", "x;y"));
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["ALARM: \"dead\",\"blocked\", see checks.json", "ALARM: \"dead\",\"blocked\",\"drifted\", see states.json"], lines);
        using var states = JsonDocument.Parse(await File.ReadAllTextAsync(_files.At("states.json"), TestContext.Current.CancellationToken));
        Assert.Equal(
            [("well", 0, 0), ("dead", 6, 1), ("blocked", 4, 1), ("drifted", 4, 1)],
            states.RootElement.GetProperty("targets").EnumerateArray().Select(t => (t.GetProperty("target").GetString(), t.GetProperty("code").GetInt32(), t.GetProperty("result").GetProperty("failures").GetInt32())));
        Assert.Equal((3, 4), (states.RootElement.GetProperty("failures").GetInt32(), states.RootElement.GetProperty("code").GetInt32()));
        Assert.All(
            states.RootElement.GetProperty("targets").EnumerateArray().Select(t => t.GetProperty("result")),
            r => Assert.Equal(["target", "server", "time", "failures"], r.EnumerateObject().Select(p => p.Name).Take(4)));

        Assert.Equal("", (await RunAsync("alarm-all", "cp well.json targets.json\n")).Output);
        Assert.Equal(2, (await RunAsync("alarm-all", "rm targets.json\n")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Theory]
    [InlineData("well", "0\n")]
    [InlineData("dead", "1\n")]
    [InlineData("elsewhere", "1\n")]
    public async Task By_number_are_numbers(string target, string number) =>
        Assert.Equal(number, (await RunAsync("alarm-number", $"set -- {target}\n", ("ALARM_PASSWORD", "x"))).Output);

    Task<CliResult> RunAsync(string name, params (string Name, string? Value)[] environment) => RunAsync(name, "", environment);

    /// <param name="name">Of the block.</param>
    /// <param name="before">What the shell does first.</param>
    /// <param name="environment">For identdb.</param>
    Task<CliResult> RunAsync(string name, string before, params (string Name, string? Value)[] environment) =>
        Shell.RunAsync($"cd '{_files.Path}'\n{before}{Assert.Single(Guide.Blocks("docs/operations.md"), b => b.Name == name).Text}", [("IDENTDB_LANG", "en"), .. environment]);

    string[] Clinic(string name) => ["--provider", "sqlite", "--connection", Database(name)];

    string Database(string name) => $"Data Source={_files.At(name + ".db")};Pooling=false";
}
