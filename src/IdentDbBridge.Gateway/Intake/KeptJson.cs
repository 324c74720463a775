using System.Text.Json.Serialization;

namespace IdentDbBridge.Gateway.Intake;

/// <summary>The form of what is kept.</summary>
[JsonSerializable(typeof(KeptBody))]
sealed partial class KeptJson : JsonSerializerContext;
