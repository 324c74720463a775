using IdentDbBridge.Health.Findings;

namespace IdentDbBridge.Health.Clients;

/// <summary>A reason why drivers do not work with a server.</summary>
/// <param name="Kind">The point of the check that tells it.</param>
/// <param name="State">What becomes of them.</param>
/// <param name="Clients">Which ones.</param>
/// <param name="Says">One sentence why.</param>
/// <param name="Fix">What to change; null where <paramref name="Remedy"/> says it.</param>
/// <param name="Remedy">The same for programs; null when there is nothing more.</param>
sealed record Obstacle(FindingKind Kind, ClientState State, IReadOnlyList<Client> Clients, string Says, string? Fix, Remedy? Remedy = null);
