namespace IdentDbBridge.Gateway.Ident;

/// <summary>What became of an answer.</summary>
/// <param name="Rows">Rows that were given.</param>
/// <param name="LeftOut">Rows that IDENT could not use, by field and rule.</param>
sealed record RowsGiven(int Rows, IReadOnlyDictionary<string, int> LeftOut);
