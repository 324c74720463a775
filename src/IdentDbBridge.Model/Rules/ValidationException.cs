namespace IdentDbBridge.Rules;

/// <summary>A record breaks rules of the exchange; it was not written.</summary>
/// <param name="problems">All of them, at least one.</param>
public sealed class ValidationException(IReadOnlyList<RuleProblem> problems)
    : IdentDbException(Describe(problems))
{
    /// <summary>All of them.</summary>
    public IReadOnlyList<RuleProblem> Problems { get; } = problems;

    static string Describe(IReadOnlyList<RuleProblem> problems) => problems.Count == 1
        ? T($"The record breaks a rule of the exchange and was not written. {problems[0]}.")
        : T($"The record breaks {problems.Count} rules of the exchange and was not written. {string.Join("; ", problems)}.");
}
