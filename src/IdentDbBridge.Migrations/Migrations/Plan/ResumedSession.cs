using IdentDbBridge.Migrations.Scripts;
using IdentDbBridge.Migrations.Statements;

namespace IdentDbBridge.Migrations.Plan;

/// <summary>
/// What the session of a script knew when the script broke off, and a new session does not: settings, @variables, temporary
/// tables, prepared statements. What can be told again is; for what cannot, there is a word that the rest of the script uses.
/// </summary>
sealed class ResumedSession
{
    static readonly HashSet<string> LastInsert = new(["LAST_INSERT_ID", "@@LAST_INSERT_ID", "@@IDENTITY"], StringComparer.OrdinalIgnoreCase);
    static readonly HashSet<string> LastStatement = new(["ROW_COUNT", "FOUND_ROWS", "@@ERROR_COUNT", "@@WARNING_COUNT"], StringComparer.OrdinalIgnoreCase);

    readonly IReadOnlyList<ScriptStatement> _statements;
    readonly int _done;
    readonly SortedSet<int> _again = [];

    // What is gone, by its name, and the statement that made it.
    readonly Dictionary<string, int> _lost = new(StringComparer.OrdinalIgnoreCase);
    readonly HashSet<string> _known = new(StringComparer.OrdinalIgnoreCase);
    int _lock = -1;
    int _opaque = -1;
    int _setting = -1;

    ResumedSession(IReadOnlyList<ScriptStatement> statements, int done)
    {
        (_statements, _done) = (statements, done);
        int tail = TailOfNoEffect();
        for (int i = 0; i < done; i++)
            ReadDone(i, i >= tail);
        if (_lock >= 0)
            _again.Add(_lock);
        Lost = FindLost();
    }

    /// <summary>The statements, from 0, to be run again before the rest.</summary>
    public IReadOnlyCollection<int> Again => _again;

    /// <summary>What cannot be told again, though the rest uses it; null when there is nothing.</summary>
    public LostState? Lost { get; }

    /// <param name="statements">Of the whole script.</param>
    /// <param name="done">How many of them are in effect.</param>
    public static ResumedSession Of(IReadOnlyList<ScriptStatement> statements, int done) => new(statements, done);

    /// <summary>The first statement behind the last one that changed more than its session: nothing has happened since that would give another value.</summary>
    int TailOfNoEffect()
    {
        int tail = _done;
        while (tail > 0 && Kind(tail - 1) is StatementKind.Variables or StatementKind.Settings or StatementKind.Neutral && !MakesTemporary(_statements[tail - 1].Text, out _))
            tail--;
        return tail;
    }

    StatementKind Kind(int index) => MySqlStatement.KindOf(_statements[index].Text);

    void ReadDone(int i, bool isTail)
    {
        string text = _statements[i].Text;
        StatementKind kind = Kind(i);
        if (kind is StatementKind.Variables or StatementKind.Settings)
            ReadSet(SetStatement.Read(text)!, i, isTail);
        else if (kind is StatementKind.Lock or StatementKind.Unlock or StatementKind.Begin)
            _lock = kind == StatementKind.Lock ? i : -1;
        else if (MakesTemporary(text, out string? table))
            _lost[table!] = i;
        else if (kind is StatementKind.Neutral or StatementKind.Ddl)
            ReadNeutral([.. StatementTokens.Of(text)], i, isTail);
        else if (kind == StatementKind.Unknown)
            _opaque = i;
        if (kind is StatementKind.Dml or StatementKind.OtherDml)
            ReadAssigned([.. StatementTokens.Of(text)], i, isTail: false);
    }

    void ReadSet(SetStatement set, int i, bool isTail)
    {
        bool constant = set.IsConstant && !set.Reads.Any(v => IsLost(v, out _));
        if (set.SetsSession || set.Assigned.Count > 0)
        {
            if (constant || isTail)
                _again.Add(i);
            else if (set.SetsSession)
                _setting = i;
        }

        foreach (string variable in set.Assigned)
            Note(variable, i, constant || isTail);
    }

    void ReadNeutral(List<StatementToken> tokens, int i, bool isTail)
    {
        string second = tokens.Count > 1 ? tokens[1].Name : "";
        if (tokens[0].Is("PREPARE"))
        {
            bool known = isTail || tokens.All(t => SetStatement.Variable(t) is not { } v || !IsLost(v, out _));
            Note(Statement(second), i, known);
            if (known)
                _again.Add(i);
        }
        else if (tokens[0].Is("DEALLOCATE") || (tokens[0].Is("DROP") && tokens[1].Is("PREPARE")))
        {
            string name = Statement(tokens.Count > 2 ? tokens[2].Name : "");
            if (_known.Remove(name))
                _again.Add(i);
            _lost.Remove(name);
        }
        else if (tokens[0].Is("DROP"))
        {
            foreach (StatementToken token in tokens.Skip(1))
                _lost.Remove(token.Name);
        }
        else
        {
            ReadAssigned(tokens, i, isTail);
        }
    }

