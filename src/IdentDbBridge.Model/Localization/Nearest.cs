namespace IdentDbBridge.Localization;

/// <summary>What a misspelt word may have meant.</summary>
public static class Nearest
{
    /// <summary>The word that differs least, by one slip for every four letters at most: a letter too many, too few, another, or two exchanged.</summary>
    /// <returns>Null when none is near, or the word is one of them.</returns>
    public static string? Of(string word, IEnumerable<string> words)
    {
        ArgumentNullException.ThrowIfNull(word);
        ArgumentNullException.ThrowIfNull(words);
        (int distance, string? nearest) = words.Select(w => (Distance(word.ToUpperInvariant(), w.ToUpperInvariant()), (string?)w)).DefaultIfEmpty((int.MaxValue, null)).MinBy(p => p.Item1);
        return distance > 0 && distance <= Math.Max(1, word.Length / 4) ? nearest : null;
    }

    // https://en.wikipedia.org/wiki/Damerau–Levenshtein_distance, optimal string alignment.
    static int Distance(string a, string b)
    {
        int[,] d = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            for (int j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    d[i, j] = i + j;
                    continue;
                }

                int change = a[i - 1] == b[j - 1] ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1), d[i - 1, j - 1] + change);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        }

        return d[a.Length, b.Length];
    }
}
