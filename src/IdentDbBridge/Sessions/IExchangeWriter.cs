namespace IdentDbBridge.Sessions;

/// <summary>Where words to the exchange go: to the server, or through the outbox.</summary>
interface IExchangeWriter
{
    /// <exception cref="ServerException">The server failed, and nothing keeps the word.</exception>
    Task<Outcome> WriteAsync(ExchangeWrite write, CancellationToken cancellationToken);
}
