using IdentDbBridge.Migrations.Scripts;

namespace IdentDbBridge.Migrations.Statements;

/// <summary>A SET of MySQL or MariaDB, taken apart.</summary>
sealed class SetStatement
{
    static readonly HashSet<string> Scopes = Words("SESSION", "LOCAL", "GLOBAL", "PERSIST", "PERSIST_ONLY");
    static readonly HashSet<string> WideScopes = Words("GLOBAL", "PERSIST", "PERSIST_ONLY");

    // What is the same whenever it is asked, if its arguments are.
    static readonly HashSet<string> Functions = Words(
        "CONCAT", "CONCAT_WS", "IF", "IFNULL", "NULLIF", "COALESCE", "UPPER", "LOWER", "REPLACE", "SUBSTRING", "LEFT", "RIGHT", "TRIM", "CAST", "CONVERT", "CHAR", "HEX", "UNHEX",
        "ABS", "ROUND", "FLOOR", "CEIL", "CEILING", "MOD", "GREATEST", "LEAST", "DATABASE", "SCHEMA", "LENGTH", "CHAR_LENGTH", "LPAD", "RPAD", "REPEAT", "DATE", "QUOTE");

    static readonly HashSet<string> Changing = Words(
        "SELECT", "TABLE", "VALUES", "CURRENT_TIMESTAMP", "CURRENT_DATE", "CURRENT_TIME", "LOCALTIME", "LOCALTIMESTAMP", "UTC_TIMESTAMP", "UTC_DATE", "UTC_TIME",
        "@@last_insert_id", "@@identity", "@@insert_id", "@@timestamp", "@@rand_seed1", "@@rand_seed2", "@@error_count", "@@warning_count", "@@in_transaction", "@@pseudo_thread_id",
        "LAST_INSERT_ID", "IDENTITY");

    readonly List<string> _assigned = [];
    readonly List<string> _read = [];

    /// <summary>The @variables that it sets.</summary>
    public IReadOnlyList<string> Assigned => _assigned;

    /// <summary>The @variables whose values it uses.</summary>
    public IReadOnlyList<string> Reads => _read;

    /// <summary>Whether it sets anything of the session beside variables.</summary>
    public bool SetsSession { get; private set; }

    /// <summary>Whether it sets what outlives the session.</summary>
    public bool SetsMore { get; private set; }

    /// <summary>Whether it runs another statement: MariaDB's SET STATEMENT … FOR.</summary>
    public bool RunsAnother { get; private set; }

    /// <summary>Whether it does the same whenever it is run, as far as the variables that it reads are the same.</summary>
    public bool IsConstant { get; private set; } = true;

    /// <summary>Null when <paramref name="statement"/> is no SET.</summary>
    public static SetStatement? Read(string statement)
    {
        List<StatementToken> tokens = [.. StatementTokens.Of(statement)];
        if (tokens.Count == 0 || !tokens[0].Is("SET"))
            return null;
        var set = new SetStatement();
        set.ReadAll(tokens[1..]);
        return set;
    }

    /// <summary>The variable that a token names, as its session compares them; null when it names none.</summary>
    public static string? Variable(StatementToken token) =>
        token.Kind == TokenKind.Word && token.Text.Length > 1 && token.Text[0] == '@' && token.Text[1] != '@' ? token.Text.ToUpperInvariant() : null;

    void ReadAll(List<StatementToken> tokens)
    {
        string first = tokens.Count == 0 ? "" : tokens[0].Text.ToUpperInvariant();
        if (first == "STATEMENT")
            RunsAnother = true;
        else if (first is "PASSWORD" or "DEFAULT" or "RESOURCE")
            SetsMore = true;
        else if (first is "NAMES" or "CHARACTER" or "CHARSET" or "CHAR" or "ROLE" or "TRANSACTION" || IsTransaction(tokens))
            ReadSession(tokens);
        else
            ReadAssignments(tokens);
    }

    static bool IsTransaction(List<StatementToken> tokens) => tokens.Count > 1 && tokens[0].IsAny(Scopes) && tokens[1].Is("TRANSACTION");

    void ReadSession(List<StatementToken> tokens)
    {
        bool wide = tokens[0].IsAny(WideScopes);
        (SetsSession, SetsMore) = (!wide, wide);
    }

    void ReadAssignments(List<StatementToken> tokens)
    {
        int depth = 0;
        bool isTarget = true;
        bool wide = false;
        for (int i = 0; i < tokens.Count; i++)
        {
            StatementToken token = tokens[i];
            if (isTarget)
            {
                wide |= token.IsAny(WideScopes) || IsWide(token);
                if (!token.Is("="))
                {
                    ReadTarget(token, tokens, i, wide);
                    continue;
                }

                isTarget = false;
                continue;
            }

            depth += token.Is("(") ? 1 : token.Is(")") ? -1 : 0;
            if (depth == 0 && token.Is(","))
                (isTarget, wide) = (true, false);
            else
                ReadValue(token, i + 1 < tokens.Count && tokens[i + 1].Is("("));
        }
    }

    void ReadTarget(StatementToken token, List<StatementToken> tokens, int i, bool wide)
    {
        if (token.IsAny(Scopes) || token.Is(":") || token.Is(","))
            return;
        if (Variable(token) is { } variable)
            _assigned.Add(variable);
        else if (token.Text == "@")
            _assigned.Add("@" + (i + 1 < tokens.Count ? tokens[i + 1].Name.ToUpperInvariant() : ""));
        else if (i == 0 || tokens[i - 1].Text != "@")
        {
            SetsSession |= !wide;
            SetsMore |= wide;
        }
    }

    void ReadValue(StatementToken token, bool isCalled)
    {
        if (Variable(token) is { } variable)
            _read.Add(variable);
        else if (token.IsAny(Changing) || (token.Kind == TokenKind.Word && isCalled && !Functions.Contains(token.Text)))
            IsConstant = false;
    }

    static bool IsWide(StatementToken token) =>
        token.Kind == TokenKind.Word && (token.Text.StartsWith("@@global", StringComparison.OrdinalIgnoreCase) || token.Text.StartsWith("@@persist", StringComparison.OrdinalIgnoreCase));

    static HashSet<string> Words(params string[] words) => new(words, StringComparer.OrdinalIgnoreCase);
}
