namespace IdentDbBridge.Import;

/// <summary>A rule that records broke.</summary>
/// <param name="Found">The sort of value that was found, in words.</param>
/// <param name="Count">How many.</param>
sealed record ImportReason(string Field, string Rule, string Found, long Count);
