using IdentDbBridge.Outbox;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace IdentDbBridge;

/// <summary>
/// Whether calls and tickets are kept: healthy when the database takes them, degraded when they wait in the outbox, else unhealthy.
/// <c>services.AddHealthChecks().AddCheck&lt;ExchangeHealthCheck&gt;("ident-exchange")</c>. The whole check of the exchange is <c>identdb check</c>.
/// </summary>
/// <param name="exchange">Which exchange.</param>
public sealed class ExchangeHealthCheck(Exchange exchange) : IHealthCheck
{
    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        (string? trouble, OutboxStatus? outbox) = await exchange.LookAsync(cancellationToken).ConfigureAwait(false);
        Dictionary<string, object> data = [];
        if (outbox is not null)
        {
            data["waiting"] = outbox.Waiting;
            data["setAside"] = outbox.SetAside;
        }

        if (trouble is null && (outbox is null or { SetAside: 0, Warnings.Count: 0 }))
            return HealthCheckResult.Healthy(data: data);
        return outbox is null
            ? HealthCheckResult.Unhealthy(trouble, data: data)
            : HealthCheckResult.Degraded(trouble ?? string.Join(' ', outbox.Warnings.DefaultIfEmpty(T($"Set aside in the outbox: {outbox.SetAside}."))), data: data);
    }
}
