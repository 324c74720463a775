using System.Data.Common;
using System.Net;
using System.Net.Sockets;

namespace IdentDbBridge.ServerTests.Migrations;

public abstract class ConnectionContract<TServer> : MigrationContract<TServer>
    where TServer : ITestServer
{
    const string Secret = "Геслo;Pa$$w0rd='x";

    [Fact]
    public async Task With_a_wrong_password_ends_with_6_and_says_so()
    {
        var refused = await RunAsync(6, With(("password", Secret)));
        Assert.Contains("refuses the login", refused.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("w0rd", refused.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task To_a_database_that_does_not_exist_ends_with_6_another_message_and_makes_none()
    {
        var missing = TestDatabase.NewName();
        var refused = await RunAsync(6, With(("database", missing)));
        Assert.Contains("Database missing", refused.Errors, StringComparison.Ordinal);
        Assert.Contains(missing, refused.Errors, StringComparison.Ordinal);
        // And again: nothing was created.
        await RunAsync(6, With(("database", missing)));
    }

    [Fact]
    public async Task To_a_port_where_nobody_listens_ends_with_6_and_a_third_message()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        var refused = await RunAsync(6, At(port));
        Assert.Contains("Nothing listens there", refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_right_to_create_tables_ends_with_7_and_writes_nothing()
    {
        var refused = await RunAsync(7, await ReaderAsync());
        Assert.DoesNotContain("w0rd", refused.All, StringComparison.Ordinal);
        Assert.Empty(List(Snapshot.Tables(Database)));
    }

    /// <summary>The connection string of a login that may read and do nothing else.</summary>
    protected abstract Task<string> ReaderAsync();

    /// <summary>The connection string with another port.</summary>
    protected abstract string At(int port);

    protected string With(params (string Key, object Value)[] settings)
    {
        var builder = new DbConnectionStringBuilder { ConnectionString = Database.ConnectionString };
        foreach (var (key, value) in settings)
        {
            // SQL Server's driver writes other words for the same things.
            var known = key switch
            {
                "database" when TServer.Provider == "mssql" => "Initial Catalog",
                "user id" when TServer.Provider == "mssql" => "User ID",
                "server" when TServer.Provider == "mssql" => "Data Source",
                _ => key,
            };
            builder[known] = value;
        }

        return builder.ConnectionString;
    }

    static async Task<Identdb.Result> RunAsync(int code, string connectionString)
    {
        await using var other = new TestDatabase("", TServer.Provider, connectionString, TServer.Connect, () => { });
        return await Identdb.RunAsync(code, other, "up");
    }
}

public abstract class MySqlConnectionContract<TServer> : ConnectionContract<TServer>
    where TServer : ITestServer
{
    readonly string _user = $"u{Guid.NewGuid():N}"[..16];

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Run($"drop user if exists {_user}@'127.0.0.1', {_user}@localhost");
        await base.DisposeAsync();
    }

    protected override Task<string> ReaderAsync()
    {
        foreach (var host in new[] { "127.0.0.1", "localhost" })
        {
            Run($"create user {_user}@'{host}' identified by 'Pa$$w0rd'");
            Run($"grant select on {Database.Name}.* to {_user}@'{host}'");
        }

        return Task.FromResult(With(("user id", _user), ("password", "Pa$$w0rd")));
    }

    protected override string At(int port) => With(("port", port));

    [Fact]
    public async Task Without_any_right_to_the_database_ends_with_7()
    {
        Run($"create user {_user}@'127.0.0.1' identified by 'Pa$$w0rd'");
        Run($"create user {_user}@localhost identified by 'Pa$$w0rd'");
        await using var other = new TestDatabase("", TServer.Provider, With(("user id", _user), ("password", "Pa$$w0rd")), TServer.Connect, () => { });
        Assert.Contains("No rights", (await Identdb.RunAsync(7, other, "up")).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task To_a_server_that_stalls_in_the_handshake_ends_with_6()
    {
        await using var stalling = new StallingProxy((int)(uint)new MySqlConnectionStringBuilder(Database.ConnectionString).Port);
        await using var other = new TestDatabase("", TServer.Provider, With(("port", stalling.Port), ("connectiontimeout", 1), ("sslmode", "Preferred")), TServer.Connect, () => { });
        Assert.Matches("no valid response|does not greet", (await Identdb.RunAsync(6, other, "up")).Errors);
    }
}

public sealed class ConnectionToMariaDb : MySqlConnectionContract<MariaDb>;

public sealed class ConnectionToMySql : MySqlConnectionContract<MySql>;

public sealed class ConnectionToMsSql : ConnectionContract<MsSql>
{
    readonly string _login = $"u{Guid.NewGuid():N}"[..16];

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        using var connection = MsSql.Connect((await TestEnvironment.FindAsync(MsSql.Name)).ConnectionString);
        connection.Open();
        if (connection.Scalar<int>($"select count(*) from sys.server_principals where name = '{_login}'") > 0)
            connection.Run($"drop login {_login}");
    }

    protected override Task<string> ReaderAsync()
    {
        Run($"create login {_login} with password = 'Pa$$w0rd'");
        Run($"create user {_login} for login {_login}");
        return Task.FromResult(With(("user id", _login), ("password", "Pa$$w0rd")));
    }

    protected override string At(int port) => With(("server", $"127.0.0.1,{port}"));
}
