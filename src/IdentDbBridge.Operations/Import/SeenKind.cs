namespace IdentDbBridge.Import;

/// <summary>Records that are alike.</summary>
/// <param name="Facts">What they have in common; one for each column of the sight.</param>
/// <param name="Result">What became of them.</param>
/// <param name="IsRejected">Whether they were rejected.</param>
/// <param name="Records">How many.</param>
/// <param name="Lines">Of how many lines.</param>
public sealed record SeenKind(IReadOnlyList<string> Facts, string Result, bool IsRejected, long Records, long Lines);
