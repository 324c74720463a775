namespace IdentDbBridge.Migrations.Statements;

/// <summary>Tells by its first words what a statement of MySQL or MariaDB does to its session.</summary>
/// <remarks>Sources: the two products' lists of statements that commit implicitly.</remarks>
static class MySqlStatement
{
    static readonly HashSet<string> Modifiers = Words("LOW_PRIORITY", "HIGH_PRIORITY", "QUICK", "IGNORE", "INTO", "FROM");
    static readonly HashSet<string> Neutral = Words("SELECT", "SHOW", "DO", "DESC", "DESCRIBE", "EXPLAIN", "VALUES", "TABLE", "HELP", "PREPARE", "DEALLOCATE", "SAVEPOINT", "RELEASE");
    static readonly HashSet<string> Reading = Words("SELECT", "VALUES", "TABLE", "WITH");
    static readonly HashSet<string> Ddl = Words("CREATE", "ALTER", "DROP", "RENAME", "TRUNCATE", "GRANT", "REVOKE");

    public static StatementKind KindOf(string statement)
    {
        using IEnumerator<StatementToken> tokens = StatementTokens.Of(statement).GetEnumerator();
        StatementToken first = Next(tokens);
        // A subquery or a union in brackets.
        while (first.Is("("))
            first = Next(tokens);
        if (first.IsAny(Neutral))
            return StatementKind.Neutral;
        if (first.IsAny(Ddl))
            return OfDdl(first, tokens);
        return first.Text?.ToUpperInvariant() switch
        {
            "INSERT" or "REPLACE" or "UPDATE" or "DELETE" => OfDml(tokens),
            "WITH" or "LOAD" => StatementKind.OtherDml,
            "SET" => OfSet(statement),
            "START" => Next(tokens).Is("TRANSACTION") ? StatementKind.Begin : StatementKind.Unknown,
            "BEGIN" => Next(tokens).Is("NOT") ? StatementKind.Unknown : StatementKind.Begin,
            "COMMIT" => OfEnd(StatementKind.Commit, tokens),
            "ROLLBACK" => OfEnd(StatementKind.Rollback, tokens),
            "LOCK" => Next(tokens).Is("INSTANCE") ? StatementKind.Unknown : StatementKind.Lock,
            "UNLOCK" => StatementKind.Unlock,
            _ => StatementKind.Unknown,
        };
    }

    /// <summary>Whether it only makes a table or an index, from no other rows: it leaves its session as it was, and cannot tell it from a new one.</summary>
    public static bool OnlyCreates(string statement)
    {
        IEnumerable<StatementToken> tokens = StatementTokens.Of(statement).Where(t => !t.Is("UNIQUE"));
        return tokens.Take(2).ToList() is [var create, var what] && create.Is("CREATE") && (what.Is("TABLE") || what.Is("INDEX")) && !tokens.Skip(2).Any(t => t.IsAny(Reading));
    }

    static StatementKind OfDml(IEnumerator<StatementToken> tokens)
    {
        StatementToken table = Next(tokens);
        while (table.IsAny(Modifiers))
            table = Next(tokens);
        // MyISAM's DELAYED, and MariaDB's DELETE HISTORY, which no transaction takes back.
        if (table.Is("DELAYED") || table.Is("HISTORY"))
            return StatementKind.OtherDml;
        return Next(tokens).Is(".") ? StatementKind.OtherDml : StatementKind.Dml;
    }

    static StatementKind OfDdl(StatementToken first, IEnumerator<StatementToken> tokens)
    {
        StatementToken next = Next(tokens);
        if (first.Is("DROP") && next.Is("PREPARE"))
            return StatementKind.Neutral;
        while (next.Is("OR") || next.Is("REPLACE"))
            next = Next(tokens);
        return next.Is("TEMPORARY") ? StatementKind.Neutral : StatementKind.Ddl;
    }

    static StatementKind OfSet(string statement)
    {
        SetStatement set = SetStatement.Read(statement)!;
        return set.RunsAnother ? StatementKind.Unknown : set.SetsSession || set.SetsMore ? StatementKind.Settings : StatementKind.Variables;
    }

    /// <summary>ROLLBACK TO leaves the transaction open; CHAIN and RELEASE do more than end it.</summary>
    static StatementKind OfEnd(StatementKind kind, IEnumerator<StatementToken> tokens)
    {
        while (tokens.MoveNext())
        {
            if (tokens.Current.Is("TO"))
                return StatementKind.Neutral;
            if (tokens.Current.Is("CHAIN") || tokens.Current.Is("RELEASE"))
                return StatementKind.Unknown;
        }

        return kind;
    }

    static StatementToken Next(IEnumerator<StatementToken> tokens) => tokens.MoveNext() ? tokens.Current : new StatementToken(default, "");

    static HashSet<string> Words(params string[] words) => new(words, StringComparer.OrdinalIgnoreCase);
}
