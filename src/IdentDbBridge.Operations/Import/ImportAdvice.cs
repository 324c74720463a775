namespace IdentDbBridge.Import;

/// <summary>An option that would take records which were rejected.</summary>
/// <param name="Option">Which one, of <see cref="RemedyKind.SetOption"/>; of its value, what only the user can know is in capitals.</param>
/// <param name="Why">When it is right.</param>
/// <param name="Records">How many records it concerns.</param>
public sealed record ImportAdvice(Remedy Option, string Why, long Records);
