using System.Text;
using System.Text.RegularExpressions;

namespace IdentDbBridge.Cli.Results;

/// <summary>Text in lines of a width. Breaks between words only: neither a name nor a command in quotes is cut, so that it can be copied.</summary>
static partial class Paragraph
{
    /// <summary>The lines, without an indent. One that holds nothing but a longer word is longer.</summary>
    public static IReadOnlyList<string> Lines(string text, int width)
    {
        List<string> lines = [];
        foreach (string part in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var line = new StringBuilder();
            foreach (string word in Words(part))
            {
                if (line.Length > 0 && line.Length + 1 + word.Length > width)
                {
                    lines.Add(line.ToString());
                    line.Clear();
                }

                line.Append(line.Length > 0 ? " " : "").Append(word);
            }

            lines.Add(line.ToString());
        }

        return lines;
    }

    /// <summary>How wide the widest word is.</summary>
    public static int Widest(string text) => text.ReplaceLineEndings("\n").Split('\n').SelectMany(Words).Select(w => w.Length).DefaultIfEmpty().Max();

    static IEnumerable<string> Words(string line) => Word().Matches(line).Select(m => m.Value);

    /// <summary>A command of ours in quotes, with its sign behind it, is one word.</summary>
    [GeneratedRegex(@"[^ \t]*'identdb [^'\n]*'[^ \t]*|[^ \t]*«identdb [^»\n]*»[^ \t]*|[^ \t]+")]
    private static partial Regex Word();
}
