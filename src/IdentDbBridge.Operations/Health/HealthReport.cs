using IdentDbBridge.Health.Clients;
using IdentDbBridge.Health.Findings;

namespace IdentDbBridge.Health;

/// <summary>What a check found.</summary>
/// <param name="Target">The database, for people.</param>
/// <param name="Server">The server's version text.</param>
/// <param name="Findings">In the order of their sections.</param>
/// <param name="Clients">How the drivers fare that IDENT may have built in, the oldest first; none of a SQLite file.</param>
sealed record HealthReport(string Target, string Server, IReadOnlyList<Finding> Findings, IReadOnlyList<ClientVerdict> Clients)
{
    public int Failures => Count(FindingState.Failure);

    public int Warnings => Count(FindingState.Warning);

    public int Count(FindingState state) => Findings.Count(f => f.State == state);
}
