namespace IdentDbBridge.Migrations.Scripts;

/// <summary>
/// Tells which semicolons belong to a CREATE TRIGGER by the rule of sqlite3_complete: its end is <c>; END ;</c>.
/// Source: https://www.sqlite.org/c3ref/complete.html
/// </summary>
sealed class TriggerBody
{
    enum State
    {
        Start,
        Explain,
        Create,
        OtherStatement,
        Body,
        AfterSemicolon,
        AfterEnd,
    }

    State _state;

    /// <summary>The trigger's own END has not come yet.</summary>
    public bool IsOpen => _state is State.Body or State.AfterSemicolon;

    public bool IsOpenAfterSemicolon()
    {
        if (IsOpen)
            _state = State.AfterSemicolon;
        return IsOpen;
    }

    public void Read(ReadOnlySpan<char> token) => _state = _state switch
    {
        State.Start when Is(token, "EXPLAIN") => State.Explain,
        State.Start or State.Explain when Is(token, "CREATE") => State.Create,
        State.Explain when !IsKeyword(token) => State.Explain,
        State.Create when Is(token, "TEMP") || Is(token, "TEMPORARY") => State.Create,
        State.Create when Is(token, "TRIGGER") => State.Body,
        State.AfterSemicolon when Is(token, "END") => State.AfterEnd,
        State.Body or State.AfterSemicolon or State.AfterEnd => State.Body,
        _ => State.OtherStatement,
    };

    static bool IsKeyword(ReadOnlySpan<char> token) => Is(token, "EXPLAIN") || Is(token, "TEMP") || Is(token, "TEMPORARY") || Is(token, "TRIGGER") || Is(token, "END");

    static bool Is(ReadOnlySpan<char> token, string word) => token.Equals(word, StringComparison.OrdinalIgnoreCase);
}
