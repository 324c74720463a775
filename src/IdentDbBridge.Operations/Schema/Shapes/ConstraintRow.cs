namespace IdentDbBridge.Schema.Shapes;

/// <summary>A CHECK as schema/checks reads it.</summary>
sealed record ConstraintRow
{
    public required string TableName { get; init; }

    /// <summary>Null when <see cref="Clause"/> is the text of a whole table.</summary>
    public string? Name { get; init; }

    public string? Clause { get; init; }

    public bool IsOff { get; init; }
}
