using IdentDbBridge.Dialects;

namespace IdentDbBridge.Access;

/// <summary>What people are shown of a database.</summary>
public static class DatabaseName
{
    /// <summary>Database and server, without user and password. Connects to nothing.</summary>
    /// <exception cref="ConfigurationException">Unknown provider, or a connection string that is malformed or says too little.</exception>
    public static string Of(DatabaseOptions database)
    {
        ArgumentNullException.ThrowIfNull(database);
        return Dialect.Parse(database.Provider, database.ConnectionString).ToString();
    }
}
