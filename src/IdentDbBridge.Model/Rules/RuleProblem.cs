namespace IdentDbBridge.Rules;

/// <summary>A rule that a record breaks. Holds nothing of the value itself, which may be a patient's.</summary>
/// <param name="Field">The property, which is also the column.</param>
/// <param name="Rule">The rule, one of <see cref="RuleNames"/>.</param>
/// <param name="ValueClass">The sort of value that was found and, where there is one, the limit: "text of 431 characters, at most 400".</param>
public sealed record RuleProblem(string Field, string Rule, string ValueClass)
{
    /// <summary>Which of many records, from 0; null where there is one.</summary>
    public int? Index { get; init; }

    /// <summary>The id of that record, which is the writer's; null where it has none. Not in <see cref="ToString"/>.</summary>
    public string? Id { get; init; }

    /// <summary>The option that would settle it; null when there is none.</summary>
    public Remedy? Remedy { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Index is { } index ? $"[{index}] {Field}: {Rule} ({ValueClass})" : $"{Field}: {Rule} ({ValueClass})";
}
