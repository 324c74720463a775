using System.Data.Common;
using IdentDbBridge.ServerTests.Containers;

namespace IdentDbBridge.ServerTests;

/// <summary>Makes and drops databases on servers; the parts in which SQL Server, MariaDB and MySQL do not differ.</summary>
static class ServerDatabase
{
    static readonly Lock Turn = new();

    /// <summary>Creates a database on <typeparamref name="TServer"/>.</summary>
    /// <param name="create">The statement that creates a database of the given name.</param>
    /// <param name="at">The server's connection string, with the database's name added.</param>
    /// <param name="clearPool">Closes idle pooled connections to the database.</param>
    public static async Task<TestDatabase> CreateAsync<TServer>(Func<string, string> create, Func<string, string, string> at, Action<string> clearPool)
        where TServer : ITestServer
    {
        var server = await TestEnvironment.FindAsync(TServer.Name);
        var name = TestDatabase.NewName();
        var connectionString = at(server.ConnectionString, name);
        return await Task.Run(() =>
        {
            Execute<TServer>(server, create(name));
            return new TestDatabase(name, TServer.Provider, connectionString, TServer.Connect, () =>
            {
                clearPool(connectionString);
                Execute<TServer>(server, $"DROP DATABASE {name}");
            })
            {
                Server = server,
            };
        });
    }

    static void Execute<TServer>(TestServerAddress server, string sql)
        where TServer : ITestServer
    {
        using var connection = TServer.Connect(server.ConnectionString);
        try
        {
            connection.Open();
        }
        catch (DbException error)
        {
            var which = server.Image is { } image ? $"The container of {image} has started" : $"{ServerSource.Variable(TServer.Name)} is set";
            throw new InvalidOperationException($"{which}, but that server cannot be used: {error.Message}", error);
        }
        // One at a time: a stand-in for SQL Server does not make and drop databases side by side.
        lock (Turn)
            connection.Run(sql);
    }
}
