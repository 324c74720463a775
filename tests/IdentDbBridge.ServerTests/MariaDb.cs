using System.Data.Common;

namespace IdentDbBridge.ServerTests;

public sealed class MariaDb : ITestServer
{
    public static string Name => "mariadb";

    public static string Provider => "mysql";

    public static string TextType => MySql.TextType;

    public static DbConnection Connect(string connectionString) => MySql.Connect(connectionString);

    public static Task<TestDatabase> CreateDatabaseAsync() => MySql.CreateDatabaseAsync<MariaDb>();
}
