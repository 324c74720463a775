using IdentDbBridge.Data;

namespace IdentDbBridge.Migrations.Run;

/// <summary>The databases that a server keeps for itself.</summary>
static class SystemDatabases
{
    /// <exception cref="ConfigurationException">The target is one of them.</exception>
    public static void Refuse(ConnectionTarget target)
    {
        if (target.Dialect.IsSystemDatabase(target.Database))
            throw new ConfigurationException(T($"{target.Database} is a database of the server itself, not one for the exchange. Name another one in the connection string, and create it if it is not there.")) { Remedy = new(RemedyKind.CreateDatabase) };
    }
}
