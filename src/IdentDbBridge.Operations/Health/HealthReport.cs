using IdentDbBridge.Health.Clients;
using IdentDbBridge.Health.Findings;

namespace IdentDbBridge.Health;

/// <summary>What a check found.</summary>
/// <param name="Target">The database, for people.</param>
/// <param name="Server">The server's version text.</param>
/// <param name="Findings">In the order of their sections.</param>
/// <param name="Clients">How the drivers fare that IDENT may have built in, the oldest first; none of a SQLite file.</param>
public sealed record HealthReport(string Target, string Server, IReadOnlyList<Finding> Findings, IReadOnlyList<ClientVerdict> Clients)
{
    /// <summary>How many points keep IDENT, or who writes for it, from working.</summary>
    public int Failures => Count(FindingState.Failure);

    /// <summary>How many points will bite.</summary>
    public int Warnings => Count(FindingState.Warning);

    /// <summary>How many points came out so.</summary>
    public int Count(FindingState state) => Findings.Count(f => f.State == state);
}
