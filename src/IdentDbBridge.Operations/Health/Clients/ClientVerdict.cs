namespace IdentDbBridge.Health.Clients;

/// <summary>How one driver fares with the settings that it has by itself.</summary>
/// <param name="Client">Which one.</param>
/// <param name="State">How it fares.</param>
/// <param name="Reason">One sentence why; null when it works.</param>
/// <param name="Fix">What to change; null when it works, or <paramref name="Remedy"/> says it.</param>
/// <param name="Remedy">The same for programs; null when there is nothing more.</param>
public sealed record ClientVerdict(Client Client, ClientState State, string? Reason, string? Fix, Remedy? Remedy = null);
