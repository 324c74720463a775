using IdentDbBridge.Gateway.Clinics;
using IdentDbBridge.Gateway.Settings;
using IdentDbBridge.Retention;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IdentDbBridge.Gateway.Operators;

/// <summary>Deletes old calls and tickets once a day, at the clinic's hour.</summary>
sealed partial class RetentionWork(ClinicDirectory clinics, TimeProvider time, ILogger<RetentionWork> log) : BackgroundService
{
    static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    // By clinic: the day on which it was done.
    readonly Dictionary<string, DateTime> _done = new(StringComparer.OrdinalIgnoreCase);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            foreach (Clinic clinic in clinics.All)
            {
                if (clinic.Settings.Retention is { } retention)
                    await RunAsync(clinic, retention, stoppingToken);
            }

            await Task.Delay(Every, time, stoppingToken);
        }
    }

    async Task RunAsync(Clinic clinic, RetentionSettings retention, CancellationToken stoppingToken)
    {
        DateTime now = clinic.Clock.ToLocal(time.GetUtcNow());
        if (now.TimeOfDay < retention.At.ToTimeSpan() || _done.GetValueOrDefault(clinic.Name) == now.Date)
            return;
        // Also when it fails: the next day is soon enough, and the log has it.
        _done[clinic.Name] = now.Date;
        var purge = new Purge(clinic.Settings.Database);
        try
        {
            PurgeResult result = new();
            if (retention.CallsDays is { } calls)
                result = await purge.RunAsync(new PurgeRequest { Before = now.Date.AddDays(-calls), Tickets = false }, _ => { }, stoppingToken);
            long tickets = retention.TicketsDays is { } days
                ? (await purge.RunAsync(new PurgeRequest { Before = now.Date.AddDays(-days), Calls = false }, _ => { }, stoppingToken)).Tickets
                : 0;
            LogPurged(clinic.Name, result.FinishedCalls, tickets);
        }
        catch (IdentDbException e)
        {
            LogFailed(clinic.Name, e.Message);
        }
    }

    [LoggerMessage(LogLevel.Information, "{Clinic}: old rows were deleted: {Calls} call(s), {Tickets} ticket(s).")]
    partial void LogPurged(string clinic, long calls, long tickets);

    [LoggerMessage(LogLevel.Error, "{Clinic}: old rows were not deleted. {Problem}")]
    partial void LogFailed(string clinic, string problem);
}
