using System.Text;

namespace IdentDbBridge.Migrations.Scripts;

/// <summary><c>$name$</c> as DbUp writes it; a name is made of letters, digits, <c>_</c> and <c>-</c>.</summary>
static class ScriptVariables
{
    public static string Replace(string text, ScriptDialect dialect, IReadOnlyDictionary<string, string> values)
    {
        if (values.Count == 0 || !text.Contains('$'))
            return text;

        var result = new StringBuilder(text.Length);
        var copied = 0;
        foreach (var (position, name) in Find(new ScriptLexer(text, dialect), text, values.ContainsKey))
        {
            result.Append(text, copied, position - copied).Append(values[name]);
            copied = position + name.Length + 2;
        }

        return result.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>The declared variables outside comments, in the order of the text.</summary>
    public static List<(int Position, string Name)> Find(ScriptLexer lexer, string text, Func<string, bool> isDeclared)
    {
        var found = new List<(int, string)>();
        var code = 0;
        while (lexer.Next(out var token))
        {
            if (token.Kind != TokenKind.Comment)
                continue;
            FindInCode(text, code, token.Start, isDeclared, found);
            code = token.End;
        }

        FindInCode(text, code, text.Length, isDeclared, found);
        return found;
    }

    public static bool IsName(char c) => char.IsLetterOrDigit(c) || c is '_' or '-';

    static void FindInCode(string text, int start, int end, Func<string, bool> isDeclared, List<(int Position, string Name)> found)
    {
        for (var dollar = text.IndexOf('$', start, end - start); dollar >= 0; dollar = text.IndexOf('$', start, end - start))
        {
            start = dollar + 1;
            while (start < end && IsName(text[start]))
                start++;

            var name = text[(dollar + 1)..start];
            if (start < end && text[start] == '$' && isDeclared(name))
            {
                found.Add((dollar, name));
                start++;
            }
        }
    }
}
