using IdentDbBridge.ServerTests.Cli;

namespace IdentDbBridge.ServerTests.Provisioning;

/// <summary>A login that may read a database, but make no users and give no rights.</summary>
sealed class OwnerLogin<TServer> : IAsyncDisposable
    where TServer : ITestServer
{
    const string Password = "Owner-Zq1!Zq1!";

    readonly TestLogin _login;

    public OwnerLogin(TestDatabase database)
    {
        _login = TestLogin.CreateReader(database, Password);
        if (TServer.Provider != "mssql")
            return;
        using var connection = database.Open();
        connection.Run($"GRANT SELECT ON SCHEMA::dbo TO {_login.Name}");
    }

    public string ConnectionString => _login.ConnectionString($"Password={Password};Pooling=false");

    public ValueTask DisposeAsync()
    {
        _login.Dispose();
        return ValueTask.CompletedTask;
    }
}
