using System.Text.Json.Serialization;

namespace IdentDbBridge.Sessions;

/// <summary>
/// One word to the exchange, past the rules. Applied twice it does no more than once, so it may wait in the outbox and be sent
/// again whenever it is not known what became of it.
/// </summary>
abstract record ExchangeWrite
{
    /// <summary>The call or ticket that it is about: words of one key keep their order.</summary>
    [JsonIgnore]
    public abstract string Key { get; }

    /// <summary>What it does, for people.</summary>
    [JsonIgnore]
    public string Kind => GetType().Name;

    /// <summary>What it does, and nothing of what it is about.</summary>
    public sealed override string ToString() => Kind;

    public abstract Task<Outcome> ApplyAsync(ExchangeSession session, CancellationToken cancellationToken);

    protected static string CallKey(string callId) => "call " + callId;

    protected static string TicketKey(string id) => "ticket " + id;
}
