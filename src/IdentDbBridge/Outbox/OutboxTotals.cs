namespace IdentDbBridge.Outbox;

/// <summary>A row of totals, as the file gives it.</summary>
sealed record OutboxTotals
{
    public required long Waiting { get; init; }

    public required long SetAside { get; init; }

    /// <summary>Waiting records that bear a time to come.</summary>
    public required long Ahead { get; init; }

    public DateTime? OldestUtc { get; init; }

    public DateTime? TriedUtc { get; init; }

    public string? Error { get; init; }
}
