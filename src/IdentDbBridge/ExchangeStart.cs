using Microsoft.Extensions.Hosting;

namespace IdentDbBridge;

/// <summary>Makes the exchange when the host starts: what waits in its outbox is not to wait for the first visitor. The container disposes of it.</summary>
sealed class ExchangeStart(Exchange exchange) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => exchange.StartAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
