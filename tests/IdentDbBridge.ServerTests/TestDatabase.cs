using System.Data.Common;
using IdentDbBridge.ServerTests.Containers;

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

    /// <summary>Where it is; null for a file, and for servers that a test has started for itself.</summary>
    public TestServerAddress? Server { get; init; }

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
