namespace IdentDbBridge.Migrations.Scripts;

/// <summary>Gathers tokens into statements; what holds no code is dropped.</summary>
sealed class StatementCollector(string script)
{
    readonly List<ScriptStatement> _statements = [];
    int _start = -1;
    int _line;

    public IReadOnlyList<ScriptStatement> Statements => _statements;

    public bool IsEmpty => _line == 0;

    /// <summary>The line of the first token of the statement under way.</summary>
    public int Line => _line;

    /// <summary>The statement under way has a word or a number in it.</summary>
    public bool HasWord { get; private set; }

    public void AddComment(ScriptToken token)
    {
        if (_start < 0)
            _start = token.Start;
    }

    public void Add(ScriptToken token)
    {
        AddComment(token);
        if (IsEmpty)
            _line = token.Line;
        HasWord |= token.Kind == TokenKind.Word;
    }

    public void Cut(int end, int repeat = 1)
    {
        if (!IsEmpty)
            _statements.Add(new ScriptStatement(script[_start..end].TrimEnd(), _line, repeat));
        _start = -1;
        _line = 0;
        HasWord = false;
    }
}
