namespace IdentDbBridge.Data;

/// <summary>A statement has committed or rolled back the transaction that <see cref="Db.InTransactionAsync"/> holds.</summary>
sealed class TransactionEndedException(Exception inner) : IdentDbException(Text, inner)
{
    static string Text => T($"A statement ended the transaction that it ran in.");
}
