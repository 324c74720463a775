using System.Data.Common;

namespace IdentDbBridge.ServerTests;

/// <summary>A database that a test has for itself.</summary>
public sealed class TestDatabase(string name, string provider, string connectionString, Func<string, DbConnection> connect, Action drop) : IAsyncDisposable
{
    /// <summary>Its name on the server.</summary>
    public string Name => name;

    /// <summary>mssql, mysql or sqlite.</summary>
    public string Provider => provider;

    /// <summary>Connects to it, with the rights to do everything in it.</summary>
    public string ConnectionString => connectionString;

    /// <summary>A random name.</summary>
    public static string NewName() => $"identdb_{Guid.NewGuid():N}";

    /// <summary>An open connection, for the caller to dispose of.</summary>
    public DbConnection Open()
    {
        var connection = connect(connectionString);
        connection.Open();
        return connection;
    }

    /// <summary>Drops it.</summary>
    public async ValueTask DisposeAsync() => await Task.Run(drop);
}
