namespace IdentDbBridge.Migrations.Scripts;

/// <summary>Where DbUp would send something else for the same script. The same folder must work with both.</summary>
static class DbUpLint
{
    readonly record struct Piece(string Text, int Line, int Repeat = 0)
    {
        public bool EndsStatement => Repeat > 0;

        // A string may hold what must not be shown.
        public string Shown => Text[0] is '\'' or '"' ? T($"a string") : Text.Length > 40 ? $"'{Text[..40]}...'" : $"'{Text}'";
    }

    public static void CheckVariables(string text, ScriptDialect dialect, IReadOnlyCollection<string> declared, Action<string, int, string> report)
    {
        var dbUp = DbUpVariables.In(text).Found;
        foreach (var (position, name) in dbUp.Where(variable => !declared.Contains(variable.Name)).DistinctBy(variable => variable.Name))
            report("dbup-variable", LineOf(text, position), T($"DbUp takes ${name}$ for a variable and stops, because none of that name is declared."));

        var replacedByDbUp = dbUp.Select(variable => variable.Position).ToHashSet();
        foreach (var (position, name) in ScriptVariables.Find(new ScriptLexer(text, dialect), text, declared.Contains).Where(variable => !replacedByDbUp.Contains(variable.Position)))
            report("dbup-variable", LineOf(text, position), T($"The runner replaces ${name}$ here, DbUp leaves it."));
    }

    public static void CheckSplit(string text, IReadOnlyList<ScriptStatement> statements, ScriptDialect dialect, Action<string, int, string> report)
    {
        var read = DbUpVariables.In(text).Result;
        if (read.Length > text.Length)
        {
            report("dbup-variable", LineOf(text, text.Length), T($"After the last $ DbUp reads on for a variable's name and writes the script's last character twice. End the script with a line break."));
            return;
        }

        var client = dialect == ScriptDialect.TSql ? "sqlcmd" : dialect == ScriptDialect.MySql ? T($"the mysql client") : T($"the sqlite3 shell");
        var ours = Pieces(statements, dialect, startsWithCode: true);
        var theirs = Pieces(DbUpCommands.Of(read, dialect), dialect, startsWithCode: false);
        var end = new Piece("", 0, 1);
        for (var i = 0; i < Math.Max(ours.Count, theirs.Count); i++)
        {
            var (our, their) = (i < ours.Count ? ours[i] : end, i < theirs.Count ? theirs[i] : end);
            if (our.Text == their.Text && our.Repeat == their.Repeat)
                continue;

            var line = (our.EndsStatement, their.EndsStatement) switch { (true, false) => their.Line, (false, true) => our.Line, _ => Math.Min(our.Line, their.Line) };
            report("dbup-split", line, (our.EndsStatement, their.EndsStatement) switch
            {
                (true, true) => T($"DbUp runs the batch that ends here once, not {our.Repeat} times, and takes the number after GO for SQL."),
                (true, false) => T($"DbUp does not end the statement before {their.Shown}, {client} does."),
                (false, true) => T($"DbUp ends the statement before {our.Shown}, {client} does not."),
                _ when our.Text.StartsWith(their.Text, StringComparison.Ordinal) => T($"DbUp ends the statement inside {our.Shown}, {client} does not."),
                _ => T($"DbUp sends {their.Shown} where {client} sends {our.Shown}."),
            });
            return;
        }
    }

    static List<Piece> Pieces(IEnumerable<ScriptStatement> statements, ScriptDialect dialect, bool startsWithCode)
    {
        var pieces = new List<Piece>();
        foreach (var statement in statements)
        {
            var before = pieces.Count;
            AddTokens(statement, dialect, startsWithCode, pieces);
            if (pieces.Count > before)
                AddEnd(pieces, new Piece(dialect == ScriptDialect.Sqlite ? ";" : "", pieces[^1].Line, statement.Repeat));
        }

        return pieces;
    }

    static void AddTokens(ScriptStatement statement, ScriptDialect dialect, bool startsWithCode, List<Piece> pieces)
    {
        var lexer = new ScriptLexer(statement.Text, dialect);
        // A statement's line is that of its first code, a DbUp command's that of its first character, which may be a comment.
        int? shift = startsWithCode ? null : statement.Line - 1;
        try
        {
            while (lexer.Next(out var token))
            {
                if (!token.IsCode)
                    continue;
                shift ??= statement.Line - token.Line;
                var piece = new Piece(statement.Text[token.Start..token.End], token.Line + shift.Value);
                if (piece.Text == ";" && dialect == ScriptDialect.Sqlite)
                    AddEnd(pieces, piece with { Repeat = 1 });
                else
                    pieces.Add(piece);
            }
        }
        catch (ScriptSyntaxException unclosed)
        {
            pieces.Add(new Piece(statement.Text[lexer.Position..], unclosed.Line + (shift ?? 0)));
        }
    }

    // SQLite's driver runs every statement of a command: how many commands there are makes no difference.
    static void AddEnd(List<Piece> pieces, Piece end)
    {
        if (pieces.Count > 0 && !pieces[^1].EndsStatement)
            pieces.Add(end);
    }

    static int LineOf(string text, int position) => text.AsSpan(0, position).Count('\n') + 1;
}
