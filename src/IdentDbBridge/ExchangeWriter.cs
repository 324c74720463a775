using IdentDbBridge.Outbox;
using IdentDbBridge.Writes;

namespace IdentDbBridge;

/// <summary>Brings words to the server or, when that cannot be, into the outbox.</summary>
sealed class ExchangeWriter(ExchangeServer server, ExchangeOutbox? outbox)
{
    public Task<Outcome> WriteAsync(ExchangeWrite write, CancellationToken cancellationToken) => outbox is null
        ? server.RunAsync(session => write.ApplyAsync(session, cancellationToken), cancellationToken)
        : outbox.WriteAsync(write, cancellationToken);
}
