using IdentDbBridge.ServerTests.Cli;

namespace IdentDbBridge.ServerTests.Provisioning;

/// <summary>A login that may read a database, but make no users and give no rights.</summary>
sealed class OwnerLogin<TServer> : IAsyncDisposable
    where TServer : ITestServer
{
    const string Password = "Owner-Zq1!Zq1!";

    readonly TestLogin _login;
    readonly TestDatabase _database;

    public OwnerLogin(TestDatabase database)
    {
        (_database, _login) = (database, TestLogin.CreateReader(database, Password));
        if (TServer.Provider != "mssql")
            return;
        using var connection = database.Open();
        connection.Run($"GRANT SELECT ON SCHEMA::dbo TO {_login.Name}");
    }

    public string ConnectionString => _login.ConnectionString($"Password={Password};Pooling=false");

    public ValueTask DisposeAsync()
    {
        // SQL Server would drop the right with the user; the stand-in does not.
        if (TServer.Provider == "mssql")
        {
            using var connection = _database.Open();
            connection.Run($"REVOKE SELECT ON SCHEMA::dbo FROM {_login.Name}");
        }

        _login.Dispose();
        return ValueTask.CompletedTask;
    }
}
