using IdentDbBridge.Calls;
using IdentDbBridge.Rules;

namespace IdentDbBridge.Import;

/// <summary>One line of Asterisk's call records: one leg of a call.</summary>
sealed record CdrLeg
{
    public required long Line { get; init; }

    /// <summary>What the legs of a call have in common; null when the file has no ids.</summary>
    public required string? Id { get; init; }

    /// <summary>Null for a leg within the clinic, or one of unknown direction.</summary>
    public CallDirection? Direction { get; init; }

    /// <summary>Why there is no direction.</summary>
    public RuleProblem? Problem { get; init; }

    public required DateTimeOffset Start { get; init; }

    /// <summary>When somebody picked up; null when nobody did.</summary>
    public required DateTimeOffset? Answer { get; init; }

    public required DateTimeOffset End { get; init; }

    public string From { get; init; } = "";

    public string To { get; init; } = "";

    public string? Description { get; init; }

    public TimeSpan Talk => Answer is { } answer ? End - answer : TimeSpan.Zero;
}
