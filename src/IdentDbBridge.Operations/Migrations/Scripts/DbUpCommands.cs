namespace IdentDbBridge.Migrations.Scripts;

/// <summary>The commands that DbUp would send for a script: at <c>GO</c> on SQL Server and SQLite, at the delimiter on MySQL.</summary>
sealed class DbUpCommands : DbUpReader
{
    const string DelimiterCommand = "DELIMITER";

    readonly List<ScriptStatement> _commands = [];
    readonly bool _isMySql;
    string _delimiter;
    int _start = -1;
    int _counted;
    int _line = 1;

    DbUpCommands(string text, ScriptDialect dialect) : base(text)
    {
        _isMySql = dialect == ScriptDialect.MySql;
        _delimiter = _isMySql ? ";" : "GO";
        ReadAll();
        EndCommand();
    }

    public static IReadOnlyList<ScriptStatement> Of(string text, ScriptDialect dialect) => new DbUpCommands(text, dialect)._commands;

    protected override void Append()
    {
        base.Append();
        if (_start < 0 && !char.IsWhiteSpace(Current))
            _start = Index;
    }

    protected override bool ClaimsBeforeQuotes()
    {
        if (!_isMySql || _start >= 0 || !IsHere(DelimiterCommand))
            return false;

        Skip(DelimiterCommand.Length + 1);
        while (char.IsWhiteSpace(Current) && Advance())
        {
        }

        var start = Index;
        var isOver = !Advance();
        while (!isOver && !char.IsWhiteSpace(Current))
            isOver = !Advance();
        _delimiter = Text[start..(isOver ? Index + 1 : Index)].Replace("\r", "", StringComparison.Ordinal);
        return true;
    }

    protected override bool ClaimsAfterQuotes()
    {
        if (!IsHere(_delimiter) || !(_isMySql || Index == 0 || char.IsWhiteSpace(Text[Index - 1])))
            return false;

        var end = Index + _delimiter.Length;
        if (!_isMySql && end < Text.Length && Text[end] != ';' && !char.IsWhiteSpace(Text[end]))
            return false;
        Skip(_delimiter.Length - 1);
        if (Peek == ';')
            Skip(1);
        EndCommand();
        return true;
    }

    bool IsHere(string word) => string.Compare(Text, Index, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0;

    void EndCommand()
    {
        if (_start >= 0)
            _commands.Add(new ScriptStatement(Output.ToString().Trim(), LineOf(_start)));
        Output.Clear();
        _start = -1;
    }

    int LineOf(int position)
    {
        _line += Text.AsSpan(_counted, position - _counted).Count('\n');
        _counted = position;
        return _line;
    }
}
