namespace IdentDbBridge.Outbox;

/// <summary>The server cannot be reached and the outbox is full: the record was written nowhere.</summary>
/// <param name="limit">How many records it takes.</param>
public sealed class OutboxFullException(int limit) : IdentDbException(T($"The server cannot be reached, and the outbox holds its limit of {limit} records: this one was not kept."))
{
    /// <summary>How many records it takes.</summary>
    public int Limit { get; } = limit;
}
