using System.Text;

namespace IdentDbBridge.ServerTests.Gateway;

/// <summary>A message as nobody should send it.</summary>
static class Mutation
{
    static readonly string[] Pieces =
    [
        "\0", "\"", "'", "{", "}", "[", "]", "&", "=", "%", "%00", "%ZZ", "+", "\\u0000", "\\ud800", "🦷", "ы", "null", "true", "-1", "99999999999999999999", "1e400", "0x1F", "NaN",
        "{{x}}", "8 (913) 000-00-01", "2026-02-30 25:61:61", "0001-01-01T00:00:00Z", "9999-12-31 23:59:59", "' OR 1=1 --", "<script>", "../../", "\r\n", "\uFEFF", "[[[[[[[[[[[[[[[[[[[[", "{\"a\":{\"a\":{\"a\":1}}}",
    ];

    public static SentMessage Of(SenderSample sample, SentMessage message, Random random)
    {
        // What bears a signature over its JSON is signed anew, or nothing else would ever be looked at.
        if (sample.Type == "mango" && random.Next(4) > 0)
        {
            string json = Uri.UnescapeDataString(message.Body[(message.Body.IndexOf("json=", StringComparison.Ordinal) + "json=".Length)..]);
            return SenderSample.Mango(message.Path.Split('/')[1], Text(json, random));
        }

        return message.Body.Length > 0 ? message with { Body = Text(message.Body, random) } : message with { Query = "?" + Uri.EscapeDataString(Text(message.Query[1..], random)).Replace("%3D", "=", StringComparison.Ordinal).Replace("%26", "&", StringComparison.Ordinal) };
    }

    static string Text(string text, Random random)
    {
        var mutated = new StringBuilder(text);
        for (var i = random.Next(1, 6); i > 0 && mutated.Length > 0; i--)
        {
            int at = random.Next(mutated.Length), length = random.Next(1, Math.Min(30, mutated.Length - at) + 1);
            switch (random.Next(6))
            {
                case 0:
                    mutated.Remove(at, length);
                    break;
                case 1:
                    mutated.Insert(at, mutated.ToString(at, length));
                    break;
                case 2:
                    mutated.Insert(at, Pieces[random.Next(Pieces.Length)]);
                    break;
                case 3:
                    mutated[at] = (char)random.Next(0x500);
                    break;
                case 4:
                    mutated.Length = at;
                    break;
                default:
                    mutated.Remove(at, length).Insert(at, Pieces[random.Next(Pieces.Length)]);
                    break;
            }
        }

        return mutated.Length == 0 ? "x" : mutated.ToString();
    }
}
