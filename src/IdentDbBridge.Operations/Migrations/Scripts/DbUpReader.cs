using System.Text;

namespace IdentDbBridge.Migrations.Scripts;

/// <summary>
/// Walks a script as DbUp 6 and 7 do: <c>'</c> and <c>[</c> open quoted text, comments nest, double quotes and backticks mean
/// nothing, and a CR without LF is left out. Checked against DbUp itself over generated scripts.
/// </summary>
abstract class DbUpReader(string text)
{
    enum State
    {
        Code,
        String,
        Bracket,
        LineComment,
        BlockComment,
    }

    State _state;
    int _depth;

    protected string Text => text;

    protected StringBuilder Output { get; } = new();

    protected int Index { get; private set; } = -1;

    protected char Current => text[Index];

    protected char Peek => Index + 1 < text.Length ? text[Index + 1] : '\0';

    protected void ReadAll()
    {
        while (Advance())
            Step();
    }

    /// <summary>False at the end of the text; <see cref="Current"/> then stays what it was, and DbUp may take it a second time.</summary>
    protected bool Advance()
    {
        do
        {
            if (Index + 1 >= text.Length)
                return false;
            Index++;
        }
        while (Current == '\r' && Peek != '\n');
        return true;
    }

    protected void Skip(int length) => Index = Math.Min(Index + length, text.Length - 1);

    protected abstract bool ClaimsBeforeQuotes();

    protected virtual bool ClaimsInQuotes() => false;

    protected virtual bool ClaimsAfterQuotes() => false;

    protected virtual void Append() => Output.Append(Current);

    void Step()
    {
        switch (_state)
        {
            case State.Code:
                StepInCode();
                break;
            case State.LineComment:
                Append();
                Enter(Current == '\n' ? State.Code : State.LineComment);
                break;
            case State.BlockComment:
                StepInComment();
                break;
            default:
                StepInQuotes();
                break;
        }
    }

    void StepInCode()
    {
        if (ClaimsBeforeQuotes())
            return;
        if (Current == '/' && Peek == '*')
            StepInComment();
        else if (Current is '\'' or '[' || (Current == '-' && Peek == '-'))
        {
            Append();
            Enter(Current switch { '\'' => State.String, '[' => State.Bracket, _ => State.LineComment });
        }
        else if (!ClaimsAfterQuotes())
            Append();
    }

    void StepInComment()
    {
        var change = (Current, Peek) switch { ('*', '/') => -1, ('/', '*') => 1, _ => 0 };
        Append();
        if (change == 0)
            return;
        Advance();
        Append();
        _depth += change;
        Enter(_depth == 0 ? State.Code : State.BlockComment);
    }

    void StepInQuotes()
    {
        if (ClaimsInQuotes())
            Advance();
        Append();
        if (_state == State.Bracket && Current == ']' && Peek == ']')
        {
            Advance();
            Append();
        }
        else if (Current == (_state == State.String ? '\'' : ']'))
            Enter(State.Code);
    }

    void Enter(State state) => _state = state;
}
