using System.Buffers;
using System.CommandLine;
using System.Globalization;
using IdentDbBridge.Cli.Targets;
using IdentDbBridge.Migrations;

namespace IdentDbBridge.Cli.Options;

/// <summary>The options that say which database is meant, and how they are read.</summary>
sealed class TargetOptions
{
    // Of a connection string that got here by mistake.
    static readonly SearchValues<char> Signs = SearchValues.Create("=;:@/ \t\n");

    const string ProviderVariable = "IDENTDB_PROVIDER";
    const string ConnectionVariable = "IDENTDB_CONNECTION";
    const string LanguageVariable = "IDENTDB_LANG";

    /// <summary>The variables of the environment that are read.</summary>
    public static IReadOnlyList<string> Variables { get; } = [ProviderVariable, ConnectionVariable, LanguageVariable];

    public Option<string?> Provider { get; } = new("--provider") { Description = T($"Kind of server: mssql, mysql (or mariadb, which is the same) or sqlite. Else {ProviderVariable}."), Recursive = true };

    public Option<string?> Connection { get; } = new("--connection") { Description = T($"Connection string, naming the exchange database. Else {ConnectionVariable}, which keeps it off the process list."), Recursive = true };

    public Option<string?> Config { get; } = new("--config") { Description = T($"JSON file of named targets, instead of --provider and --connection. Else {UsualPlaces.FileName} in the current directory, the user's configuration or the system's."), Recursive = true };

    public Option<string?> Target { get; } = new("--target") { Description = T($"Which target of the file."), Recursive = true };

    public Option<string[]> Tables { get; } = new("--table") { Description = T($"Another name for an exchange table, e.g. Tickets=MyTickets. May be repeated; remembered by the database."), Recursive = true };

    public Option<string?> Scripts { get; } = new("--scripts") { Description = T($"Directory of the clinic's own scripts, run after the bundled ones."), Recursive = true };

    public Option<bool> Json { get; } = new("--json") { Description = T($"One JSON document on standard output."), Recursive = true };

    public Option<string?> Language { get; } = new("--lang") { Description = T($"Language of messages: en or ru. Else {LanguageVariable}, else that of the system."), Recursive = true };

    /// <summary>Has to be known before the options are made, since their descriptions are texts, too. What is neither English nor Russian is refused by the option itself.</summary>
    public static void ChooseLanguage(string[] args)
    {
        int option = Array.FindIndex(args, a => a.Split('=', ':')[0] == "--lang");
        string? wish = option < 0 ? Environment.GetEnvironmentVariable(LanguageVariable) : args[option].Length > "--lang=".Length ? args[option]["--lang=".Length..] : args.ElementAtOrDefault(option + 1);
        if (wish is "en" or "ru")
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(wish);
    }

    public void AddTo(Command command)
    {
        Language.AcceptOnlyFromAmong("en", "ru");
        foreach (Option option in new Option[] { Provider, Connection, Config, Target, Tables, Scripts, Json, Language })
            command.Options.Add(option);
    }

    /// <summary>Whether anything says which database is meant.</summary>
    public bool IsGiven(ParseResult parsed) =>
        parsed.GetValue(Provider) is not null || parsed.GetValue(Connection) is not null || parsed.GetValue(Config) is not null || parsed.GetValue(Target) is not null
        || Environment.GetEnvironmentVariable(ProviderVariable) is not null || Environment.GetEnvironmentVariable(ConnectionVariable) is not null;

    /// <summary>As <see cref="ReadTarget(ParseResult)"/>, with a database of its own for when nothing says which one is meant.</summary>
    /// <exception cref="ConfigurationException">Too little, too much, or a file that cannot be read.</exception>
    public TargetDatabase ReadTarget(ParseResult parsed, string defaultProvider, string defaultConnection) => IsGiven(parsed) ? ReadTarget(parsed) : new TargetDatabase(
        new DatabaseOptions { Provider = defaultProvider, ConnectionString = defaultConnection, Tables = Pairs(parsed.GetValue(Tables)) },
        new MigratorOptions { ScriptDirectory = parsed.GetValue(Scripts) },
        null);

    /// <exception cref="ConfigurationException">Too little, too much, or a file that cannot be read.</exception>
    public DatabaseOptions Read(ParseResult parsed) => ReadTarget(parsed).Database;

