namespace IdentDbBridge.Import;

/// <summary>A rule that records broke.</summary>
/// <param name="Field">The field.</param>
/// <param name="Rule">The stable word of the rule.</param>
/// <param name="Found">The sort of value that was found, in words.</param>
/// <param name="Count">How many.</param>
public sealed record ImportReason(string Field, string Rule, string Found, long Count);
