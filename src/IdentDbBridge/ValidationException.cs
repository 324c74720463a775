using IdentDbBridge.Rules;

namespace IdentDbBridge;

/// <summary>A record breaks rules of the exchange; it was not written.</summary>
/// <param name="problems">All of them, at least one.</param>
public sealed class ValidationException(IReadOnlyList<RuleProblem> problems)
    : IdentDbException($"The record breaks {(problems.Count == 1 ? "a rule" : $"{problems.Count} rules")} of the exchange and was not written. {string.Join("; ", problems)}.")
{
    /// <summary>All of them.</summary>
    public IReadOnlyList<RuleProblem> Problems { get; } = problems;
}
