namespace IdentDbBridge.Schema.Repairs;

/// <summary>Why a row cannot stay in a table, or why a value of it is rewritten.</summary>
/// <param name="Text">For people, in their language.</param>
/// <param name="Condition">True for such rows of the table, which is called m.</param>
sealed record RowReason(Func<string> Text, string Condition);
