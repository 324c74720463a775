namespace IdentDbBridge.Schema.Shapes;

/// <summary>A trigger as schema/triggers reads it.</summary>
sealed record TriggerRow
{
    public required string TableName { get; init; }

    public required string Name { get; init; }
}
