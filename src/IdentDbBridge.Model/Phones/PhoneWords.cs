namespace IdentDbBridge.Phones;

/// <summary>The words that stand in, before or behind a number.</summary>
static class PhoneWords
{
    // Longer ones first: the first that fits is taken.
    static readonly string[] ExtensionMarks = ["добавочный", "добав", "доб", "внутренний", "внутр", "вн", "extension", "extn", "ext", "x", "х"];

    // Stems: Asterisk, FreePBX, 3CX, SIP's Anonymous URI (RFC 3323), Russian operators.
    static readonly string[] HiddenWords =
        ["anonym", "unknown", "restrict", "private", "unavail", "withheld", "hidden", "blocked", "скрыт", "неизвест", "аноним", "не определ", "неопредел", "засекреч"];

    static readonly string[] Schemes = ["tel:", "callto:", "sip:", "sips:"];

    /// <summary>Without <c>tel:</c> and its kin; of a SIP address its user.</summary>
    public static ReadOnlySpan<char> WithoutScheme(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        // No letter, no scheme: most numbers leave here.
        if (text.IsEmpty || !char.IsAsciiLetter(text[0]))
            return text;
        foreach (string scheme in Schemes)
        {
            if (text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
                return User(text[scheme.Length..]);
        }

        return text;
    }

    /// <summary>The length of the word that begins <paramref name="text"/>, when it announces an extension; 0 otherwise.</summary>
    public static int ExtensionMark(ReadOnlySpan<char> text)
    {
        foreach (string mark in ExtensionMarks)
        {
            bool whole = text.Length <= mark.Length || !char.IsLetter(text[mark.Length]);
            if (whole && text.StartsWith(mark, StringComparison.OrdinalIgnoreCase))
                return mark.Length;
        }

        return 0;
    }

    /// <summary>Whether a text that has no digits says that the caller hides the number.</summary>
    public static bool IsHidden(ReadOnlySpan<char> text)
    {
        if (PhoneScan.CountDigits(text) > 0)
            return false;
        foreach (string word in HiddenWords)
        {
            if (text.Contains(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    static ReadOnlySpan<char> User(ReadOnlySpan<char> address)
    {
        int at = address.IndexOf('@');
        return at < 0 ? address : address[..at];
    }
}
