namespace IdentDbBridge.Migrations.Scripts;

/// <summary>
/// <c>PRAGMA foreign_keys</c>, which SQLite ignores inside a transaction, and each script is one. At the head of a script it is run
/// before the transaction begins; at its end it has no effect that anybody would miss; elsewhere it is refused.
/// </summary>
static class ForeignKeyPragmas
{
    /// <summary>Those before the first statement that is no PRAGMA.</summary>
    public static IReadOnlyList<string> AtHead(IReadOnlyList<ScriptStatement> statements) =>
        [.. statements.TakeWhile(IsPragma).Where(s => Value(s) is not null).Select(s => s.Text)];

    /// <exception cref="ScriptSyntaxException">One that would silently do nothing, though statements follow it.</exception>
    public static void RefuseWithin(IReadOnlyList<ScriptStatement> statements)
    {
        int head = statements.TakeWhile(IsPragma).Count();
        int last = statements.ToList().FindLastIndex(s => !IsPragma(s));
        bool? at = statements.Take(head).Select(Value).LastOrDefault(v => v is not null);
        foreach (ScriptStatement statement in statements.Take(last + 1).Skip(head))
        {
            if (Value(statement) is { } value && value != at)
                throw new ScriptSyntaxException(statement.Line, T($"PRAGMA foreign_keys does nothing inside a transaction, and each script is one. Put it at the head of the script, or what follows it into a script of its own."));
        }
    }

    static bool IsPragma(ScriptStatement statement) => Words(statement).FirstOrDefault() == "PRAGMA";

    /// <summary>What it sets; null for every other statement, and for the question without a value.</summary>
    static bool? Value(ScriptStatement statement)
    {
        string[] words = [.. Words(statement).Take(6)];
        int name = words is ["PRAGMA", _, ".", ..] ? 3 : 1;
        if (words.FirstOrDefault() != "PRAGMA" || words.Length < name + 3 || words[name].Trim('"', '[', ']', '`', '\'') != "FOREIGN_KEYS")
            return null;
        string value = words[name + 2].Trim('"', '[', ']', '`', '\'');
        return value is "ON" or "TRUE" or "YES" || (long.TryParse(value, out long number) && number != 0);
    }

    /// <summary>Its tokens in capitals, without comments.</summary>
    public static IEnumerable<string> Words(ScriptStatement statement)
    {
        var lexer = new ScriptLexer(statement.Text, ScriptDialect.Sqlite);
        while (lexer.Next(out ScriptToken token))
        {
            if (token.IsCode)
                yield return statement.Text[token.Start..token.End].ToUpperInvariant();
        }
    }
}
