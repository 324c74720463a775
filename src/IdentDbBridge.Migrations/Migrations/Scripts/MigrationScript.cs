namespace IdentDbBridge.Migrations.Scripts;

/// <summary>Whose script it is.</summary>
public enum ScriptOrigin
{
    /// <summary>Comes with the library.</summary>
    Bundled,

    /// <summary>From the directory given by <c>--scripts</c>; runs after the bundled ones.</summary>
    Clinic,
}

/// <summary>One migration script. Its name is the bare file name, which is also its name in DbUp's journal.</summary>
sealed class MigrationScript
{
    readonly Lazy<IReadOnlyList<ScriptStatement>> _statements;
    readonly IScriptSplitter _splitter;

    public MigrationScript(string name, ScriptOrigin origin, string text, IScriptSplitter splitter)
    {
        _splitter = splitter;
        Name = name;
        Origin = origin;
        Text = text;
        Checksum = ScriptChecksum.Of(text);
        _statements = new Lazy<IReadOnlyList<ScriptStatement>>(() => Split(splitter));
    }

    public string Name { get; }

    public ScriptOrigin Origin { get; }

    public string Text { get; }

    /// <summary>Run each time, and never journalled.</summary>
    public bool RunsAlways { get; init; }

    /// <summary>What makes the text ready to be cut into statements; null for nothing.</summary>
    public Func<string, string>? Prepare { get; init; }

    /// <summary>Independent of line endings, of a BOM and of the values of variables.</summary>
    public string Checksum { get; }

    /// <exception cref="ConfigurationException">The script cannot be cut into statements.</exception>
    public IReadOnlyList<ScriptStatement> Statements => _statements.Value;

    /// <summary>Statements that set what can only be set outside a transaction, where the script is one; to be run before it begins.</summary>
    public IReadOnlyList<string> SettingsBefore => _splitter is SqliteSplitter ? ForeignKeyPragmas.AtHead(Statements) : [];

    /// <summary>The checksum of the first <paramref name="count"/> statements: tells whether the part already applied was edited.</summary>
    public string? DoneChecksum(int count) => count == 0 || count > Statements.Count ? null : ScriptChecksum.OfStatements(Statements.Take(count));

    IReadOnlyList<ScriptStatement> Split(IScriptSplitter splitter)
    {
        try
        {
            return splitter.Split(Prepare is null ? Text : Prepare(Text));
        }
        catch (ScriptSyntaxException e)
        {
            throw new ConfigurationException(T($"{Name}, line {e.Line}: {e.Message} Nothing was run."), e);
        }
    }
}
