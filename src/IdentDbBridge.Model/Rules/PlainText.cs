using System.Globalization;
using System.Text;

namespace IdentDbBridge.Rules;

/// <summary>
/// Text that every server keeps alike: SQLite's length() ends at a NUL, MySQL's UTF-8 has no lone surrogates and SQL Server's
/// UTF-16 has, and no reader of a patient's card wants control characters.
/// </summary>
static class PlainText
{
    const char Replacement = '\uFFFD';

    /// <summary>
    /// Without control characters (a line break or tab becomes a space, or stays where <paramref name="lines"/> may stand), with
    /// U+FFFD for half a surrogate pair. The very same object when there is nothing to clean.
    /// </summary>
    public static string Clean(string text, bool lines)
    {
        int first = FirstSpecial(text);
        if (first < 0)
            return text;
        while (first < text.Length && IsPlain(text, first, lines))
            first++;
        return first == text.Length ? text : CleanFrom(text, first, lines);
    }

    /// <summary>Without what cannot be seen at either end: spaces of any kind, zero-width and direction marks. Null when nothing is left.</summary>
    public static string? Trim(string text)
    {
        int start = 0, end = text.Length;
        while (start < end && IsBlank(text[start]))
            start++;
        while (end > start && IsBlank(text[end - 1]))
            end--;
        return start == end ? null : text[start..end];
    }

    /// <summary>At most <paramref name="length"/> UTF-16 units, and no half of a surrogate pair at the end.</summary>
    public static string Cut(string text, int length) =>
        text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    /// <summary>No control character and no surrogate stands before it; -1 where there is none at all, as in nearly every text.</summary>
    static int FirstSpecial(ReadOnlySpan<char> text)
    {
        int first = text.IndexOfAnyExceptInRange(' ', '~');
        if (first < 0)
            return -1;
        ReadOnlySpan<char> rest = text[first..];
        // Three ranges, since one set of so many is looked up letter by letter.
        return rest.ContainsAnyInRange('\0', '\u001F') || rest.ContainsAnyInRange('\u007F', '\u009F') || rest.ContainsAnyInRange('\uD800', '\uDFFF') ? first : -1;
    }

    static bool IsPlain(string text, int at, bool lines)
    {
        char c = text[at];
        if (char.IsControl(c))
            return lines && c is '\n' or '\r' or '\t';
        if (char.IsHighSurrogate(c))
            return at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]);
        return !char.IsLowSurrogate(c) || (at > 0 && char.IsHighSurrogate(text[at - 1]));
    }

    static string CleanFrom(string text, int first, bool lines)
    {
        var clean = new StringBuilder(text, 0, first, text.Length);
        for (int i = first; i < text.Length; i++)
        {
            char c = text[i];
            if (IsPlain(text, i, lines))
                clean.Append(c);
            else if (char.IsSurrogate(c))
                clean.Append(Replacement);
            else if (char.IsWhiteSpace(c))
                clean.Append(' ');
        }

        return clean.ToString();
    }

    /// <summary>Latin and Russian letters, which nearly every text begins and ends with, are told at a glance.</summary>
    static bool IsBlank(char c) =>
        c is not ((> ' ' and < '\u007F') or (>= '\u0400' and <= '\u04FF'))
        && (char.IsWhiteSpace(c) || (c > '\u007F' && char.GetUnicodeCategory(c) == UnicodeCategory.Format));
}
