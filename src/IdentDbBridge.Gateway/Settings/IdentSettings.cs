using IdentDbBridge.Gateway.Senders;

namespace IdentDbBridge.Gateway.Settings;

/// <summary>IDENT's HTTP option for a clinic.</summary>
/// <param name="Key">The access key that is entered in IDENT.</param>
public sealed record IdentSettings(Secret Key);
