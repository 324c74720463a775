using System.Diagnostics.Metrics;
using IdentDbBridge.Gateway.Clinics;
using IdentDbBridge.Gateway.Intake;
using IdentDbBridge.Outbox;
using Microsoft.Extensions.Hosting;

namespace IdentDbBridge.Gateway.Operators;

/// <summary>What waits on this machine, as gauges. Looked at now and then.</summary>
sealed class OutboxGauges : BackgroundService
{
    static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    readonly ClinicDirectory _clinics;
    readonly KeptBodies _kept;
    readonly TimeProvider _time;
    readonly OutboxSight _sight;

    public OutboxGauges(ClinicDirectory clinics, KeptBodies kept, OutboxSight sight, IMeterFactory meters, TimeProvider time)
    {
        (_clinics, _kept, _sight, _time) = (clinics, kept, sight, time);
        Meter meter = meters.Create(IntakeCounts.MeterName);
        meter.CreateObservableGauge("identdb.gateway.outbox.waiting", () => Each(s => s.Waiting), null, T($"Records that wait for the clinic's database."));
        meter.CreateObservableGauge("identdb.gateway.outbox.set_aside", () => Each(s => s.SetAside), null, T($"Records that the clinic's database never took."));
        meter.CreateObservableGauge("identdb.gateway.outbox.oldest", () => Each(s => s.OldestAt is { } at ? (long)(_time.GetUtcNow() - at).TotalSeconds : 0), "s", T($"How long the oldest of them has waited."));
        meter.CreateObservableGauge("identdb.gateway.kept", () => _clinics.All.Where(c => c.Settings.Sources.Count > 0).Select(c => Of(c.Name, _kept.Count(c.Name))), null, T($"Bodies that could not be used, of the last seven days."));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            foreach (Clinic clinic in _clinics.All.Where(c => c.Settings.Exchange.Outbox is not null))
                await LookAsync(clinic, stoppingToken);
            await Task.Delay(Every, _time, stoppingToken);
        }
    }

    async Task LookAsync(Clinic clinic, CancellationToken stoppingToken)
    {
        try
        {
            await _sight.ReadAsync(clinic, stoppingToken);
        }
        catch (IdentDbException)
        {
            // A gauge that is missing tells it; readiness says why.
        }
    }

    IEnumerable<Measurement<long>> Each(Func<OutboxStatus, long> value) =>
        from clinic in _clinics.All
        let status = _sight.Last(clinic.Name)
        where status is not null
        select Of(clinic.Name, value(status));

    static Measurement<long> Of(string clinic, long value) => new(value, KeyValuePair.Create<string, object?>("clinic", clinic));
}
