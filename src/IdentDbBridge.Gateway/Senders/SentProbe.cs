using System.Text.Json.Nodes;

namespace IdentDbBridge.Gateway.Senders;

/// <summary>A request that plays a sender.</summary>
/// <param name="Body">As the sender writes it.</param>
/// <param name="Type">Of the body.</param>
sealed record SentProbe(string Body, string Type)
{
    /// <summary>What the sender puts behind the address.</summary>
    public string Rest { get; init; } = "";

    /// <summary>The header Signature.</summary>
    public string? Signature { get; init; }

    public static SentProbe Form(params (string Name, string Value)[] fields) =>
        new(string.Join('&', fields.Select(f => $"{Uri.EscapeDataString(f.Name)}={Uri.EscapeDataString(f.Value)}")), "application/x-www-form-urlencoded");

    public static SentProbe Json(JsonObject value) => new(value.ToJsonString(), "application/json");
}
