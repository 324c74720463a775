namespace IdentDbBridge.Outbox;

/// <summary>What waits in an outbox. Holds nothing of the records themselves.</summary>
public sealed record OutboxStatus
{
    /// <summary>The file.</summary>
    public required string Path { get; init; }

    /// <summary>Records that are to be delivered.</summary>
    public required long Waiting { get; init; }

    /// <summary>Records that cannot be delivered; <see cref="Reasons"/> tells why.</summary>
    public required long SetAside { get; init; }

    /// <summary>When the oldest record that waits was queued; null when none does.</summary>
    public required DateTimeOffset? OldestAt { get; init; }

    /// <summary>When a delivery was tried last; null for never.</summary>
    public required DateTimeOffset? TriedAt { get; init; }

    /// <summary>What stopped that delivery, or why nothing of it was taken; null when it went well.</summary>
    public required string? Error { get; init; }

    /// <summary>Of the waiting records those that the server has refused so far, by what they are and why, the most frequent first. They are tried again.</summary>
    public required IReadOnlyList<OutboxReason> Refused { get; init; }

    /// <summary>The records that were set aside, likewise.</summary>
    public required IReadOnlyList<OutboxReason> Reasons { get; init; }

    /// <summary>A sentence for each limit that is near or reached.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}
