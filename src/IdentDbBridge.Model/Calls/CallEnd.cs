namespace IdentDbBridge.Calls;

/// <summary>The end of a call that was started before.</summary>
public sealed record CallEnd
{
    /// <summary>The phone system's id, as at the start.</summary>
    public required string CallId { get; init; }

    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>When somebody picked up, if that was not told before; null when nobody did.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Where the recording is; null for none, or not yet.</summary>
    public string? RecordUrl { get; init; }

    /// <summary>The kind of record only: a recording's address leads to a patient.</summary>
    public override string ToString() => nameof(CallEnd);
}
