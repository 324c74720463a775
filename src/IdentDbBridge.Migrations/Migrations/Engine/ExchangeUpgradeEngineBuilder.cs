using DbUp.Builder;
using DbUp.Engine;
using DbUp.Support;
using IdentDbBridge.Data;
using IdentDbBridge.Migrations.Scripts;

namespace IdentDbBridge.Migrations.Engine;

/// <summary>Builds DbUp's engine of the parts that make an exchange database.</summary>
sealed class ExchangeUpgradeEngineBuilder : UpgradeEngineBuilder
{
    /// <summary>The comparer of those who have not asked for another: letter by letter.</summary>
    static readonly ScriptNameComparer LetterByLetter = new(StringComparer.Ordinal);

    public ExchangeUpgradeEngineBuilder(ConnectionTarget target) => Configure(c =>
    {
        var upgrade = new Upgrade(target);
        c.ConnectionManager = new GuardedConnection(upgrade);
        c.ScriptExecutor = new StatementExecutor(upgrade);
        c.Journal = new ResumableJournal(upgrade);
        c.ScriptFilter = new PlanFilter(upgrade);
        c.ScriptNameComparer = LetterByLetter;
    });

    /// <summary>The engine with the bundled scripts before all others.</summary>
    public override UpgradeEngine Build()
    {
        Configure(c => c.ScriptProviders.Insert(0, new MigrationScripts(ScriptSource.Bundled(UpgradeOf(c).Target.Dialect), MigrationScripts.First)));
        try
        {
            return Create(BuildConfiguration());
        }
        finally
        {
            callbacks.RemoveAt(callbacks.Count - 1);
        }
    }

    /// <summary>The shared state of the engine that is being built.</summary>
    /// <exception cref="ConfigurationException">It is not built by IdentExchange.</exception>
    public static Upgrade UpgradeOf(UpgradeConfiguration configuration) => (configuration.ConnectionManager as GuardedConnection)?.Upgrade
        ?? throw new ConfigurationException(T($"This goes with DeployChanges.To.IdentExchange(…) only."));

    /// <summary>The engine of a configuration, with a log that shows no value of a row.</summary>
    /// <exception cref="ConfigurationException">A part of the configuration was replaced that others rely on.</exception>
    internal static ExchangeUpgradeEngine Create(UpgradeConfiguration configuration)
    {
        Upgrade upgrade = UpgradeOf(configuration);
        if (configuration is not { Journal: ResumableJournal, ScriptExecutor: StatementExecutor, ScriptFilter: PlanFilter })
            throw new ConfigurationException(T($"Journal, executor and filter of an exchange database cannot be replaced: its plan, its checksums and its resuming are made of them. Leave JournalTo and WithFilter out."));
        Tell(upgrade, configuration);
        var safe = new UpgradeConfiguration
        {
            ConnectionManager = configuration.ConnectionManager,
            Journal = configuration.Journal,
            ScriptExecutor = configuration.ScriptExecutor,
            ScriptSorter = configuration.ScriptSorter,
            ScriptNameComparer = configuration.ScriptNameComparer,
            ScriptFilter = configuration.ScriptFilter,
            VariablesEnabled = configuration.VariablesEnabled,
        };
        safe.ScriptProviders.AddRange(configuration.ScriptProviders);
        safe.ScriptPreprocessors.AddRange(configuration.ScriptPreprocessors);
        safe.AddVariables(configuration.Variables);
        safe.AddLog(new RedactingLog(configuration.Log));
        return new ExchangeUpgradeEngine(safe, upgrade);
    }

    /// <summary>What DbUp's own settings say.</summary>
    static void Tell(Upgrade upgrade, UpgradeConfiguration configuration)
    {
        ScriptNameComparer comparer = configuration.ScriptNameComparer;
        upgrade.SameName = ReferenceEquals(comparer, LetterByLetter) ? null : (a, b) => comparer.Equals(a, b);
        upgrade.ReplacesVariables = configuration.VariablesEnabled;
        // Whoever runs the bundled scripts with DbUp alone gives the tables' names so.
        Dictionary<string, string> tables = new(upgrade.Tables ?? new Dictionary<string, string>(), StringComparer.OrdinalIgnoreCase);
        Dictionary<string, string> others = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, string value) in configuration.Variables)
        {
            if (ExchangeTables.Blocks.Contains(name, StringComparer.OrdinalIgnoreCase))
                tables.TryAdd(name, value);
            else
                others[name] = value;
        }

        ExchangeTables.With(tables);
        (upgrade.Tables, upgrade.Variables) = (tables, others);
        if (configuration.ScriptPreprocessors.Count > 0)
            upgrade.Preprocess = text => configuration.ScriptPreprocessors.Aggregate(text, (t, p) => p.Process(t));
        if (ReferenceEquals(upgrade.Report, Upgrade.Nobody))
            upgrade.Report = new EventLog(configuration.Log).Tell;
    }
}
