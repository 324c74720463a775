namespace IdentDbBridge.Import;

/// <summary>What a text says of a moment.</summary>
/// <param name="Moment">The moment; null when it names none, or more than one.</param>
/// <param name="Ambiguity">For people: what keeps a time from being one moment, and the option that settles it; null when it is no time at all, or one moment.</param>
readonly record struct ReadTime(DateTimeOffset? Moment, string? Ambiguity)
{
    public static ReadTime None => default;

    public static ReadTime Ambiguous(string why) => new(null, why);
}
