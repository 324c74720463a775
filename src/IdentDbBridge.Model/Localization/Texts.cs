using System.Text.Json.Serialization;

namespace IdentDbBridge.Localization;

/// <summary>JSON of names and texts, read by code made at build time: a start needs it, and looking at types would take longer than reading.</summary>
[JsonSerializable(typeof(Dictionary<string, string>))]
sealed partial class Texts : JsonSerializerContext;
