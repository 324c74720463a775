namespace IdentDbBridge.Health.Clients;

/// <summary>A generation of a database driver that may be built into IDENT. Which one is, nobody outside knows.</summary>
/// <param name="Id">For monitoring: never changed once released.</param>
/// <param name="Name">For people.</param>
public sealed record Client(string Id, string Name)
{
    internal static readonly Client MySqlData6 = new("mysql-data-6", "MySql.Data 6.9, 6.10");

    internal static readonly Client MySqlData8 = new("mysql-data-8.0", "MySql.Data 8.0");

    internal static readonly Client MySqlData9 = new("mysql-data-9", "MySql.Data 8.1 - 26");

    internal static readonly Client MySqlConnector = new("mysqlconnector", "MySqlConnector 2");

    internal static readonly Client SystemSqlClient = new("system-data-sqlclient", "System.Data.SqlClient");

    internal static readonly Client MicrosoftSqlClient2 = new("microsoft-data-sqlclient-2", "Microsoft.Data.SqlClient 1 - 3");

    internal static readonly Client MicrosoftSqlClient5 = new("microsoft-data-sqlclient-5", "Microsoft.Data.SqlClient 4 - 7");

    /// <summary>Those of MySQL and MariaDB, the oldest first.</summary>
    internal static IReadOnlyList<Client> OfMySql { get; } = [MySqlData6, MySqlData8, MySqlData9, MySqlConnector];

    /// <summary>Those of Oracle's, which take their character set from the server's greeting.</summary>
    internal static IReadOnlyList<Client> OfOracle { get; } = [MySqlData6, MySqlData8, MySqlData9];

    /// <summary>Those of SQL Server, the oldest first.</summary>
    internal static IReadOnlyList<Client> OfMsSql { get; } = [SystemSqlClient, MicrosoftSqlClient2, MicrosoftSqlClient5];
}
