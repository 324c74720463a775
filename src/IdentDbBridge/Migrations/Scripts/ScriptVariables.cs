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
        var code = 0;
        var lexer = new ScriptLexer(text, dialect);
        while (lexer.Next(out var token))
        {
            if (token.Kind != TokenKind.Comment)
                continue;
            Replace(text.AsSpan(code, token.Start - code), values, result);
            result.Append(text, token.Start, token.End - token.Start);
            code = token.End;
        }

        Replace(text.AsSpan(code), values, result);
        return result.ToString();
    }

    static void Replace(ReadOnlySpan<char> code, IReadOnlyDictionary<string, string> values, StringBuilder result)
    {
        for (var dollar = code.IndexOf('$'); dollar >= 0; dollar = code.IndexOf('$'))
        {
            result.Append(code[..dollar]);
            code = code[dollar..];
            var length = 1;
            while (length < code.Length && IsName(code[length]))
                length++;

            if (length < code.Length && code[length] == '$' && values.TryGetValue(code[1..length].ToString(), out var value))
            {
                result.Append(value);
                code = code[(length + 1)..];
            }
            else
            {
                result.Append(code[..length]);
                code = code[length..];
            }
        }

        result.Append(code);
    }

    static bool IsName(char c) => char.IsLetterOrDigit(c) || c is '_' or '-';
}
