namespace IdentDbBridge.Rules;

/// <summary>A change that the rules made for the record's sake, to be logged. Holds nothing of the value itself.</summary>
/// <param name="Field">The property, which is also the column.</param>
/// <param name="Kind">What was done.</param>
/// <param name="ValueClass">The sort of value that was found, and the limit where there is one.</param>
public sealed record RuleNote(string Field, RuleNoteKind Kind, string ValueClass);
