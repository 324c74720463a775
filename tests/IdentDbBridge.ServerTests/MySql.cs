using System.Data.Common;

namespace IdentDbBridge.ServerTests;

public sealed class MySql : ITestServer
{
    public static string Name => "mysql";

    public static string Provider => "mysql";

    public static string TextType => "varchar(100) character set utf8mb4";

    public static DbConnection Connect(string connectionString) => new MySqlConnection(connectionString);

    public static Task<TestDatabase> CreateDatabaseAsync() => CreateDatabaseAsync<MySql>();

    /// <summary>On MySQL or MariaDB.</summary>
    internal static Task<TestDatabase> CreateDatabaseAsync<TServer>()
        where TServer : ITestServer =>
        ServerDatabase.CreateAsync<TServer>(
            name => $"CREATE DATABASE {name} CHARACTER SET utf8mb4",
            (server, name) => new MySqlConnectionStringBuilder(server) { Database = name }.ConnectionString,
            connectionString => MySqlConnection.ClearPool(new MySqlConnection(connectionString)));
}
