namespace IdentDbBridge.Outbox;

/// <summary>Records of an outbox that were not delivered for the same reason.</summary>
public sealed record OutboxReason
{
    /// <summary>What they were to do, such as AddTicket.</summary>
    public required string Kind { get; init; }

    /// <summary>Why they were not delivered, without their values.</summary>
    public required string Reason { get; init; }

    public required long Count { get; init; }
}
