using IdentDbBridge.Gateway.Clinics;
using IdentDbBridge.Gateway.Senders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IdentDbBridge.Gateway.Intake;

/// <summary>Once a minute: bodies whose time is over go, and calls whose end nobody told are ongoing no more.</summary>
sealed partial class IntakeUpkeep(ClinicDirectory clinics, KeptBodies kept, IntakeWork work, TimeProvider time, ILogger<IntakeUpkeep> log) : BackgroundService
{
    static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    // Longer than a clinic talks. An end that comes after all is entered.
    static readonly TimeSpan LongestCall = TimeSpan.FromHours(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        clinics.Changed += changed => _ = RetryAsync(changed, stoppingToken);
        await RetryAsync(clinics.All, stoppingToken);
        while (true)
        {
            kept.Purge();
            foreach (Clinic clinic in clinics.All.Where(c => c.Settings.Sources.Values.Any(s => s.Sender is PbxSender)))
                await ClearAsync(clinic, stoppingToken);
            await Task.Delay(Every, time, stoppingToken);
        }
    }

    async Task RetryAsync(IEnumerable<Clinic> changed, CancellationToken stoppingToken)
    {
        foreach (Clinic clinic in changed)
        {
            try
            {
                await work.RetryAsync(clinic, null, stoppingToken);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                LogTrouble(clinic.Name, e.GetType().Name);
            }
        }
    }

    async Task ClearAsync(Clinic clinic, CancellationToken stoppingToken)
    {
        try
        {
            int cleared = await clinic.Exchange.Calls.ClearStaleAsync(LongestCall, stoppingToken);
            if (cleared > 0)
                LogCleared(clinic.Name, cleared);
        }
        catch (IdentDbException e)
        {
            LogTrouble(clinic.Name, e.Message);
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Clinic}: {Calls} call(s) were ongoing for two hours without an end; they are among the finished ones now.")]
    partial void LogCleared(string clinic, int calls);

    [LoggerMessage(LogLevel.Warning, "{Clinic}: {Problem}")]
    partial void LogTrouble(string clinic, string problem);
}
