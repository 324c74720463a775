using IdentDbBridge.Cli.Fleet;
using IdentDbBridge.Cli.Results;
using IdentDbBridge.Cli.Targets;
using IdentDbBridge.Migrations;

namespace IdentDbBridge.Tests.Cli;

/// <summary>The line that says what is going on, by a clock of the test's.</summary>
public sealed class Progress : IDisposable
{
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    static readonly DatabaseOptions Nowhere = new() { Provider = "sqlite", ConnectionString = "Data Source=nowhere.db" };

    static readonly string[] Clinics = ["north", "south", "west"];

    readonly ManualTime _time = new(DateTimeOffset.UnixEpoch);
    readonly StringWriter _written = new();
    readonly TextWriter _errors;

    // It locks itself, as the reading below does.
    public Progress() => _errors = TextWriter.Synchronized(_written);

    public void Dispose() => _errors.Dispose();

    [Fact]
    public async Task Is_not_shown_within_the_first_second()
    {
        TaskCompletionSource<int> work = new();
        Task<int> run = Output(json: false).ProgressAsync("Connecting…", tell =>
        {
            tell("0101_slow.sql");
            return work.Task;
        });
        _time.Advance(Second - TimeSpan.FromMilliseconds(1));
        work.SetResult(7);
        Assert.Equal(7, await run);
        Assert.Equal("", Errors());
    }

    [Fact]
    public async Task Is_shown_after_it_and_says_what_is_under_way()
    {
        TaskCompletionSource<int> work = new();
        Action<string>? tell = null;
        Task<int> run = Output(json: false).ProgressAsync("Connecting…", t =>
        {
            tell = t;
            return work.Task;
        });
        _time.Advance(Second);
        await UntilAsync("Connecting…");
        tell!("0101_slow.sql");
        await UntilAsync("0101_slow.sql");
        work.SetResult(7);
        Assert.Equal(7, await run);
    }

    [Fact]
    public async Task Is_never_shown_beside_a_document()
    {
        TaskCompletionSource<int> work = new();
        Task<int> run = Output(json: true).ProgressAsync("Connecting…", _ => work.Task);
        Assert.Equal(0, _time.Waiting);
        _time.Advance(2 * Second);
        work.SetResult(7);
        await run;
        Assert.Equal("", Errors());
    }

    [Fact]
    public async Task Of_a_fleet_counts_those_done_and_names_those_under_way()
    {
        var ends = Clinics.ToDictionary(n => n, _ => new TaskCompletionSource<int>());
        var fleet = new FleetRun(
            ends.ToDictionary(e => e.Key, e => (Func<TargetDatabase>)(() => new(Nowhere, new MigratorOptions { ScriptDirectory = e.Key }, null))),
            (_, database) => ends[database.Migration.ScriptDirectory!].Task);
        Task<int> run = fleet.RunAsync(Output(json: false), 2, TestContext.Current.CancellationToken);
        _time.Advance(Second);
        await UntilAsync("0 of 3 done, 0 failed; in progress: north, south");
        ends["south"].SetResult(ExitCodes.CannotConnect);
        await UntilAsync("1 of 3 done, 1 failed; in progress: north, west");
        ends["north"].SetResult(ExitCodes.Done);
        await UntilAsync("2 of 3 done, 1 failed; in progress: west");
        ends["west"].SetResult(ExitCodes.Done);
        Assert.Equal(ExitCodes.CannotConnect, await run);
    }

    [Fact]
    public async Task Of_a_fleet_costs_each_target_the_same_however_many_there_are()
    {
        var (few, many) = (await BytesPerTargetAsync(500), await BytesPerTargetAsync(20_000));
        TestContext.Current.TestOutputHelper!.WriteLine($"figure: {few:N0} bytes a target of 500, {many:N0} of 20,000");
        Assert.InRange(many, 0, few * 2);
    }

    /// <summary>What is allocated between one target and the next, on the thread that goes through them.</summary>
    static async Task<double> BytesPerTargetAsync(int count)
    {
        long bytes = 0;
        int steps = 0;
        (int Thread, long Allocated) last = default;
        var fleet = new FleetRun(
            Enumerable.Range(0, count).ToDictionary(i => $"clinic-{i}", _ => (Func<TargetDatabase>)(() => new(Nowhere, new MigratorOptions(), null))),
            (_, _) =>
            {
                (int Thread, long Allocated) now = (Environment.CurrentManagedThreadId, GC.GetAllocatedBytesForCurrentThread());
                if (now.Thread == last.Thread)
                {
                    bytes += now.Allocated - last.Allocated;
                    steps++;
                }

                last = now;
                return Task.FromResult(ExitCodes.Done);
            });
        Assert.Equal(ExitCodes.Done, await fleet.RunAsync(IdentDbBridge.Cli.Results.Output.Kept(), 1, TestContext.Current.CancellationToken));
        Assert.InRange(steps, count / 2, count);
        return (double)bytes / steps;
    }

    Output Output(bool json) => new(json, new StringWriter(), _errors, _time);

    async Task UntilAsync(string line)
    {
        // The console looks for news ten times a second.
        for (int i = 0; !Errors().Contains(line, StringComparison.Ordinal); i++)
        {
            Assert.True(i < 1200, $"not shown: {line}\n{Errors()}");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    string Errors()
    {
        lock (_errors)
            return _written.ToString();
    }
}