    /// <summary>SELECT … INTO @variable, and @variable := value.</summary>
    void ReadAssigned(List<StatementToken> tokens, int i, bool isTail)
    {
        foreach (string variable in AssignedIn(tokens))
        {
            if (isTail)
                _again.Add(i);
            Note(variable, i, isTail);
        }
    }

    void Note(string name, int i, bool isKnown)
    {
        _lost.Remove(name);
        _known.Remove(name);
        if (isKnown)
            _known.Add(name);
        else
            _lost[name] = i;
    }

    /// <summary>By a statement that says so, or perhaps by a procedure that nobody looks into.</summary>
    bool IsLost(string name, out int statement) => _lost.TryGetValue(name, out statement) || ((statement = _opaque) >= 0 && !_known.Contains(name));

    LostState? FindLost()
    {
        if (_setting >= 0 && _done < _statements.Count)
            return new LostState(_setting, _done, T($"a setting of its session"));
        HashSet<string> made = new(StringComparer.OrdinalIgnoreCase);
        bool inserted = false;
        for (int i = _done; i < _statements.Count; i++)
        {
            if (UsedIn(i, made, inserted) is { } lost)
                return lost;
            // Whether an INSERT makes a number is not known here; the one right before the question surely means its own. Not so
            // the one that failed: it may be the other table's, between the two.
            StatementKind kind = Kind(i);
            if (kind is not (StatementKind.Variables or StatementKind.Settings))
                inserted = i > _done && kind is StatementKind.Dml or StatementKind.OtherDml;
        }

        return null;
    }

    LostState? UsedIn(int i, HashSet<string> made, bool inserted)
    {
        string text = _statements[i].Text;
        List<StatementToken> tokens = [.. StatementTokens.Of(text)];
        if (MakesTemporary(text, out string? table))
            made.Add(table!);
        SetStatement? set = SetStatement.Read(text);
        List<string> assigned = [.. set?.Assigned ?? AssignedIn(tokens)];
        IEnumerable<string> read = set?.Reads ?? tokens.Select(SetStatement.Variable).OfType<string>().Where(v => !assigned.Contains(v));
        foreach (string variable in read.Where(v => !made.Contains(v)))
        {
            if (IsLost(variable, out int by))
                return new LostState(by, i, variable.ToLowerInvariant());
        }

        if (tokens.Any(t => t.IsAny(LastInsert)) && !inserted && LastOf(StatementKind.Dml, StatementKind.OtherDml, StatementKind.Unknown) is { } insert)
            return new LostState(insert, i, "LAST_INSERT_ID()");
        if (i == _done && _done > 0 && tokens.Any(t => t.IsAny(LastStatement)))
            return new LostState(_done - 1, i, "ROW_COUNT()");
        if (Prepared(tokens) is { } name && !made.Contains(name) && _lost.TryGetValue(name, out int prepared))
            return new LostState(prepared, i, name[1..]);
        if (tokens.Count > 1 && tokens[0].Is("PREPARE"))
            made.Add(Statement(tokens[1].Name));
        made.UnionWith(assigned);
        return tokens.Where(t => !t.IsString && !made.Contains(t.Name) && _lost.ContainsKey(t.Name))
            .Select(t => new LostState(_lost[t.Name], i, t.Name)).FirstOrDefault();
    }

    int? LastOf(params StatementKind[] kinds)
    {
        for (int i = _done - 1; i >= 0; i--)
        {
            if (kinds.Contains(Kind(i)))
                return i;
        }

        return null;
    }

    /// <summary>The prepared statement that this one runs or drops.</summary>
    static string? Prepared(List<StatementToken> tokens) => tokens switch
    {
        [var first, var second, ..] when first.Is("EXECUTE") => Statement(second.Name),
        [var first, var second, var third, ..] when second.Is("PREPARE") && (first.Is("DEALLOCATE") || first.Is("DROP")) => Statement(third.Name),
        _ => null,
    };

    // Apart from tables' names.
    static string Statement(string name) => "\0" + name;

    static IEnumerable<string> AssignedIn(List<StatementToken> tokens)
    {
        bool into = false;
        for (int i = 0; i < tokens.Count; i++)
        {
            string? variable = SetStatement.Variable(tokens[i]);
            into = tokens[i].Is("INTO") || (into && (variable is not null || tokens[i].Is(",")));
            bool isSet = i + 2 < tokens.Count && tokens[i + 1].Is(":") && tokens[i + 2].Is("=");
            if (variable is not null && (into || isSet))
                yield return variable;
        }
    }

    static bool MakesTemporary(string statement, out string? table)
    {
        List<StatementToken> tokens = [.. StatementTokens.Of(statement).Take(10)];
        int at = tokens.FindIndex(t => t.Is("TEMPORARY"));
        table = null;
        if (tokens.Count == 0 || !tokens[0].Is("CREATE") || at is < 1 or > 3)
            return false;
        List<StatementToken> rest = [.. tokens.Skip(at + 1).SkipWhile(t => t.Is("TABLE") || t.Is("IF") || t.Is("NOT") || t.Is("EXISTS"))];
        table = rest is [_, var dot, var name, ..] && dot.Is(".") ? name.Name : rest.Count > 0 ? rest[0].Name : "";
        return true;
    }
}
