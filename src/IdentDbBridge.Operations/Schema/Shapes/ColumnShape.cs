namespace IdentDbBridge.Schema.Shapes;

/// <summary>A column as the scripts make it, or as it is.</summary>
sealed record ColumnShape
{
    public required string TableName { get; init; }

    public required string Name { get; init; }

    public int Position { get; init; }

    /// <summary>With its length, as the server tells it.</summary>
    public required string Type { get; init; }

    public bool IsNullable { get; init; }

    public string? DefaultText { get; init; }

    /// <summary>Of the constraint that holds the default, where it is one.</summary>
    public string? DefaultName { get; init; }

    /// <summary>Generated, numbered, updating itself; empty for an ordinary column.</summary>
    public string Extra { get; init; } = "";

    public string? Collation { get; init; }

    public SqlType SqlType => SqlType.Parse(Type);
}
