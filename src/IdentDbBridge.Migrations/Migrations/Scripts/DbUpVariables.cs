using DbUp.Engine.Preprocessors;

namespace IdentDbBridge.Migrations.Scripts;

/// <summary>The variables that DbUp finds in a script, and what its replacing makes of the text when each stands for itself: by DbUp's own parser.</summary>
sealed class DbUpVariables : VariableSubstitutionSqlParser
{
    readonly List<(int Position, string Name)> _found = [];
    int _position;

    DbUpVariables(string text) : base(text) => Result = ReplaceVariables(new Each(name => _found.Add((_position, name))));

    public IReadOnlyList<(int Position, string Name)> Found => _found;

    public string Result { get; }

    public static DbUpVariables In(string text) => new(text);

    protected override void ReadCustomStatement()
    {
        _position = CurrentIndex;
        base.ReadCustomStatement();
    }

    /// <summary>Has a value for each name: the variable as it is written.</summary>
    sealed class Each(Action<string> asked) : Dictionary<string, string>, IDictionary<string, string>
    {
        string IDictionary<string, string>.this[string key]
        {
            get => $"${key}$";
            set => throw new NotSupportedException();
        }

        bool IDictionary<string, string>.ContainsKey(string key)
        {
            asked(key);
            return true;
        }

        bool IDictionary<string, string>.TryGetValue(string key, out string value)
        {
            asked(key);
            value = $"${key}$";
            return true;
        }
    }
}
