namespace IdentDbBridge.Schema.Shapes;

/// <summary>A foreign key.</summary>
sealed record ForeignKeyRow
{
    public required string TableName { get; init; }

    /// <summary>Empty where the server tells none.</summary>
    public required string Name { get; init; }

    public required string ReferencedTable { get; init; }
}
