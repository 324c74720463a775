namespace IdentDbBridge.Calls;

/// <summary>A whole call at once: it need not have been started before.</summary>
public sealed record CompletedCall : CallStart
{
    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>When somebody picked up; null when nobody did.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Where the recording is; null for none, or not yet.</summary>
    public string? RecordUrl { get; init; }
}
