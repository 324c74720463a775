namespace IdentDbBridge.Import;

/// <summary>A rule that records broke.</summary>
/// <param name="Count">How many.</param>
sealed record ImportReason(string Field, string Rule, long Count);
