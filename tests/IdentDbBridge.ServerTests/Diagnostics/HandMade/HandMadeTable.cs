namespace IdentDbBridge.ServerTests.Diagnostics.HandMade;

/// <summary>A table that was made by hand, with its rows.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Create">The statement that makes it.</param>
/// <param name="Inserts">A statement for each row.</param>
/// <param name="Good">The tags of rows that fit into our tables and have a key of their own.</param>
/// <param name="Twins">The tags of rows that fit but have one key, by key.</param>
sealed record HandMadeTable(string Name, string Create, IReadOnlyList<string> Inserts, IReadOnlyList<string> Good, IReadOnlyList<IReadOnlyList<string>> Twins);