    /// <summary>Likewise, with what a file of targets says of the clinic.</summary>
    /// <exception cref="ConfigurationException">Too little, too much, or a file that cannot be read.</exception>
    public TargetDatabase ReadTarget(ParseResult parsed)
    {
        string? connection = parsed.GetValue(Connection);
        if (parsed.GetValue(Config) is not null && connection is not null)
            throw new ConfigurationException(T($"Give either --connection or --config, not both."));
        ConfiguredTarget? configured = null;
        if (ConfigFile(parsed) is { } config)
            configured = FromFile(config, parsed.GetValue(Target));
        else if (parsed.GetValue(Target) is not null)
            throw new ConfigurationException(T($"--target needs --config FILE."));

        return Database(parsed, configured, () => connection ?? configured?.Expand(configured.Connection) ?? Environment.GetEnvironmentVariable(ConnectionVariable)
            ?? throw new ConfigurationException(T($"Which database? Give --connection, or set {ConnectionVariable}. 'identdb init' writes a file to fill in.")));
    }

    /// <summary>The file of targets that is read: that of --config, else the one in the usual places, where nothing else names a database; null for none.</summary>
    public string? ConfigFile(ParseResult parsed) =>
        parsed.GetValue(Config) ?? (parsed.GetValue(Connection) is null && Environment.GetEnvironmentVariable(ConnectionVariable) is null ? UsualPlaces.Found : null);

    /// <summary>Every target of --config by its name; each is read when it is its turn, so that a wrong one does not concern the others.</summary>
    /// <exception cref="ConfigurationException">No such file, or one target is named.</exception>
    public IReadOnlyDictionary<string, Func<TargetDatabase>> ReadAll(ParseResult parsed)
    {
        if (ConfigFile(parsed) is not { } config || parsed.GetValue(Connection) is not null || parsed.GetValue(Target) is not null)
            throw new ConfigurationException(T($"--all takes every target of --config FILE; it goes with neither --connection nor --target."));
        return ReadAllOf(parsed, config);
    }

    /// <summary>Likewise of this file.</summary>
    /// <exception cref="ConfigurationException">No such file, or it is not one of targets.</exception>
    public IReadOnlyDictionary<string, Func<TargetDatabase>> ReadAllOf(ParseResult parsed, string config) =>
        Load(config).ToDictionary(t => t.Key, t => (Func<TargetDatabase>)(() => Database(
            parsed,
            t.Value,
            () => t.Value.Expand(t.Value.Connection) ?? throw new ConfigurationException(T($"Target {t.Key} has no connection.")))));

    TargetDatabase Database(ParseResult parsed, ConfiguredTarget? configured, Func<string> connection)
    {
        var database = new DatabaseOptions
        {
            Provider = parsed.GetValue(Provider) ?? configured?.Provider ?? ReadProvider(parsed),
            ConnectionString = connection(),
            Tables = Pairs(parsed.GetValue(Tables)) ?? configured?.Tables,
        };
        return new TargetDatabase(database, new MigratorOptions { ScriptDirectory = parsed.GetValue(Scripts) ?? configured?.Scripts }, configured);
    }

    /// <exception cref="ConfigurationException">Nothing names the provider.</exception>
    public string ReadProvider(ParseResult parsed) =>
        parsed.GetValue(Provider) ?? Environment.GetEnvironmentVariable(ProviderVariable) ?? OfFile(parsed)?.Provider
            ?? throw new ConfigurationException(T($"Which kind of server? Give --provider mssql, mysql or sqlite, or set {ProviderVariable}."));

    /// <summary>The target of the file that is read, where there is one and it is clear which.</summary>
    ConfiguredTarget? OfFile(ParseResult parsed) => ConfigFile(parsed) is { } config ? FromFile(config, parsed.GetValue(Target)) : null;

    static Dictionary<string, string>? Pairs(string[]? tables)
    {
        if (tables is not { Length: > 0 })
            return null;
        Dictionary<string, string> pairs = new(StringComparer.OrdinalIgnoreCase);
        foreach (string pair in tables)
        {
            int equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || !pairs.TryAdd(pair[..equals].Trim(), pair[(equals + 1)..].Trim()))
                throw new ConfigurationException(T($"--table wants BLOCK=NAME, each block once, e.g. --table Tickets=MyTickets."));
        }

        return pairs;
    }

    static ConfiguredTarget FromFile(string path, string? name)
    {
        IReadOnlyDictionary<string, ConfiguredTarget> targets = Load(path);
        string names = string.Join(", ", targets.Keys);
        if (name is null)
            return targets.Count == 1 ? targets.Values.Single() : throw new ConfigurationException(T($"{path} has several targets; choose with --target: {names}."));
        return targets.TryGetValue(name, out ConfiguredTarget? target) ? target : throw new ConfigurationException(name.AsSpan().ContainsAny(Signs)
            ? T($"{path} has no target of that name. It has: {names}.")
            : T($"{path} has no target '{name}'. It has: {names}."));
    }

    static IReadOnlyDictionary<string, ConfiguredTarget> Load(string path)
    {
        IReadOnlyDictionary<string, ConfiguredTarget> targets = TargetsFile.Read(path);
        if (TargetsFile.Warning(path, targets) is { } warning)
            Console.Error.WriteLine(warning);
        return targets;
    }
}
