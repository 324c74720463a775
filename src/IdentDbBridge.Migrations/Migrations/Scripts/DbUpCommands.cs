using System.Text;
using DbUp.Support;

namespace IdentDbBridge.Migrations.Scripts;

/// <summary>
/// The commands that DbUp sends for a script, cut by DbUp's own reader: at <c>GO</c> on SQL Server and SQLite, at the delimiter on MySQL,
/// whose package adds DELIMITER to it.
/// </summary>
sealed class DbUpCommands : SqlCommandReader
{
    const string DelimiterCommand = "DELIMITER";

    readonly string _text;
    readonly bool _isMySql;
    int _start = -1;
    int _counted;
    int _line = 1;

    DbUpCommands(string text, ScriptDialect dialect)
        : base(text, dialect == ScriptDialect.MySql ? ";" : "GO", delimiterRequiresWhitespace: dialect != ScriptDialect.MySql)
    {
        _text = text;
        _isMySql = dialect == ScriptDialect.MySql;
        ReadCharacter += (type, c) =>
        {
            if (_start < 0 && type is not (CharacterType.Delimiter or CharacterType.CustomStatement) && !char.IsWhiteSpace(c))
                _start = CurrentIndex;
        };
    }

    public static IReadOnlyList<ScriptStatement> Of(string text, ScriptDialect dialect)
    {
        using var reader = new DbUpCommands(text, dialect);
        List<ScriptStatement> commands = [];
        reader.ReadAllCommands(command => commands.Add(new ScriptStatement(command, reader.LineOfCommand())));
        return commands;
    }

    protected override bool IsCustomStatement => _isMySql && GetCurrentCommandTextFromBuffer().Length == 0
        && TryPeek(DelimiterCommand.Length - 1, out string rest) && string.Equals(CurrentChar + rest, DelimiterCommand, StringComparison.OrdinalIgnoreCase);

    protected override void ReadCustomStatement()
    {
        for (int i = 0; i < DelimiterCommand.Length; i++)
            Read();
        while (IsWhiteSpace && Read() != FailedRead)
        {
        }

        var delimiter = new StringBuilder();
        do
            delimiter.Append(CurrentChar);
        while (Read() != FailedRead && !IsWhiteSpace);
        Delimiter = delimiter.Replace("\r", "").ToString();
    }

    int LineOfCommand()
    {
        int start = Math.Clamp(_start, _counted, _text.Length);
        _line += _text.AsSpan(_counted, start - _counted).Count('\n');
        (_counted, _start) = (start, -1);
        return _line;
    }
}
