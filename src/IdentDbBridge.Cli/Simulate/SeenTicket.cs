namespace IdentDbBridge.Cli.Simulate;

/// <summary>A ticket as IDENT finds it, whatever it holds.</summary>
sealed class SeenTicket
{
    public string? Id { get; set; }

    public string? ClientPhone { get; set; }

    public SeenRow Row() => new(Id ?? "", [ClientPhone ?? ""], null);
}
