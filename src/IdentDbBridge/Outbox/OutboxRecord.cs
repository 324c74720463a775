namespace IdentDbBridge.Outbox;

/// <summary>A record that waits.</summary>
sealed record OutboxRecord
{
    public required long Number { get; init; }

    public required string Kind { get; init; }

    /// <summary>Of the form of its body.</summary>
    public required long Version { get; init; }

    /// <summary>The write as JSON.</summary>
    public required string Body { get; init; }

    public required DateTime QueuedUtc { get; init; }

    /// <summary>How often the server did not take it.</summary>
    public required long Attempts { get; init; }

    /// <summary>Without its body.</summary>
    public override string ToString() => $"{Kind} {Number}";
}
