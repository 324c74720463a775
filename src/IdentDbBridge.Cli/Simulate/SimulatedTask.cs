using IdentDbBridge.Ident;
using IdentDbBridge.Schedule;

namespace IdentDbBridge.Cli.Simulate;

/// <summary>One of IDENT's timed tasks.</summary>
/// <param name="Name">calls, tickets or schedule.</param>
/// <param name="Timer">When it is due.</param>
/// <param name="RunAsync">Runs it once.</param>
sealed record SimulatedTask(string Name, TaskTimer Timer, Func<CancellationToken, Task<TaskResult>> RunAsync)
{
    public static SimulatedTask Calls(IdentClient client, DateTime from, TaskTimer timer)
    {
        var seen = new SeenRows();
        return new("calls", timer, async token =>
        {
            (IReadOnlyList<SeenCall> finished, int ongoing) = await client.ReadCallsAsync(from, token).ConfigureAwait(false);
            return seen.Add([.. finished.Select(SeenRow.Of)]) with { Ongoing = ongoing };
        });
    }

    public static SimulatedTask Tickets(IdentClient client, DateTime from, TaskTimer timer)
    {
        var seen = new SeenRows();
        return new("tickets", timer, async token => seen.Add([.. (await client.ReadTicketsAsync(from, token).ConfigureAwait(false)).Select(SeenRow.Of)]));
    }

    public static SimulatedTask Schedule(IdentClient client, Timetable timetable, UploadVariant variant, TaskTimer timer) => new("schedule", timer, async token =>
    {
        int rows = await client.UploadAsync(timetable, variant, token).ConfigureAwait(false);
        return new TaskResult(rows, rows, Warnings.None);
    });
}
