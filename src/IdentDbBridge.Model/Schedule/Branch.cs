namespace IdentDbBridge.Schedule;

/// <summary>A branch of the clinic, under IDENT's own number.</summary>
public sealed record Branch
{
    public required int Id { get; init; }

    public string? Name { get; init; }
}
