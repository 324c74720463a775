using IdentDbBridge.Dialects.MsSql;
using IdentDbBridge.Dialects.MySql;
using IdentDbBridge.Dialects.Sqlite;

namespace IdentDbBridge.Dialects;

/// <summary>The kinds of server by their provider name.</summary>
static class Dialect
{
    static readonly IDialect[] All = [new MsSqlDialect(), new MySqlDialect(), new SqliteDialect()];

    /// <summary>The provider names, for people.</summary>
    public static string Names => string.Join(", ", All.Select(d => d.Name));

    /// <exception cref="ConfigurationException">There is no such provider.</exception>
    public static IDialect Named(string name) =>
        All.FirstOrDefault(d => string.Equals(d.Name, name.Trim(), StringComparison.OrdinalIgnoreCase))
            ?? throw new ConfigurationException($"Unknown provider{Shown(name)}. Known are: {Names}.");

    // A connection string may have got here by mistake.
    static string Shown(string name) => name.AsSpan().ContainsAny("=;:@") ? "" : $" '{name}'";
}
