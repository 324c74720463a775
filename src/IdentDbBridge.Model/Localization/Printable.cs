using System.Buffers;
using System.Globalization;
using System.Text;

namespace IdentDbBridge.Localization;

/// <summary>Text of unknown origin, for a terminal or a comment: what would move the cursor, turn the direction of writing or begin a line is written as <c>\u001B</c>.</summary>
public static class Printable
{
    static readonly SearchValues<char> Hidden = SearchValues.Create([.. Controls(), '\u061C', '\u200E', '\u200F', .. Range('\u2028', '\u202E'), .. Range('\u2066', '\u2069'), '\uFEFF', .. Range('\uD800', '\uDFFF')]);

    /// <summary>One line.</summary>
    public static string Line(string text) => Of(text, keepsLines: false);

    /// <summary>The same, but with the line breaks and tabs that it has.</summary>
    public static string Lines(string text) => Of(text, keepsLines: true);

    static string Of(string text, bool keepsLines)
    {
        int first = text.AsSpan().IndexOfAny(Hidden);
        if (first < 0)
            return text;
        var result = new StringBuilder(text, 0, first, text.Length + 16);
        for (int i = first; i < text.Length; i++)
        {
            char c = text[i];
            if (i + 1 < text.Length && char.IsSurrogatePair(c, text[i + 1]))
                result.Append(c).Append(text[++i]);
            else if (!Hidden.Contains(c) || (keepsLines && (c is '\n' or '\t' || (c == '\r' && i + 1 < text.Length && text[i + 1] == '\n'))))
                result.Append(c);
            else
                result.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
        }

        return result.ToString();
    }

    static IEnumerable<char> Controls() => Range('\0', '\u009F').Where(char.IsControl);

    static IEnumerable<char> Range(char first, char last) => Enumerable.Range(first, last - first + 1).Select(c => (char)c);
}
