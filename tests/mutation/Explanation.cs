namespace IdentDbBridge.Mutation;

/// <summary>Why no test can tell a mutant from the program.</summary>
/// <param name="Code">What was replaced, as <see cref="Mutant.Code"/>.</param>
/// <param name="Becomes">By what, as <see cref="Mutant.Becomes"/>.</param>
/// <param name="Why">The reason.</param>
sealed record Explanation(string Code, string Becomes, string Why);
