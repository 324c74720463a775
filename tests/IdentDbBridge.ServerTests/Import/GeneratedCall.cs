using IdentDbBridge.Calls;

namespace IdentDbBridge.ServerTests.Import;

/// <summary>A call as it was, and the lines that an Asterisk writes of it.</summary>
/// <param name="Id">Its linkedid.</param>
/// <param name="Truth">What the tables must hold; null when a line of it cannot be read, so that the call must not be there at all.</param>
/// <param name="Legs">One to eight, in the order in which they began.</param>
sealed record GeneratedCall(string Id, StoredCall? Truth, IReadOnlyList<GeneratedLeg> Legs);
