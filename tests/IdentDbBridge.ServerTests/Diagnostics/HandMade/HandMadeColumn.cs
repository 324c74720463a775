namespace IdentDbBridge.ServerTests.Diagnostics.HandMade;

/// <summary>A column as somebody may make it, and what may stand in it.</summary>
/// <param name="Name">As IDENT's pages write it.</param>
/// <param name="Required">Whether our tables want a value.</param>
/// <param name="Types">Its types in the field, of which one is taken.</param>
/// <param name="Good">Makes the value of the n-th row as SQL, right for every type.</param>
/// <param name="Flaws">Values as SQL that our tables cannot hold, or not like that.</param>
sealed record HandMadeColumn(string Name, bool Required, string[] Types, Func<Random, int, string> Good, string[] Flaws);
