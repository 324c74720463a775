using IdentDbBridge.Gateway.Senders;

namespace IdentDbBridge.Gateway.Settings;

/// <summary>One clinic of a gateway.</summary>
public sealed record ClinicSettings
{
    /// <summary>Its name in addresses.</summary>
    public required string Name { get; init; }

    /// <summary>Its exchange database.</summary>
    public required ExchangeOptions Exchange { get; init; }

    /// <summary>IDENT's HTTP option; null where it is not served.</summary>
    public IdentSettings? Ident { get; init; }

    /// <summary>How long calls and tickets are kept; null where nothing is deleted.</summary>
    public RetentionSettings? Retention { get; init; }

    /// <summary>The sites and phone systems that send to it, by their names in addresses, without regard to case.</summary>
    public required IReadOnlyDictionary<string, SourceSettings> Sources { get; init; }

    /// <summary>Equal for settings whose <see cref="Exchange"/> is the same.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The same database, for those that look after it.</summary>
    internal DatabaseOptions Database => new() { Provider = Exchange.Provider, ConnectionString = Exchange.ConnectionString, Tables = Exchange.Tables };

    /// <summary>The name only: the rest holds secrets.</summary>
    public override string ToString() => Name;
}
