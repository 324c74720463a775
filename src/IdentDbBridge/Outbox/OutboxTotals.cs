namespace IdentDbBridge.Outbox;

/// <summary>A row of totals, as the file gives it.</summary>
sealed record OutboxTotals
{
    public required long Waiting { get; init; }

    public required long SetAside { get; init; }

    public DateTimeOffset? OldestUtc { get; init; }

    public DateTimeOffset? TriedUtc { get; init; }

    public string? Error { get; init; }
}
