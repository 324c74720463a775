namespace IdentDbBridge.Migrations.Scripts;

/// <summary>
/// Cuts a script as the mysql and mariadb clients do, with <c>DELIMITER</c>, <c>\g</c> and <c>\G</c>. Comments before a
/// statement are dropped, those inside it are kept. What only those clients understand is refused.
/// </summary>
sealed class MySqlSplitter : IScriptSplitter
{
    // https://dev.mysql.com/doc/refman/8.4/en/mysql-commands.html and https://mariadb.com/kb/en/mariadb-command-line-client/
    static readonly HashSet<string> ClientCommands = new(StringComparer.OrdinalIgnoreCase)
    {
        "charset", "clear", "connect", "edit", "ego", "exit", "go", "help", "nopager", "notee", "nowarning", "pager", "print", "prompt",
        "query_attributes", "quit", "rehash", "resetconnection", "source", "ssl_session_data_print", "status", "system", "tee", "warnings",
    };

    // The mysql client keeps it in 16 bytes and cuts off the rest without a word.
    const int LongestDelimiter = 15;

    /// <summary>The splitter; it keeps no state.</summary>
    public static MySqlSplitter Instance { get; } = new();

    /// <inheritdoc/>
    public IReadOnlyList<ScriptStatement> Split(string script)
    {
        var lexer = new ScriptLexer(script, ScriptDialect.MySql) { Delimiter = ";" };
        var statements = new StatementCollector(script);
        while (lexer.Next(out var token))
        {
            if (token.Kind == TokenKind.Delimiter)
                statements.Cut(token.Start);
            else if (token.Kind == TokenKind.Symbol && script[token.Start] == '\\')
                ReadEscape(script, token, lexer, statements);
            else if (statements.IsEmpty && IsWord(script, token, "DELIMITER"))
                ReadDelimiter(script, token, lexer);
            else if (token.IsCode)
                AddCode(script, token, statements);
        }

        statements.Cut(script.Length);
        return statements.Statements;
    }

    /// <inheritdoc/>
    public string ReplaceVariables(string text, IReadOnlyDictionary<string, string> values) => ScriptVariables.Replace(text, ScriptDialect.MySql, values);

    static void AddCode(string script, ScriptToken token, StatementCollector statements)
    {
        if (token.Kind == TokenKind.Word && !statements.HasWord)
        {
            if (IsWord(script, token, "USE"))
                throw new ScriptSyntaxException(token.Line, RefusedStatement.Use);
            var word = script[token.Start..token.End];
            if (ClientCommands.Contains(word))
                throw ClientCommand(token.Line, word);
        }

        statements.Add(token);
    }

    static void ReadEscape(string script, ScriptToken token, ScriptLexer lexer, StatementCollector statements)
    {
        var command = token.End < script.Length ? script[token.End] : ' ';
        switch (command)
        {
            case 'g' or 'G':
                lexer.SkipTo(token.End + 1);
                lexer.EndStatement();
                statements.Cut(token.Start);
                break;
            case 'N':
                statements.Add(token);
                break;
            case 'u':
                throw new ScriptSyntaxException(token.Line, RefusedStatement.Use);
            default:
                throw ClientCommand(token.Line, $"\\{command}");
        }
    }

    static void ReadDelimiter(string script, ScriptToken token, ScriptLexer lexer)
    {
        if (token.Place != TokenPlace.LineStart)
            throw new ScriptSyntaxException(token.Line, T($"DELIMITER must be the first word of its line: elsewhere the mysql client sends it to the server."));

        var rest = script.AsSpan(token.End, lexer.EndOfLine() - token.End);
        var delimiter = rest.IsEmpty || !char.IsWhiteSpace(rest[0]) ? "" : Argument(rest.Trim()).ToString();
        if (delimiter.Length is 0 or > LongestDelimiter || delimiter.Contains('\\'))
            throw new ScriptSyntaxException(token.Line, T($"DELIMITER must be followed by a blank and a delimiter of 1 to 15 characters without a backslash."));
        lexer.SkipTo(lexer.EndOfLine());
        lexer.EndStatement();
        lexer.Delimiter = delimiter;
    }

    static ReadOnlySpan<char> Argument(ReadOnlySpan<char> rest)
    {
        var isQuoted = !rest.IsEmpty && rest[0] is '\'' or '"' or '`';
        var argument = isQuoted ? rest[1..] : rest;
        var length = isQuoted ? argument.IndexOf(rest[0]) : argument.IndexOfAny(' ', '\t');
        return length < 0 ? argument : argument[..length];
    }

    static bool IsWord(string script, ScriptToken token, string word) =>
        token.Kind == TokenKind.Word && script.AsSpan(token.Start, token.End - token.Start).Equals(word, StringComparison.OrdinalIgnoreCase);

    static ScriptSyntaxException ClientCommand(int line, string name) =>
        new(line, T($"'{name}' is a command of the mysql client, not SQL. The runner sends SQL only: write the script without it."));
}
