using IdentDbBridge.Cli.Results;
using IdentDbBridge.Localization;

namespace IdentDbBridge.Cli.Simulate;

/// <summary>
/// Runs IDENT's tasks one after the other, each when it is due. IDENT's limiter, by which only one of several clients runs a
/// task, is not played: several simulations on one database do everything several times, which is the harder case.
/// </summary>
sealed class Simulation(IReadOnlyList<SimulatedTask> tasks, Action<string> tell, TimeProvider time)
{
    /// <summary>Runs each task once. The first error ends it.</summary>
    /// <returns>What was done; fewer than there are tasks when it was stopped.</returns>
    public async Task<List<TaskRun>> RunOnceAsync(CancellationToken stop)
    {
        List<TaskRun> runs = [];
        foreach (SimulatedTask task in tasks.TakeWhile(_ => !stop.IsCancellationRequested))
            runs.Add(await RunAsync(task).ConfigureAwait(false));
        return runs;
    }

    /// <summary>Runs until it is stopped; the task under way is ended first.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            SimulatedTask next = tasks.MinBy(t => t.Timer.Due)!;
            TimeSpan wait = next.Timer.Due - time.GetUtcNow();
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!stop.IsCancellationRequested)
                await TryAsync(next).ConfigureAwait(false);
        }
    }

    async Task TryAsync(SimulatedTask task)
    {
        try
        {
            await RunAsync(task).ConfigureAwait(false);
            task.Timer.Succeeded();
        }
        catch (IdentDbException e)
        {
            task.Timer.Failed();
            Tell(task, T($"failed, again in {task.Timer.Interval.TotalMinutes:0.##} min: {RemedyWords.Message(e)}"));
        }
    }

    async Task<TaskRun> RunAsync(SimulatedTask task)
    {
        DateTimeOffset start = time.GetLocalNow();
        // Not to be cancelled: IDENT ends what it has begun, too.
        TaskResult result = await task.RunAsync(CancellationToken.None).ConfigureAwait(false);
        var run = new TaskRun(start, task.Name, (time.GetLocalNow() - start).TotalSeconds, result);
        Tell(task, Describe(run));
        return run;
    }

    void Tell(SimulatedTask task, string text) =>
        tell($"{LocalText.Time(time.GetLocalNow().DateTime)}  {task.Name,-8}  {text}");

    static string Describe(TaskRun run)
    {
        TaskResult result = run.Result;
        string found = run.Task == "schedule" ? T($"{result.Total} rows written")
            : result.Ongoing is { } ongoing ? T($"{result.New} new of {result.Total}, {ongoing} ongoing")
            : T($"{result.New} new of {result.Total}");
        Warnings warnings = result.Warnings;
        (int Count, string Text)[] all =
        [
            (warnings.DuplicateKeys, T($"{warnings.DuplicateKeys} duplicate keys")),
            (warnings.Phones, T($"{warnings.Phones} phones that are none")),
            (warnings.Directions, T($"{warnings.Directions} unknown directions")),
        ];
        string warned = string.Join(", ", all.Where(w => w.Count > 0).Select(w => w.Text));
        return warned.Length == 0 ? T($"{found}, took {run.Seconds:0.0} s") : T($"{found}, took {run.Seconds:0.0} s; warnings: {warned}");
    }
}

/// <summary>One run of a task.</summary>
/// <param name="At">When it began.</param>
/// <param name="Task">Its name.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Result">What it came to.</param>
sealed record TaskRun(DateTimeOffset At, string Task, double Seconds, TaskResult Result);
