namespace IdentDbBridge.Health.Findings;

/// <summary>One point of a check.</summary>
/// <param name="Id">For monitoring: never changed once released.</param>
/// <param name="Section">Where people find it.</param>
public sealed record FindingKind(string Id, FindingSection Section);
