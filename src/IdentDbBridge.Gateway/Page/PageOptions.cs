namespace IdentDbBridge.Gateway.Page;

/// <summary>What the page knows of how the gateway was started.</summary>
/// <param name="ConfigPath">Its file of settings.</param>
/// <param name="Remedies">What a remedy is called there; null where nobody says it.</param>
sealed record PageOptions(string ConfigPath, Func<Remedy, string>? Remedies);
