namespace IdentDbBridge.Schema.Shapes;

/// <summary>One column of a key, as schema/keys reads it.</summary>
sealed record KeyRow
{
    public required string TableName { get; init; }

    public required string Name { get; init; }

    public required string Kind { get; init; }

    public bool IsClustered { get; init; }

    public bool IsOff { get; init; }

    public int Position { get; init; }

    public required string ColumnName { get; init; }
}
