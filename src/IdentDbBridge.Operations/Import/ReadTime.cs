namespace IdentDbBridge.Import;

/// <summary>What a text says of a moment.</summary>
/// <param name="Moment">The moment; null when it names none, or more than one.</param>
/// <param name="Ambiguity">For people: what keeps a time from being one moment; null when it is no time at all, or one moment.</param>
/// <param name="Remedy">The option that settles it; null when there is none.</param>
readonly record struct ReadTime(DateTimeOffset? Moment, string? Ambiguity, Remedy? Remedy = null)
{
    public static ReadTime None => default;

    public static ReadTime Ambiguous(string why, Remedy? remedy) => new(null, why, remedy);
}
