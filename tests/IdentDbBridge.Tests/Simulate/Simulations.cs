using IdentDbBridge.Cli.Simulate;

namespace IdentDbBridge.Tests.Simulate;

public sealed class Simulations
{
    readonly ManualTime _time = new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
    readonly List<string> _ran = [];
    readonly List<string> _told = [];

    [Fact]
    public async Task Run_each_task_at_its_interval_and_go_on_after_an_error()
    {
        using var stop = new CancellationTokenSource();
        bool broken = true;
        var running = new Simulation([Every(2, "tickets", () => broken), Every(5, "schedule", () => false)], _told.Add, _time).RunAsync(stop.Token);
        for (int minute = 0; minute <= 13; minute++)
        {
            await WaitsAsync();
            broken = minute < 7;
            _time.Advance(TimeSpan.FromMinutes(1));
        }

        await WaitsAsync();
        await stop.CancelAsync();
        await running;
        // After two errors at 0 and 4 minutes the next is due at 12, then 2 minutes later.
        Assert.Equal(["0 tickets", "0 schedule", "4 tickets", "5 schedule", "10 schedule", "12 tickets", "14 tickets"], _ran);
        Assert.Contains(_told, t => t.Contains("failed, again in 8 min: x", StringComparison.Ordinal));
    }

    [Fact]
    public async Task End_after_the_task_under_way_when_they_are_stopped()
    {
        using var stop = new CancellationTokenSource();
        var calls = new SimulatedTask("calls", new TaskTimer(TimeSpan.FromMinutes(1), _time), async token =>
        {
            await stop.CancelAsync();
            Assert.False(token.IsCancellationRequested);
            return new TaskResult(1, 1, Warnings.None);
        });
        await new Simulation([calls, Every(1, "tickets", () => false)], _told.Add, _time).RunAsync(stop.Token);
        Assert.Contains("1 new of 1", Assert.Single(_told), StringComparison.Ordinal);
        Assert.Empty(_ran);
        Assert.Empty(await new Simulation([calls], _told.Add, _time).RunOnceAsync(stop.Token));
    }

    [Fact]
    public void See_each_key_once_and_count_what_cannot_be_used()
    {
        var seen = new SeenRows();
        SeenRow good = new("1", ["+79110101001", "8812-0000-111"], "in");
        Assert.Equal(
            new TaskResult(5, 6, new Warnings(1, 4, 1)),
            seen.Add([good, good, new("2", ["12 + 34"], null), new("3", ["+79110101001", ""], "inbound"), new("5", ["+89110001122"], "in"), new("6", ["+79110101001 доб. 12"], "in")]));
        Assert.Equal(new TaskResult(1, 2, Warnings.None), seen.Add([good, new("4", ["+79110101001"], "out")]));
    }

    /// <summary>Until the simulation waits for its next task.</summary>
    async Task WaitsAsync()
    {
        for (int i = 0; _time.Waiting == 0; i++)
        {
            Assert.True(i < 6000, "It does not wait.");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    SimulatedTask Every(int minutes, string name, Func<bool> isBroken) => new(name, new TaskTimer(TimeSpan.FromMinutes(minutes), _time), _ =>
    {
        _ran.Add($"{(_time.GetUtcNow() - new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero)).TotalMinutes:0} {name}");
        return isBroken() ? throw new ConfigurationException("x") : Task.FromResult(new TaskResult(0, 0, Warnings.None));
    });
}
