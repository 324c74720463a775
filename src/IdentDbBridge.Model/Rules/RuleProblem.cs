namespace IdentDbBridge.Rules;

/// <summary>A rule that a record breaks. Holds nothing of the value itself, which may be a patient's.</summary>
/// <param name="Field">The property, which is also the column.</param>
/// <param name="Rule">The rule, one of <see cref="RuleNames"/>.</param>
/// <param name="ValueClass">The sort of value that was found and, where there is one, the limit: "text of 431 characters, at most 400".</param>
public sealed record RuleProblem(string Field, string Rule, string ValueClass)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Field}: {Rule} ({ValueClass})";
}
