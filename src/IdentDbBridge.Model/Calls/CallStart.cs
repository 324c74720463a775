namespace IdentDbBridge.Calls;

/// <summary>A call as it begins, in the words of the phone system.</summary>
public record CallStart : CallContent
{
    /// <summary>The phone system's own id of the call (Asterisk: linkedid or uniqueid), up to 150 characters; every later word about the call names it.</summary>
    public required string CallId { get; init; }

    public required DateTimeOffset StartedAt { get; init; }
}
