namespace IdentDbBridge.Import;

/// <summary>
/// What an import saw, and which options would take what it rejects: for the person who has to tell it how to read a source. Names that the clinic gave and counts; never a value of a record.
/// </summary>
/// <param name="Columns">What the facts of a kind are called, for programs and for people.</param>
/// <param name="Kinds">The most frequent first.</param>
/// <param name="Advice">Likewise.</param>
public sealed record ImportSight(IReadOnlyList<(string Name, string Title)> Columns, IReadOnlyList<SeenKind> Kinds, IReadOnlyList<ImportAdvice> Advice)
{
    /// <summary>Nothing.</summary>
    public static ImportSight None { get; } = new([], [], []);
}
