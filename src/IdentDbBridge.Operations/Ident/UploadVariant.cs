namespace IdentDbBridge.Ident;

/// <summary>How IDENT may write its schedule; how it does is not known.</summary>
public enum UploadVariant
{
    /// <summary>All three tables in one transaction.</summary>
    Transaction,

    /// <summary>One transaction for each table.</summary>
    Tables,

    /// <summary>No transaction, row by row.</summary>
    Rows,
}
