using System.Data.Common;
using Microsoft.Data.SqlClient;

namespace IdentDbBridge.ServerTests;

public sealed class MsSql : ITestServer
{
    public static string Name => "mssql";

    public static string Provider => "mssql";

    public static string TextType => "nvarchar(100)";

    public static DbConnection Connect(string connectionString) => new SqlConnection(connectionString);

    // A pooled connection that anyone left in the database would forbid to drop it: all pools are cleared.
    public static Task<TestDatabase> CreateDatabaseAsync() =>
        ServerDatabase.CreateAsync<MsSql>(
            name => $"CREATE DATABASE {name}",
            (server, name) => new SqlConnectionStringBuilder(server) { InitialCatalog = name }.ConnectionString,
            _ => SqlConnection.ClearAllPools());
}
