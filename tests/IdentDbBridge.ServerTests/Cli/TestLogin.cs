using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.SqlClient;

namespace IdentDbBridge.ServerTests.Cli;

/// <summary>A login of its own for a test, dropped when it is disposed of.</summary>
sealed class TestLogin : IDisposable
{
    readonly TestDatabase _database;
    readonly List<string> _given = [];

    TestLogin(TestDatabase database, string name, string[] create)
    {
        (_database, Name) = (database, name);
        using var connection = database.Open();
        foreach (var statement in create)
            connection.Run(statement);
    }

    public string Name { get; }

    /// <summary>May do everything in <paramref name="database"/>.</summary>
    public static TestLogin CreateOwner(TestDatabase database, string password) => Create(database, password, "GRANT ALL ON {1}.* TO {0}", "ALTER SERVER ROLE sysadmin ADD MEMBER {0}");

    /// <summary>May open <paramref name="database"/> and read it.</summary>
    public static TestLogin CreateReader(TestDatabase database, string password) => Create(database, password, "GRANT SELECT ON {1}.* TO {0}", "CREATE USER {0} FOR LOGIN {0}");

    /// <summary>May do with the tables of <paramref name="database"/> what is listed and nothing else.</summary>
    public static TestLogin CreateWith(TestDatabase database, string password, IEnumerable<(string Table, string Rights)> grants)
    {
        var login = Create(database, password, "", "CREATE USER {0} FOR LOGIN {0}");
        using var connection = database.Open();
        foreach (var (table, rights) in grants)
        {
            connection.Run($"GRANT {rights} ON {table} TO {login.Name}");
            login._given.Add($"REVOKE {rights} ON {table} FROM {login.Name}");
        }

        return login;
    }

    /// <summary>May not even open <paramref name="database"/>.</summary>
    public static TestLogin CreateStranger(TestDatabase database, string password) => Create(database, password, "", "");

    /// <summary>The connection string of its database with this login in it.</summary>
    /// <param name="password">The whole pair.</param>
    /// <param name="changes">What is otherwise than it should be; a null takes the pair out.</param>
    public string ConnectionString(string password, params (string Key, string? Value)[] changes)
    {
        var builder = new DbConnectionStringBuilder { ConnectionString = _database.ConnectionString };
        foreach (var key in (string[])["password", "pwd", "user id", "uid", "user"])
            builder.Remove(key);
        foreach (var (key, value) in changes)
        {
            foreach (var same in Synonyms(key))
                builder.Remove(same);
            if (value is not null)
                builder[key] = value;
        }

        return $"{builder.ConnectionString};User Id={Name};{password}";
    }

    public void Dispose()
    {
        using var connection = _database.Open();
        if (_database.Provider == "mysql")
        {
            connection.Run($"DROP USER {Name}");
            return;
        }

        // SQL Server would drop the rights with the user; a stand-in for it does not.
        foreach (var revoke in _given)
            connection.Run(revoke);
        connection.Run($"IF EXISTS (SELECT 1 FROM sys.database_principals WHERE name = N'{Name}') DROP USER {Name}");
        // Commands that went through the library leave sessions of this login in the pool.
        SqlConnection.ClearAllPools();
        // The server may not have noticed yet that the last session is closed.
        var patience = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                connection.Run($"DROP LOGIN {Name}");
                return;
            }
            catch (DbException) when (patience.Elapsed < TimeSpan.FromSeconds(10))
            {
                Thread.Yield();
            }
        }
    }

    static TestLogin Create(TestDatabase database, string password, string grantOnMySql, string grantOnSqlServer)
    {
        var name = $"t{Guid.NewGuid():N}"[..20];
        var mysql = database.Provider == "mysql";
        string[] create = mysql
            ? [$"CREATE USER {name} IDENTIFIED BY '{password.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'", grantOnMySql]
            : [$"CREATE LOGIN {name} WITH PASSWORD = N'{password.Replace("'", "''", StringComparison.Ordinal)}'", grantOnSqlServer];
        return new TestLogin(database, name, [.. create.Where(s => s.Length > 0).Select(s => s.Replace("{0}", name, StringComparison.Ordinal).Replace("{1}", database.Name, StringComparison.Ordinal))]);
    }

    static string[] Synonyms(string key) => key switch
    {
        "Server" => ["server", "data source", "host"],
        "Database" => ["database", "initial catalog"],
        _ => [key],
    };
}
