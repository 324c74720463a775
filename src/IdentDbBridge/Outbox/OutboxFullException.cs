namespace IdentDbBridge.Outbox;

/// <summary>The server cannot be reached and the outbox is full: the record was written nowhere.</summary>
/// <param name="limit">How many records it takes.</param>
public sealed class OutboxFullException(int limit) : IdentDbException(Describe(limit))
{
    /// <summary>How many records it takes.</summary>
    public int Limit { get; } = limit;

    static string Describe(int limit) =>
        T($"The server cannot be reached, and the outbox holds its limit of {limit} records: this one was not kept. See 'identdb outbox status'.");
}
