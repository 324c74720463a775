namespace IdentDbBridge.Import;

/// <summary>
/// One object for a text that comes again and again: the clinic's own numbers, lines, tags. Rows that wait to be written outlive
/// collections of garbage, each of which costs by what it finds alive. Of bounded size; for one thread at a time.
/// </summary>
sealed class TextPool
{
    const int Size = 1024;
    const int Longest = 64;

    readonly string?[] _texts = new string?[Size];

    public string Get(ReadOnlySpan<char> text)
    {
        if (text.Length > Longest)
            return text.ToString();
        ref string? known = ref _texts[(uint)string.GetHashCode(text) % Size];
        if (known is null || !text.SequenceEqual(known))
            known = text.ToString();
        return known;
    }
}
