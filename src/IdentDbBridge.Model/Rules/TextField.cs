namespace IdentDbBridge.Rules;

/// <summary>A text column of the exchange tables.</summary>
/// <param name="Name">The column, which is also the property.</param>
/// <param name="Length">As the migrations have it.</param>
/// <param name="TooLong">What becomes of longer texts.</param>
/// <param name="Lines">Whether line breaks and tabs stay.</param>
sealed record TextField(string Name, int Length, TooLong TooLong, bool Lines = false);
