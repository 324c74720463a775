namespace IdentDbBridge.Calls;

/// <summary>A row of <c>IdentBridge_Calls</c>: the phone system's id of a call and the key of its row in the exchange tables.</summary>
sealed record CallRecord : CallKey
{
    public required string CallId { get; init; }

    public bool IsFinished { get; init; }

    public required DateTime StartedUtc { get; init; }

    /// <summary>Null while nobody has picked up.</summary>
    public DateTime? AnsweredUtc { get; init; }
}
