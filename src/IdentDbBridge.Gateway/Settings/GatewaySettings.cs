using IdentDbBridge.Gateway.Senders;

namespace IdentDbBridge.Gateway.Settings;

/// <summary>What a gateway serves: its file with the environment over it, read and found to be in order.</summary>
public sealed record GatewaySettings
{
    /// <summary>The clinics by their names in addresses, without regard to case.</summary>
    public required IReadOnlyDictionary<string, ClinicSettings> Clinics { get; init; }

    /// <summary>A directory of this machine for what was sent and is not in a database yet, or cannot be used; null where nobody sends.</summary>
    public string? Outbox { get; init; }

    /// <summary>How many bodies that cannot be used are kept of a clinic; more are refused.</summary>
    public int MostKept { get; init; } = 100_000;

    /// <summary>What lets a collector of metrics in from elsewhere; null for none.</summary>
    public Secret? Metrics { get; init; }

    /// <summary>Who may sign in to the page; null for nobody, and then it shows figures on this machine only.</summary>
    public AdminSettings? Admin { get; init; }

    /// <summary>What is allowed, but hardly wanted: a sentence each, with the path in the file.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}
