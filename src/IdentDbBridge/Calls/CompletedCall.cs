namespace IdentDbBridge.Calls;

/// <summary>A whole call at once, for systems that tell of it only when it has ended.</summary>
public sealed record CompletedCall : CallStart
{
    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>When somebody picked up; null when nobody did.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Where the recording is; null for none, or not yet.</summary>
    public string? RecordUrl { get; init; }
}
