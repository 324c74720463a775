
namespace IdentDbBridge.ServerTests.IdentClients;

/// <summary>How a client fared.</summary>
/// <param name="Client">Which one.</param>
/// <param name="State">In a word.</param>
/// <param name="Problems">In the driver's words, by step.</param>
sealed record ClientOutcome(ClientProcess Client, ClientState State, IReadOnlyList<string> Problems);
