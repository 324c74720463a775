using IdentDbBridge.Migrations.Scripts;

namespace IdentDbBridge.Migrations.Statements;

/// <summary>Reads what a statement of MySQL or MariaDB says: words, quoted texts and symbols, without comments. What stands in <c>/*! … */</c> is read as well.</summary>
static class StatementTokens
{
    /// <summary>The tokens, read as far as they are asked for.</summary>
    public static IEnumerable<StatementToken> Of(string statement)
    {
        var lexer = new ScriptLexer(statement, ScriptDialect.MySql);
        while (lexer.Next(out ScriptToken token))
        {
            if (token.IsCode && !IsMark(statement, token))
                yield return new StatementToken(token.Kind, statement[token.Start..token.End]);
        }
    }

    /// <summary>Opens or closes an executable comment.</summary>
    static bool IsMark(string statement, ScriptToken token) =>
        token.Kind == TokenKind.Symbol && token.End - token.Start > 1 && (statement[token.Start] == '/' || statement[token.Start] == '*');
}
