using System.Data.Common;
using Microsoft.Data.SqlClient;

namespace IdentDbBridge.ServerTests;

public sealed class MsSql : ITestServer
{
    public static string Name => "mssql";

    public static string Provider => "mssql";

    public static string TextType => "nvarchar(100)";

    public static DbConnection Connect(string connectionString) => new SqlConnection(connectionString);

    /// <summary>Whether it is SQL Server itself. A stand-in that speaks its protocol differs in places; contracts then override with the reason.</summary>
    internal static bool IsSqlServer(DbConnection connection) =>
        connection.Scalar<string>("select @@version").StartsWith("Microsoft SQL Server", StringComparison.Ordinal);

    // A pooled connection that anyone left in the database would forbid to drop it: all pools are cleared.
    public static Task<TestDatabase> CreateDatabaseAsync() =>
        ServerDatabase.CreateAsync<MsSql>(
            name => $"CREATE DATABASE {name}",
            (server, name) => new SqlConnectionStringBuilder(server) { InitialCatalog = name }.ConnectionString,
            _ => SqlConnection.ClearAllPools());
}
