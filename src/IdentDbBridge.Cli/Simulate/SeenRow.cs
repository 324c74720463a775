namespace IdentDbBridge.Cli.Simulate;

/// <summary>What of a row decides whether IDENT can use it.</summary>
/// <param name="Key">The unique key.</param>
/// <param name="Phones">The numbers that must be complete.</param>
/// <param name="Direction">Of a call; null for a ticket.</param>
sealed record SeenRow(string Key, IReadOnlyList<string> Phones, string? Direction);
