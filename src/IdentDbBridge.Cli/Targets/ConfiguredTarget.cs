using System.Data.Common;
using System.Text.RegularExpressions;

namespace IdentDbBridge.Cli.Targets;

/// <summary>A target as a file names it; null for what it does not say.</summary>
sealed partial record ConfiguredTarget
{
    public required string Name { get; init; }

    public string? Provider { get; init; }

    /// <summary>Connection string, maybe with <c>${VARIABLE}</c>.</summary>
    public string? Connection { get; init; }

    /// <summary>The same with IDENT's login, by which <c>check</c> looks.</summary>
    public string? IdentConnection { get; init; }

    public string? TimeZone { get; init; }

    /// <summary>How often IDENT uploads the schedule, in minutes.</summary>
    public int? ScheduleEvery { get; init; }

    /// <summary>How long calls and tickets are kept, in days.</summary>
    public int? Retention { get; init; }

    public string? Scripts { get; init; }

    public Dictionary<string, string>? Tables { get; init; }

    public override string ToString() => Name;

    /// <summary>What messages and tables may show of it.</summary>
    public IEnumerable<string> Shown => ((string?[])[Name, Provider, TimeZone, Scripts, .. (Tables ?? []).SelectMany(pair => (string[])[pair.Key, pair.Value])]).OfType<string>();

    /// <summary>A connection string with the variables of the environment in their places; values are quoted where they must be.</summary>
    /// <exception cref="ConfigurationException">A variable is not set, or it is no connection string.</exception>
    public string? Expand(string? connection)
    {
        if (connection is null || !Variable().IsMatch(connection))
            return connection;
        if (Variable().Match(connection.Trim()) is { Index: 0 } whole && whole.Length == connection.Trim().Length)
            return Value(whole);
        var parts = new DbConnectionStringBuilder();
        try
        {
            parts.ConnectionString = connection;
        }
        catch (ArgumentException)
        {
            // Its message quotes the text around the error.
            throw new ConfigurationException(T($"The connection of the target {Name} is not a connection string: write Key=value;Key=value, and a value with a ; or a quote in quotes."));
        }

        foreach (string key in parts.Keys.Cast<string>().ToList())
            parts[key] = Variable().Replace((string)parts[key], Value);
        return parts.ConnectionString;
    }

    string Value(Match variable)
    {
        string name = variable.Groups["name"].Value;
        return Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : throw new ConfigurationException(T($"The connection of the target {Name} wants the variable {name}, which is not set."));
    }

    [GeneratedRegex(@"\$\{(?<name>[A-Za-z_][A-Za-z0-9_]*)\}")]
    private static partial Regex Variable();
}
