using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace IdentDbBridge.ServerTests;

/// <summary>Embedded, hence always there: a database is a file in a temporary directory of its own.</summary>
public sealed class Sqlite : ITestServer
{
    public static string Name => "sqlite";

    public static string Provider => "sqlite";

    public static string TextType => "text";

    public static DbConnection Connect(string connectionString) => new SqliteConnection(connectionString);

    public static Task<TestDatabase> CreateDatabaseAsync()
    {
        var directory = Directory.CreateTempSubdirectory("identdb-").FullName;
        var name = TestDatabase.NewName();
        var connectionString = new SqliteConnectionStringBuilder { DataSource = Path.Combine(directory, $"{name}.db") }.ConnectionString;
        return Task.FromResult(new TestDatabase(name, Provider, connectionString, Connect, () =>
        {
            // Windows deletes no open file, and a pool keeps its files open.
            SqliteConnection.ClearAllPools();
            Directory.Delete(directory, recursive: true);
        }));
    }
}
