using System.Collections.Concurrent;
using IdentDbBridge.Gateway.Clinics;
using IdentDbBridge.Tickets;
using Microsoft.Extensions.Hosting;

namespace IdentDbBridge.Gateway.Runs;

/// <summary>Looks once a minute at the databases that an IDENT reads by itself: its reads cannot be seen from outside, but their traces can.</summary>
sealed class DirectReads(ClinicDirectory clinics, TimeProvider time) : BackgroundService
{
    static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    readonly ConcurrentDictionary<string, DirectSight> _sights = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What was seen last; null for nothing yet.</summary>
    public DirectSight? Of(string clinic) => _sights.GetValueOrDefault(clinic);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Dictionary<Clinic, Task> looking = [];
        using var timer = new PeriodicTimer(Every, time);
        do
        {
            // One that waits for its server keeps no other waiting.
            foreach (Clinic clinic in clinics.All.Where(c => c.Settings.Ident is null && (!looking.TryGetValue(c, out Task? task) || task.IsCompleted)))
                looking[clinic] = LookAsync(clinic, stoppingToken);
            foreach (Clinic gone in looking.Keys.Except(clinics.All).ToArray())
                looking.Remove(gone);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    async Task LookAsync(Clinic clinic, CancellationToken cancellationToken)
    {
        try
        {
            await clinic.Exchange.Schedule.ReadAsync(cancellationToken);
            DateTime now = clinic.Clock.ToLocal(time.GetUtcNow());
            List<Ticket> unread = await clinic.Exchange.Tickets.ReadAsync(now - clinic.Settings.Exchange.TicketInterval, now.AddDays(1), cancellationToken);
            _sights[clinic.Name] = new DirectSight(
                await clinic.Exchange.Schedule.ReadFreshnessAsync(cancellationToken), unread.Count, unread.Count == 0 ? null : now - unread[0].DateAndTime, null);
        }
        catch (IdentDbException e)
        {
            _sights[clinic.Name] = new DirectSight(null, 0, null, e.Message);
        }
        catch (OperationCanceledException)
        {
            // The gateway stops.
        }
    }
}
