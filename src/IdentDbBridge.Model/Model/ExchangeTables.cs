using System.Text.RegularExpressions;

namespace IdentDbBridge.Model;

/// <summary>
/// The names of the six exchange tables. IDENT lets its user rename each block's tables; the defaults are its documented names.
/// </summary>
public sealed partial record ExchangeTables
{
    // CHECK names are made of the table's name, and MySQL's identifiers end at 64 characters.
    const int MaxLength = 40;

    readonly string[] _names;

    ExchangeTables(string[] names) => _names = names;

    /// <summary>The blocks, which are also the variables of the scripts, in the order of <see cref="Names"/>.</summary>
    public static IReadOnlyList<string> Blocks { get; } = ["FinishedCalls", "OngoingCalls", "Tickets", "Branches", "Doctors", "Intervals"];

    /// <summary>The documented names.</summary>
    public static ExchangeTables Default { get; } = new([.. Blocks.Select(b => "IDENT_" + b)]);

    /// <summary>The table of each block.</summary>
    public IReadOnlyDictionary<string, string> Names => Blocks.Zip(_names).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal);

    /// <summary>The documented names with some of them replaced.</summary>
    /// <param name="names">Block to table name; null or empty for none.</param>
    /// <exception cref="ConfigurationException">No such block, a name that is not letters, digits and underscores, longer than 40 characters, or given twice.</exception>
    public static ExchangeTables With(IReadOnlyDictionary<string, string>? names)
    {
        string[] result = [.. Default._names];
        foreach ((string block, string name) in names ?? new Dictionary<string, string>())
        {
            int index = Blocks.Select(b => b.ToUpperInvariant()).ToList().IndexOf(block.ToUpperInvariant());
            if (index < 0)
                throw new ConfigurationException(Valid().IsMatch(block) ? T($"There is no exchange table '{block}'. The blocks are: {string.Join(", ", Blocks)}.") : T($"There is no exchange table of that name. The blocks are: {string.Join(", ", Blocks)}."));
            if (name is null || !Valid().IsMatch(name) || name.Length > MaxLength || Reserved().IsMatch(name))
                throw new ConfigurationException(T($"The name given for the {Blocks[index]} table cannot be used: letters, digits and underscores, {MaxLength} characters at the most, and none of the bridge's own names."));
            result[index] = name;
        }

        string? twice = result.GroupBy(n => n, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1)?.Key;
        return twice is null
            ? new ExchangeTables(result)
            : throw new ConfigurationException(T($"Two exchange tables cannot both be named '{twice}'."));
    }

    /// <inheritdoc/>
    public bool Equals(ExchangeTables? other) => other is not null && _names.SequenceEqual(other._names, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => string.Join('|', _names).GetHashCode(StringComparison.Ordinal);

    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{Nd}_]*\z")]
    private static partial Regex Valid();

    [GeneratedRegex(@"^(?:IdentBridge_.*|SchemaVersions)\z", RegexOptions.IgnoreCase)]
    private static partial Regex Reserved();
}
