namespace IdentDbBridge.Health.Clients;

/// <summary>A row of what a server says of itself.</summary>
sealed class Setting
{
    public string Name { get; set; } = "";

    public string? Value { get; set; }
}
