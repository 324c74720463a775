using System.Text;

namespace IdentDbBridge.Migrations.Scripts;

/// <summary>The variables that DbUp finds in a script, and what its replacing makes of the text when each stands for itself.</summary>
sealed class DbUpVariables : DbUpReader
{
    readonly List<(int Position, string Name)> _found = [];

    DbUpVariables(string text) : base(text) => ReadAll();

    public IReadOnlyList<(int Position, string Name)> Found => _found;

    public string Result => Output.ToString();

    public static DbUpVariables In(string text) => new(text);

    protected override bool ClaimsBeforeQuotes() => Claims();

    protected override bool ClaimsInQuotes() => Claims();

    bool Claims()
    {
        if (Current != '$' || !ScriptVariables.IsName(Peek))
            return false;

        var position = Index;
        var name = new StringBuilder();
        while (Advance() && ScriptVariables.IsName(Current))
            name.Append(Current);

        // What stopped the name is taken as it is: in a string that may be its closing quote, and the string goes on for DbUp.
        Output.Append('$').Append(name).Append(Current);
        if (Current == '$')
            _found.Add((position, name.ToString()));
        return true;
    }
}
