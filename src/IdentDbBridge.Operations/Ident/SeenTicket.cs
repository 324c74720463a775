namespace IdentDbBridge.Ident;

/// <summary>A ticket as IDENT finds it, whatever it holds.</summary>
public sealed class SeenTicket
{
    /// <summary>The site's own id.</summary>
    public string? Id { get; set; }

    /// <summary>The patient's number.</summary>
    public string? ClientPhone { get; set; }
}
