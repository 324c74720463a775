using System.Text.Json;
using IdentDbBridge.ServerTests.Cli;

namespace IdentDbBridge.ServerTests.Gateway;

/// <summary><c>identdb sources test</c>, against a gateway that runs.</summary>
public sealed class Probes
{
    CancellationToken Cancel { get; } = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Go_the_whole_way_of_each_kind_of_sender_and_leave_nothing()
    {
        await using var own = new ExchangeDatabase<Sqlite>();
        await using var gateway = await StartAsync(own);
        foreach (var sample in SenderSample.All)
        {
            var run = await InProcess.RunAsync("sources", "test", sample.Type, "--config", gateway.ConfigPath, "--url", gateway.Address, "--json");
            if (sample.Type == "telphin")
            {
                Assert.Contains("says no time", run.AssertSentence(2), StringComparison.Ordinal);
                continue;
            }

            Assert.True(run.Code == 0, $"{sample.Type}: {run.Output}{run.Errors}\n{gateway.Log.Text}");
            JsonElement report = run.Json;
            Assert.Equal((200, true, 1), (report.GetProperty("status").GetInt32(), report.GetProperty("isGivenToIdent").GetBoolean(), report.GetProperty("removed").GetInt32()));
            Assert.True(report.GetProperty("arrivedMs").GetInt32() > 0);
        }

        await using var door = await own.OpenExchangeAsync();
        Assert.Empty(await door.Tickets.ReadAsync(new DateTime(2000, 1, 1), new DateTime(2199, 1, 1), Cancel));
        Assert.Empty(await door.Calls.ReadFinishedAsync(new DateTime(2000, 1, 1), new DateTime(2199, 1, 1), Cancel));
        Assert.Empty(await door.Calls.ReadOngoingAsync(new DateTime(2000, 1, 1), new DateTime(2199, 1, 1), Cancel));
    }

    [Fact]
    public async Task Say_where_they_ended()
    {
        await using var own = new ExchangeDatabase<Sqlite>();
        await using var gateway = await StartAsync(own);
        using var files = new Workspace();
        string other = files.Write("other.json", (await File.ReadAllTextAsync(gateway.ConfigPath, Cancel)).Replace(SenderSample.Secret, "the secret of yesterday", StringComparison.Ordinal));
        var refused = await InProcess.RunAsync("sources", "test", "north/form", "--config", other, "--url", gateway.Address);
        Assert.Equal(9, refused.Code);
        Assert.Contains("The gateway answered with 401 after", refused.Output, StringComparison.Ordinal);

        (await InProcess.RunAsync("sources", "test", "forn", "--config", gateway.ConfigPath, "--url", gateway.Address)).AssertSentence(2);
        var nobody = await InProcess.RunAsync("sources", "test", "form", "--config", gateway.ConfigPath, "--url", "http://127.0.0.1:1");
        Assert.Equal("No gateway answers at http://127.0.0.1:1/ (ConnectionError).", nobody.AssertSentence(2));
    }

    static async Task<RunningGateway> StartAsync(ExchangeDatabase<Sqlite> own)
    {
        await own.CreateAsync();
        return await RunningGateway.StartAsync(
            new() { ["north"] = new { provider = "sqlite", connection = own.Database!.ConnectionString, timeZone = "Asia/Krasnoyarsk", ident = new { key = RunningGateway.Key }, sources = SenderSample.All.ToDictionary(s => s.Type, s => s.Source) } },
            outbox: true);
    }
}
