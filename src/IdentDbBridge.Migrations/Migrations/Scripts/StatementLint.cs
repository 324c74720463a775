namespace IdentDbBridge.Migrations.Scripts;

/// <summary>Dangers that lie in a single statement.</summary>
static class StatementLint
{
    static readonly HashSet<string> BodyKinds = ["PROC", "PROCEDURE", "TRIGGER", "FUNCTION"];

    public static void Check(ScriptStatement statement, ScriptDialect dialect, Action<string, int, string> report)
    {
        if (dialect == ScriptDialect.TSql)
            CheckTransaction(Words(statement, dialect), report);
        else if (dialect == ScriptDialect.MySql)
            CheckRepeat(Words(statement, dialect), report);
    }

    static void CheckTransaction(List<(string Text, int Line)> words, Action<string, int, string> report)
    {
        if (words.Count > 0 && words[0].Text is "CREATE" or "ALTER" && words.Take(4).Any(word => BodyKinds.Contains(word.Text)))
            return;
        foreach (var (text, line) in words.Where(word => word.Text is "COMMIT" or "ROLLBACK").Take(1))
            report("transaction", line, T($"{text} outside a procedure: the runner owns the transaction, and the journal row belongs to it. Take it out."));
    }

    // DDL commits at once on MySQL, so a run that is killed under way leaves no trace of whether its last statement took effect.
    static void CheckRepeat(List<(string Text, int Line)> words, Action<string, int, string> report)
    {
        var text = $" {string.Join(' ', words.Select(word => word.Text))} ";
        if (Remedy(text) is { } remedy)
            report("not-repeatable", words[0].Line, T($"A run that breaks off here repeats this statement, which then fails or works twice. {remedy}"));
    }

    static string? Remedy(string words)
    {
        bool Has(string sequence) => words.Contains($" {sequence} ", StringComparison.Ordinal);
        bool Is(string start) => words.StartsWith($" {start} ", StringComparison.Ordinal);

        if (Is("INSERT") && !Has("IGNORE") && !Has("ON DUPLICATE KEY") && !Has("NOT EXISTS"))
            return T($"Write INSERT IGNORE, ON DUPLICATE KEY UPDATE, or INSERT ... SELECT ... WHERE NOT EXISTS.");
        if (Is("CREATE TABLE") && !Has("IF NOT EXISTS"))
            return T($"Write CREATE TABLE IF NOT EXISTS.");
        if (Is("DROP") && !Has("IF EXISTS") && !Has("INDEX"))
            return T($"Write DROP ... IF EXISTS.");

        var isIndex = (Is("CREATE INDEX") || Is("CREATE UNIQUE INDEX") || Is("CREATE FULLTEXT INDEX") || Is("DROP INDEX")) && !Has("EXISTS");
        var isColumn = Is("ALTER TABLE") && (Has("ADD") || Has("CHANGE") || Has("RENAME") || (Has("DROP") && !Has("DROP DEFAULT"))) && !Has("EXISTS");
        return isIndex || isColumn ? T($"MariaDB has IF [NOT] EXISTS for it; on MySQL look into information_schema first and PREPARE the statement only where it is needed.") : null;
    }

    static List<(string Text, int Line)> Words(ScriptStatement statement, ScriptDialect dialect)
    {
        var words = new List<(string, int)>();
        var lexer = new ScriptLexer(statement.Text, dialect);
        int? shift = null;
        while (lexer.Next(out var token))
        {
            if (token.IsCode)
                shift ??= statement.Line - token.Line;
            if (token.Kind == TokenKind.Word)
                words.Add((statement.Text[token.Start..token.End].ToUpperInvariant(), token.Line + shift!.Value));
        }

        return words;
    }
}
