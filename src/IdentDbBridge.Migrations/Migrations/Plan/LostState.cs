namespace IdentDbBridge.Migrations.Plan;

/// <summary>Something of a session that is gone with it.</summary>
/// <param name="By">The statement that made it, from 0.</param>
/// <param name="UsedBy">The statement of the rest that uses it, from 0.</param>
/// <param name="What">A variable, a table or another thing, for people.</param>
sealed record LostState(int By, int UsedBy, string What);
