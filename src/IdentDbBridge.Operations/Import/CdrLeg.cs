namespace IdentDbBridge.Import;

/// <summary>One line of Asterisk's call records: one leg of a call.</summary>
sealed record CdrLeg
{
    public required long Line { get; init; }

    /// <summary>What the legs of a call have in common; null when the file has no ids.</summary>
    public required string? Id { get; init; }

    public required CdrSides Sides { get; init; }

    public required DateTimeOffset Start { get; init; }

    /// <summary>When somebody picked up; null when nobody did.</summary>
    public required DateTimeOffset? Answer { get; init; }

    public required DateTimeOffset End { get; init; }

    public TimeSpan Talk => Answer is { } answer ? End - answer : TimeSpan.Zero;
}
