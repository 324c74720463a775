using IdentDbBridge.Rules;

namespace IdentDbBridge.Import;

/// <summary>One line of Asterisk's call records: one leg of a call.</summary>
sealed record CdrLeg
{
    public required long Line { get; init; }

    /// <summary>What the legs of a call have in common; null when the file has no ids.</summary>
    public required string? Id { get; init; }

    /// <summary>Whether it is a leg of the channel that began the call: its uniqueid is the call's id.</summary>
    public required bool IsCallers { get; init; }

    public required CdrParties Parties { get; init; }

    public required DateTimeOffset Start { get; init; }

    /// <summary>When somebody picked up; null when nobody did.</summary>
    public required DateTimeOffset? Answer { get; init; }

    public required DateTimeOffset End { get; init; }

    /// <summary>Why it cannot be read; null when it can.</summary>
    public required IReadOnlyList<RuleProblem>? Problems { get; init; }

    public TimeSpan Talk => Answer is { } answer ? End - answer : TimeSpan.Zero;
}
