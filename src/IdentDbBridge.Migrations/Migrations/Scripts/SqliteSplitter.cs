namespace IdentDbBridge.Migrations.Scripts;

/// <summary>
/// Cuts a script as the sqlite3 shell does: at <c>;</c>, and at a line that holds only <c>GO</c> or <c>/</c>; the body of a
/// trigger stays in one piece. Comments before a statement are dropped, those inside it are kept.
/// </summary>
sealed class SqliteSplitter : IScriptSplitter
{
    /// <summary>The splitter; it keeps no state.</summary>
    public static SqliteSplitter Instance { get; } = new();

    /// <inheritdoc/>
    public IReadOnlyList<ScriptStatement> Split(string script)
    {
        var lexer = new ScriptLexer(script, ScriptDialect.Sqlite) { Delimiter = ";" };
        var statements = new StatementCollector(script);
        var trigger = new TriggerBody();
        while (lexer.Next(out var token))
        {
            if (token.Kind == TokenKind.Delimiter ? !trigger.IsOpenAfterSemicolon() : !trigger.IsOpen && IsTerminator(script, token, lexer))
            {
                statements.Cut(token.Start);
                trigger = new TriggerBody();
            }
            else if (statements.IsEmpty && IsLineOfShell(script, token))
                lexer.SkipTo(lexer.EndOfLine());
            else if (token.IsCode)
            {
                if (statements.IsEmpty && IsTransaction(script.AsSpan(token.Start, token.End - token.Start)))
                    throw new ScriptSyntaxException(token.Line, RefusedStatement.Transaction);
                statements.Add(token);
                trigger.Read(script.AsSpan(token.Start, token.End - token.Start));
            }
        }

        if (trigger.IsOpen)
            throw new ScriptSyntaxException(statements.Line, T($"The CREATE TRIGGER that begins here has no END; of its own on a new statement: everything after it would belong to it."));
        statements.Cut(script.Length);
        ForeignKeyPragmas.RefuseWithin(statements.Statements);
        return statements.Statements;
    }

    /// <inheritdoc/>
    public string ReplaceVariables(string text, IReadOnlyDictionary<string, string> values) => ScriptVariables.Replace(text, ScriptDialect.Sqlite, values);

    /// <summary>Whether a statement only makes a table or an index in the file: it leaves its session as it was, and cannot tell it from a new one.</summary>
    public static bool OnlyCreates(ScriptStatement statement)
    {
        string[] words = [.. ForeignKeyPragmas.Words(statement).Where(w => w != "UNIQUE").Take(7)];
        int name = words is [_, _, "IF", "NOT", "EXISTS", ..] ? 5 : 2;
        return words is ["CREATE", "TABLE", ..] or ["CREATE", "INDEX", ..] && words.ElementAtOrDefault(name + 1) is "(" or "ON";
    }

    static bool IsTransaction(ReadOnlySpan<char> word) =>
        word.Equals("BEGIN", StringComparison.OrdinalIgnoreCase) || word.Equals("COMMIT", StringComparison.OrdinalIgnoreCase)
        || word.Equals("END", StringComparison.OrdinalIgnoreCase) || word.Equals("ROLLBACK", StringComparison.OrdinalIgnoreCase);

    static bool IsTerminator(string script, ScriptToken token, ScriptLexer lexer)
    {
        var text = script.AsSpan(token.Start, token.End - token.Start);
        return token.Place == TokenPlace.LineStart
            && (text is "/" || text.Equals("GO", StringComparison.OrdinalIgnoreCase))
            && script.AsSpan(token.End, lexer.EndOfLine() - token.End).IsWhiteSpace();
    }

    // The shell takes a line for a comment when it begins with #, and for a command of its own when it begins with a dot.
    static bool IsLineOfShell(string script, ScriptToken token)
    {
        if (script[token.Start] == '.' && token.Kind == TokenKind.Symbol)
            throw new ScriptSyntaxException(token.Line, T($"A line that begins with a dot is a command of the sqlite3 shell, not SQL. The runner sends SQL only: write the script without it."));
        return script[token.Start] == '#' && (token.Start == 0 || script[token.Start - 1] == '\n');
    }
}
