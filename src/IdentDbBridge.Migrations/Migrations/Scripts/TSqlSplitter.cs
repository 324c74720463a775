using System.Globalization;

namespace IdentDbBridge.Migrations.Scripts;

/// <summary>
/// Cuts T-SQL into batches as sqlcmd and SSMS do. Where those two disagree about a line with <c>GO</c>, or both would send
/// it to the server as an alias or a procedure's name (<c>GO;</c>, <c>GO /* c */</c>, <c>/* c */ GO</c>), the script is refused.
/// </summary>
sealed class TSqlSplitter : IScriptSplitter
{
    // https://learn.microsoft.com/sql/tools/sqlcmd/sqlcmd-commands
    static readonly HashSet<string> ClientCommands = new(StringComparer.OrdinalIgnoreCase)
    {
        "connect", "ed", "error", "exit", "help", "list", "listvar", "on", "out", "perftrace", "quit", "r", "reset", "serverlist", "setvar", "xml",
    };

    /// <summary>The splitter; it keeps no state.</summary>
    public static TSqlSplitter Instance { get; } = new();

    /// <inheritdoc/>
    public IReadOnlyList<ScriptStatement> Split(string script)
    {
        var lexer = new ScriptLexer(script, ScriptDialect.TSql);
        var batches = new StatementCollector(script);
        var previous = '\0';
        while (lexer.Next(out var token))
        {
            if (token.Kind == TokenKind.Comment)
                batches.AddComment(token);
            if (!token.IsCode)
                continue;

            if (token.Place != TokenPlace.AfterCode && EndsBatch(script, token, lexer.EndOfLine(), out var repeat))
            {
                batches.Cut(token.Start, repeat);
                lexer.SkipTo(lexer.EndOfLine());
                previous = '\0';
                continue;
            }

            RefuseUse(script, token, previous);
            batches.Add(token);
            previous = script[token.End - 1];
        }

        batches.Cut(script.Length);
        return batches.Statements;
    }

    /// <inheritdoc/>
    public string ReplaceVariables(string text, IReadOnlyDictionary<string, string> values) => ScriptVariables.Replace(text, ScriptDialect.TSql, values);

    static bool EndsBatch(string script, ScriptToken token, int endOfLine, out int repeat)
    {
        repeat = 1;
        var word = script.AsSpan(token.Start, token.End - token.Start);
        var rest = script.AsSpan(token.End, endOfLine - token.End);
        if (token.Place == TokenPlace.LineStart)
            RefuseClientCommand(word, rest, token.Line);
        if (!word.Equals("GO", StringComparison.OrdinalIgnoreCase))
            return false;

        var comment = rest.IndexOf("--");
        var count = (comment < 0 ? rest : rest[..comment]).Trim();
        var standsAlone = count.IsEmpty || int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out repeat);
        var isFirst = token.Place == TokenPlace.LineStart;
        if (isFirst && standsAlone && repeat > 0)
            return true;
        if (standsAlone || (isFirst && (char.IsWhiteSpace(rest[0]) || ";/-'\"([!".Contains(rest[0]))))
            throw new ScriptSyntaxException(token.Line, T($"A line with GO may hold nothing else than GO, a count from 1 and a -- comment: sqlcmd refuses this one or sends it to the server."));
        return false;
    }

    // Only the name goes into the message: the rest of the line may be a password.
    static void RefuseClientCommand(ReadOnlySpan<char> word, ReadOnlySpan<char> rest, int line)
    {
        var command = word switch
        {
            ":" => ColonCommand(rest),
            "!" when rest.StartsWith("!") => "!!",
            _ when word.Equals("exit", StringComparison.OrdinalIgnoreCase) && (rest.IsWhiteSpace() || rest.TrimStart()[0] == '(') => "exit",
            _ when word.Equals("quit", StringComparison.OrdinalIgnoreCase) && rest.IsWhiteSpace() => "quit",
            _ => null,
        };
        if (command is not null)
            throw new ScriptSyntaxException(line, T($"'{command}' is a command of sqlcmd, not SQL. The runner sends SQL only: write the script without it."));
    }

    static string? ColonCommand(ReadOnlySpan<char> rest)
    {
        var length = 0;
        while (length < rest.Length && char.IsAsciiLetter(rest[length]))
            length++;
        var name = rest.StartsWith("!!") ? "!!" : rest[..length].ToString();
        return name == "!!" || ClientCommands.Contains(name) ? $":{name}" : null;
    }

    // USE is a reserved word: elsewhere it stands only in OPTION (..., USE HINT ...) and OPTION (USE PLAN ...).
    static void RefuseUse(string script, ScriptToken token, char previous)
    {
        if (token.Kind == TokenKind.Word && previous is not ('(' or ',' or '.') && script.AsSpan(token.Start, token.End - token.Start).Equals("USE", StringComparison.OrdinalIgnoreCase))
            throw new ScriptSyntaxException(token.Line, RefusedStatement.Use);
    }
}
