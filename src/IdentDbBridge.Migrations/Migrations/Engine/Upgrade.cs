using IdentDbBridge.Data;
using IdentDbBridge.Migrations.Reports;
using IdentDbBridge.Migrations.Run;
using IdentDbBridge.Migrations.Scripts;

namespace IdentDbBridge.Migrations.Engine;

/// <summary>One upgrade of one database: what the parts of DbUp's engine share while it goes on.</summary>
sealed class Upgrade(ConnectionTarget target)
{
    public ConnectionTarget Target => target;

    public UpgradePurpose Purpose { get; set; }

    /// <summary>Names of exchange tables that differ from the documented ones, by block; null for none.</summary>
    public IReadOnlyDictionary<string, string>? Tables { get; set; }

    public TimeSpan LockTimeout { get; set; } = RunGuard.UsualTimeout;

    /// <summary>Reaches the statement under way.</summary>
    public CancellationToken Cancellation { get; set; }

    /// <summary>Of one statement, in seconds.</summary>
    public int? TimeoutSeconds { get; set; }

    /// <summary>Told of each step, on the thread of the run.</summary>
    public Action<MigrationEvent> Report { get; set; } = Nobody;

    /// <summary>Told of each script when it has ended; null for nobody.</summary>
    public Action<ScriptRun>? Ended { get; set; }

    /// <summary>Tells nobody.</summary>
    public static Action<MigrationEvent> Nobody { get; } = _ => { };

    /// <summary>Which names of scripts and journal are the same beside those that are letter by letter; null for no others.</summary>
    public Func<string, string, bool>? SameName { get; set; }

    /// <summary>Of the clinic's own scripts, beside the tables' names.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; set; } = new Dictionary<string, string>();

    /// <summary>Whether variables are replaced in the clinic's own scripts.</summary>
    public bool ReplacesVariables { get; set; } = true;

    /// <summary>Changes the text of every script before it is cut into statements; null for nothing.</summary>
    public Func<string, string>? Preprocess { get; set; }

    /// <summary>The open database.</summary>
    public MigrationSession Place { get; set; } = null!;

    /// <summary>Holds the run lock; null while there is nothing to write.</summary>
    public RunGuard? Guard { get; set; }

    /// <summary>The run under way; null while none is.</summary>
    public RunContext? Run { get; set; }

    /// <summary>What is replaced in a script.</summary>
    public IReadOnlyDictionary<string, string> VariablesOf(MigrationScript script)
    {
        IReadOnlyDictionary<string, string> names = Place.Tables.Names;
        if (script.Origin == ScriptOrigin.Bundled)
            return names;
        if (!ReplacesVariables)
            return new Dictionary<string, string>();
        Dictionary<string, string> all = new(Variables, StringComparer.OrdinalIgnoreCase);
        foreach ((string block, string name) in names)
            all[block] = name;
        return all;
    }
}
