namespace IdentDbBridge.Schedule;

/// <summary>A doctor, under IDENT's own number.</summary>
public sealed record Doctor
{
    public required int Id { get; init; }

    public string? Name { get; init; }
}
