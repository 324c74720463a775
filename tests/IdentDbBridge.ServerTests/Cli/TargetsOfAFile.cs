using System.Text.Json;

namespace IdentDbBridge.ServerTests.Cli;

/// <summary>What a file of targets says of a clinic stands for the options of the commands. All on SQLite.</summary>
public sealed class TargetsOfAFile : IAsyncLifetime
{
    readonly Workspace _files = new();

    public async ValueTask InitializeAsync()
    {
        foreach (var name in (string[])["owner", "ident"])
        {
            Assert.Equal(0, (await InProcess.RunAsync("up", "--provider", "sqlite", "--connection", Database(name))).Code);
            Assert.Equal(0, (await InProcess.RunAsync("simulate", "--once", "--tasks", "schedule", "--provider", "sqlite", "--connection", Database(name))).Code);
        }

        Write(new { provider = "sqlite", connection = Database("owner"), identConnection = Database("ident"), timeZone = "Asia/Krasnoyarsk", retention = "400d", scheduleEvery = 20 });
    }

    public ValueTask DisposeAsync()
    {
        _files.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Say_by_which_login_check_looks()
    {
        Assert.Equal(_files.At("ident.db"), (await RunAsync(0, "check")).Json.GetProperty("target").GetString());
        Assert.Equal(_files.At("owner.db"), (await RunAsync(0, "status")).Json.GetProperty("target").GetString());
        var all = (await RunAsync(0, "check", "--all")).Json.GetProperty("targets")[0];
        Assert.Equal(("clinic", _files.At("ident.db")), (all.GetProperty("target").GetString(), all.GetProperty("result").GetProperty("target").GetString()));

        Write(new { provider = "sqlite", connection = Database("owner"), identConnection = "${IDENTDB_T_NOT_SET}" });
        var refused = await InProcess.RunAsync("check", "--config", _files.At("targets.json"), "--json");
        Assert.Contains("The connection of the target clinic wants the variable IDENTDB_T_NOT_SET, which is not set.", refused.AssertSentence(2), StringComparison.Ordinal);
        await RunAsync(0, "status");
    }

    [Fact]
    public async Task Say_the_zone_and_the_retention()
    {
        var exported = await RunAsync(0, "export", "schedule", "--output", _files.At("schedule.json"));
        Assert.True(exported.Json.GetProperty("intervals").GetInt32() > 0);
        Assert.Contains("+07:00\"", await File.ReadAllTextAsync(_files.At("schedule.json"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        // The option outranks the file.
        await RunAsync(0, "export", "schedule", "--output", _files.At("schedule.json"), "--time-zone", "Europe/Moscow");
        Assert.Contains("+03:00\"", await File.ReadAllTextAsync(_files.At("schedule.json"), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        Assert.Equal(400, await DaysAsync());
        Assert.Equal(90, await DaysAsync("--older-than", "90d"));
        Write(new { provider = "sqlite", connection = Database("owner") });
        Assert.Contains("How old? Give --older-than", (await InProcess.RunAsync("purge", "--dry-run", "--config", _files.At("targets.json"))).AssertSentence(2), StringComparison.Ordinal);
        Assert.Contains("so the zone of the clinic is needed. The option for that: --time-zone", (await InProcess.RunAsync("export", "schedule", "--config", _files.At("targets.json"))).AssertSentence(2), StringComparison.Ordinal);

        async Task<int> DaysAsync(params string[] more)
        {
            var before = (await RunAsync(0, ["purge", "--dry-run", .. more])).Json.GetProperty("before").GetString()!;
            return (int)Math.Round((DateTime.Now - DateTime.Parse(before, System.Globalization.CultureInfo.InvariantCulture)).TotalDays);
        }
    }

    async Task<CliResult> RunAsync(int code, params string[] command)
    {
        var result = await InProcess.RunAsync([.. command, "--config", _files.At("targets.json"), "--json"]);
        Assert.True(result.Code == code, $"{result.Code}\n{result.Output}{result.Errors}");
        return result;
    }

    void Write(object target) => _files.Write("targets.json", JsonSerializer.Serialize(new { targets = new { clinic = target } }));

    string Database(string name) => $"Data Source={_files.At(name + ".db")};Pooling=false";
}
