using IdentDbBridge.History;

namespace IdentDbBridge.ServerTests.Gateway;

/// <summary>What is remembered of the runs, and what it costs when it cannot be.</summary>
public sealed class RecordedRuns
{
    static readonly string Window = RunningGateway.Window(new DateTime(2026, 1, 1), new DateTime(2199, 1, 1));

    CancellationToken Cancel { get; } = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Say_which_task_when_how_it_ended_how_many_and_why()
    {
        await using var clinics = await PageClinics.StartAsync();
        await clinics.FillAsync();
        await clinics.UntilWrittenAsync(7);
        await using var door = await clinics.North.OpenExchangeAsync();
        var runs = await door.History.ReadAsync(new HistoryQuery(), Cancel);
        Assert.Equal(
            [
                ("calls", "", HistoryKind.Success, 200, 60),
                ("intake", "site", HistoryKind.Success, 200, 1),
                ("intake", "site", HistoryKind.Known, 200, 0),
                ("ongoing-calls", "", HistoryKind.Success, 200, 0),
                ("schedule", "", HistoryKind.Success, 200, 240),
                ("tickets", "", HistoryKind.Success, 200, 20),
                ("tickets", "", HistoryKind.Network, 401, 0),
            ],
            runs.OrderBy(r => r.Task).ThenBy(r => r.Kind).Select(r => (r.Task, r.Source, r.Kind, r.Status!.Value, r.Given)));
        var refused = runs.Single(r => r.Kind == HistoryKind.Known);
        Assert.Equal(1, refused.LeftOut);
        Assert.NotNull(refused.FailingSinceUtc);
        Assert.Contains("2026-01-01 00:00:00 … 2199-01-01 00:00:00", runs.Single(r => r.Task == "calls").Asked, StringComparison.Ordinal);
        foreach (var text in runs.SelectMany(r => new[] { r.Reason, r.Asked, r.Answered }).OfType<string>())
        {
            Assert.DoesNotContain(PageClinics.Digits, text, StringComparison.Ordinal);
            Assert.DoesNotContain(PageClinics.Patient, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Survive_a_restart_and_become_one_when_they_go_alike()
    {
        await using var clinics = await PageClinics.StartAsync();
        for (var i = 0; i < 200; i++)
            await clinics.AskAsync($"/ident/north/GetTickets?{Window}", 401, key: "wrong");
        await clinics.UntilAsync(async () => (await clinics.RunsAsync()).Sum(r => r.Times) == 200);
        Assert.InRange((await clinics.RunsAsync()).Count, 1, 20);
        using var visitor = new PageSession(clinics.Gateway);
        Assert.Contains("не работает", await visitor.ReadAsync("/"), StringComparison.Ordinal);
        await using var again = await RunningGateway.StartAsync(new() { ["north"] = RunningGateway.Clinic("sqlite", clinics.North.Database!.ConnectionString) });
        using var later = new PageSession(again);
        await clinics.UntilAsync(async () => (await later.ReadAsync("/")).Contains("не работает", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Cost_only_themselves_where_their_table_is_missing()
    {
        await using var clinics = await PageClinics.StartAsync();
        using (var connection = clinics.North.Database!.Open())
            connection.Run("drop table IdentBridge_History; delete from schemaversions where ScriptName like '0006%'");
        await clinics.FillAsync();
        using var visitor = new PageSession(clinics.Gateway);
        await visitor.SignedInAsync();
        await clinics.UntilAsync(async () => (await visitor.ReadAsync("/")).Contains("в этой базе ещё нет таблицы истории", StringComparison.Ordinal));
        Assert.Contains("Источник site", await visitor.ReadAsync("/"), StringComparison.Ordinal);
        Assert.Contains("в этой базе ещё нет таблицы истории", await visitor.ReadAsync("/history?clinic=north"), StringComparison.Ordinal);
    }

    [Fact]
    public void Are_dropped_with_a_count_when_there_are_too_many_to_keep()
    {
        var runs = new IdentDbBridge.Gateway.Runs.ClinicRuns();
        for (var i = 0; i < 1500; i++)
            runs.Add(new HistoryEntry { StartedUtc = new DateTime(2026, 3, 2), Task = "tickets", Reason = $"{i % 1200}" }, null);
        Assert.Equal(200, runs.Dropped);
        var taken = runs.Take();
        Assert.Equal((1000, 1300), (taken.Count, taken.Sum(r => r.Times)));
        runs.PutBack(taken);
        Assert.Equal((200, 1000), (runs.Dropped, runs.Take().Count));
    }
}
