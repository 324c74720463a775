using System.Data.Common;

namespace IdentDbBridge.ServerTests;

/// <summary>Makes and drops databases on servers; the parts in which SQL Server, MariaDB and MySQL do not differ.</summary>
static class ServerDatabase
{
    static readonly Lock Turn = new();

    /// <summary>Creates a database on <typeparamref name="TServer"/>.</summary>
    /// <param name="create">The statement that creates a database of the given name.</param>
    /// <param name="at">The server's connection string, with the database's name added.</param>
    /// <param name="clearPool">Closes idle pooled connections to the database.</param>
    public static Task<TestDatabase> CreateAsync<TServer>(Func<string, string> create, Func<string, string, string> at, Action<string> clearPool)
        where TServer : ITestServer
    {
        var server = TestEnvironment.ConnectionString(TServer.Name);
        var name = TestDatabase.NewName();
        var connectionString = at(server, name);
        return Task.Run(() =>
        {
            Execute<TServer>(server, create(name));
            return new TestDatabase(name, TServer.Provider, connectionString, TServer.Connect, () =>
            {
                clearPool(connectionString);
                Execute<TServer>(server, $"DROP DATABASE {name}");
            });
        });
    }

    static void Execute<TServer>(string server, string sql)
        where TServer : ITestServer
    {
        using var connection = TServer.Connect(server);
        try
        {
            connection.Open();
        }
        catch (DbException error)
        {
            throw new InvalidOperationException($"IDENTDB_TEST_{TServer.Name.ToUpperInvariant()} is set, but that server cannot be used: {error.Message}", error);
        }
        // One at a time: a stand-in for SQL Server does not make and drop databases side by side.
        lock (Turn)
            connection.Run(sql);
    }
}
