using IdentDbBridge.Schedule;
using IdentDbBridge.Sessions;

namespace IdentDbBridge.Cli.Simulate;

/// <summary>One of IDENT's timed tasks.</summary>
/// <param name="Name">calls, tickets or schedule.</param>
/// <param name="Timer">When it is due.</param>
/// <param name="RunAsync">Runs it once.</param>
sealed record SimulatedTask(string Name, TaskTimer Timer, Func<CancellationToken, Task<TaskResult>> RunAsync)
{
    // Seen in the field.
    static readonly DateTime WindowEnd = new(2200, 1, 1, 23, 59, 59);

    public static SimulatedTask Calls(ExchangeServer server, DateTime from, TaskTimer timer)
    {
        var seen = new SeenRows();
        return new("calls", timer, token => server.RunAsync(
            async session =>
            {
                List<SeenCall> finished = await session.Db.QueryAsync<SeenCall>(session.Sql["calls/read-finished-calls"], Window(from), token).ConfigureAwait(false);
                List<SeenCall> ongoing = await session.Db.QueryAsync<SeenCall>(session.Sql["calls/read-ongoing-calls"], Window(from), token).ConfigureAwait(false);
                return seen.Add([.. finished.Select(c => c.Row())]) with { Ongoing = ongoing.Count };
            },
            token));
    }

    public static SimulatedTask Tickets(ExchangeServer server, DateTime from, TaskTimer timer)
    {
        var seen = new SeenRows();
        return new("tickets", timer, token => server.RunAsync(
            async session => seen.Add([.. (await session.Db.QueryAsync<SeenTicket>(session.Sql["tickets/read-tickets"], Window(from), token).ConfigureAwait(false)).Select(t => t.Row())]),
            token));
    }

    public static SimulatedTask Schedule(ExchangeServer server, Timetable timetable, UploadVariant variant, TaskTimer timer)
    {
        var upload = new ScheduleUpload(timetable, variant);
        return new("schedule", timer, token => server.RunAsync(session => upload.RunAsync(session, token), token));
    }

    static object Window(DateTime from) => new { WindowFrom = from, WindowTo = WindowEnd };
}
