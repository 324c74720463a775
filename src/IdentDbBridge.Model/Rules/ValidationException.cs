namespace IdentDbBridge.Rules;

/// <summary>A record breaks rules of the exchange; it was not written. Of many records, none was.</summary>
/// <param name="problems">All of them, at least one.</param>
public sealed class ValidationException(IReadOnlyList<RuleProblem> problems)
    : IdentDbException(Describe(problems))
{
    // A message is for a log; all of them are in the property.
    const int MostInMessage = 20;

    /// <summary>All of them.</summary>
    public IReadOnlyList<RuleProblem> Problems { get; } = problems;

    static string Describe(IReadOnlyList<RuleProblem> problems) => problems.Count == 1
        ? T($"The record breaks a rule of the exchange and was not written. {problems[0]}.")
        : T($"The record breaks {problems.Count} rules of the exchange and was not written. {List(problems)}.");

    static string List(IReadOnlyList<RuleProblem> problems) => string.Join("; ", problems.Take(MostInMessage)) + (problems.Count > MostInMessage ? "; …" : "");
}
