namespace IdentDbBridge.Gateway;

/// <summary>How a gateway is started.</summary>
public sealed record ServeOptions
{
    /// <summary>Where it listens unless it is told otherwise: this machine only.</summary>
    public const string DefaultUrls = "http://127.0.0.1:5080";

    /// <summary>Its file of settings.</summary>
    public required string ConfigPath { get; init; }

    /// <summary>What a remedy is called where the gateway is started, such as a command; null where nobody says it.</summary>
    public Func<Remedy, string>? Remedies { get; init; }

    /// <summary>Addresses to listen at, by semicolons; null for what the file says under Kestrel, else <see cref="DefaultUrls"/>.</summary>
    public string? Urls { get; init; }
}
