namespace IdentDbBridge.Health.Findings;

/// <summary>What one point of a check found. Holds no value of a row.</summary>
/// <param name="Kind">Which point.</param>
/// <param name="State">What came of it.</param>
/// <param name="Says">One sentence why.</param>
/// <param name="Fix">One statement or sentence that mends it or shows where it is; null where nothing is to be done, or <see cref="Remedy"/> says it.</param>
public sealed record Finding(FindingKind Kind, FindingState State, string Says, string? Fix)
{
    /// <summary>What to do beside or instead of <see cref="Fix"/>, for programs; null when there is nothing more.</summary>
    public Remedy? Remedy { get; init; }

    /// <summary>Where and as whom <see cref="Fix"/> is carried out where it is a statement, and how it outlasts a restart; null otherwise.</summary>
    public string? Where { get; init; }

    /// <summary>The ids of the drivers that cannot work because of it.</summary>
    public IReadOnlyList<string> LockedOut { get; init; } = [];
}
