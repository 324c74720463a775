namespace IdentDbBridge.Rules;

/// <summary>A change that the rules made for the record's sake, to be logged. Holds nothing of the value itself.</summary>
/// <param name="Field">The property, which is also the column.</param>
/// <param name="Kind">What was done.</param>
/// <param name="ValueClass">The sort of value that was found, and the limit where there is one.</param>
public sealed record RuleNote(string Field, RuleNoteKind Kind, string ValueClass)
{
    /// <summary>Which of many records, from 0; null where there is one.</summary>
    public int? Index { get; init; }

    /// <summary>The id of that record, which is the writer's; null where it has none. Not in <see cref="ToString"/>.</summary>
    public string? Id { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Index is { } index ? $"[{index}] {Field}: {Kind} ({ValueClass})" : $"{Field}: {Kind} ({ValueClass})";
}
