using IdentDbBridge.Gateway.Clinics;
using IdentDbBridge.Gateway.Settings;
using IdentDbBridge.Outbox;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace IdentDbBridge.Gateway.Operators;

/// <summary>
/// Whether what is sent could be taken now. A database that is away is no reason to send nobody here: what is sent waits, and the other clinics are served.
/// </summary>
sealed class OutboxHealth(GatewaySettings settings, ClinicDirectory clinics, OutboxSight sight) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (settings.Outbox is { } directory && WriteProblem(directory) is { } problem)
            return HealthCheckResult.Unhealthy(problem);
        Dictionary<string, object> troubles = [];
        bool isFull = false;
        foreach (Clinic clinic in clinics.All)
        {
            if (clinic.Settings.Exchange.Outbox is not { } outbox)
                continue;
            try
            {
                OutboxStatus status = await sight.ReadAsync(clinic, cancellationToken);
                isFull |= status.Waiting + status.SetAside >= outbox.MaxRecords;
                if (status.Error is { } error)
                    troubles[clinic.Name] = error;
            }
            catch (IdentDbException e)
            {
                isFull = true;
                troubles[clinic.Name] = e.Message;
            }
        }

        return isFull ? HealthCheckResult.Unhealthy(T($"An outbox takes nothing."), data: troubles)
            : troubles.Count > 0 ? HealthCheckResult.Degraded(T($"Some of what was sent waits for a database."), data: troubles)
            : HealthCheckResult.Healthy();
    }

    static string? WriteProblem(string directory)
    {
        try
        {
            string probe = Path.Combine(directory, $".ready-{Environment.ProcessId}");
            File.WriteAllBytes(probe, [0]);
            File.Delete(probe);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return T($"The directory {directory} cannot be written.");
        }
    }
}
