using IdentDbBridge.Data;
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
        All.FirstOrDefault(d => string.Equals(d.Name, Alias(name.Trim()), StringComparison.OrdinalIgnoreCase))
            ?? throw new ConfigurationException(MayBeShown(name) ? T($"Unknown provider '{name}'. Known are: {Names}.") : T($"Unknown provider. Known are: {Names}."));

    /// <summary>Reads a connection string that must name a server and a database.</summary>
    /// <exception cref="ConfigurationException">Unknown provider, or a connection string that is malformed or says too little.</exception>
    public static ConnectionTarget Parse(string provider, string connectionString)
    {
        IDialect dialect = Named(provider);
        if (string.IsNullOrWhiteSpace(connectionString))
            throw new ConfigurationException(T($"The connection string is empty."));
        ConnectionTarget target = dialect.Parse(connectionString);
        if (target.Server.Length == 0)
            throw new ConfigurationException(T($"The connection string names no server. Add Server=… to it."));
        if (target.Database.Length == 0 && dialect is not SqliteDialect)
            throw new ConfigurationException(T($"The connection string names no database. Add Database=… to it."));
        return target;
    }

    static string Alias(string name) => name.Equals("mariadb", StringComparison.OrdinalIgnoreCase) ? "mysql" : name;

    // A connection string may have got here by mistake.
    static bool MayBeShown(string name) => !name.AsSpan().ContainsAny("=;:@");
}
