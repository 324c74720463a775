using System.Data.Common;
using IdentDbBridge.ServerTests.Cli;
using IdentDbBridge.ServerTests.Containers;

namespace IdentDbBridge.ServerTests.Provisioning;

/// <summary>How an account logs in is chosen on request, never weakened by itself, and told.</summary>
public abstract class AuthenticationContract<TServer>(ITestOutputHelper log) : IAsyncLifetime
    where TServer : ITestServer
{
    protected const string Password = "Пароль-Zq1!Zq1!";

    readonly ExchangeDatabase<TServer> _exchange = new();
    readonly Workspace _files = new();
    readonly List<string> _users = [];

    protected TestDatabase Database => _exchange.Database!;

    /// <summary>As the server makes accounts.</summary>
    protected abstract string Own { get; }

    /// <summary>The value of --auth that this server cannot do; null when it can do all.</summary>
    protected abstract string? Impossible { get; }

    /// <summary>The value of --auth that is as the server does by itself.</summary>
    protected abstract string Possible { get; }

    public async ValueTask InitializeAsync() => await _exchange.CreateAsync();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _files.Dispose();
        if (_exchange.Database is null)
            return;
        foreach (var user in _users)
            Run($"DROP USER IF EXISTS {user}");
        await _exchange.DisposeAsync();
    }

    [FactOnEachImage]
    public async Task Is_told_of_new_accounts_and_of_those_that_were_there()
    {
        var user = NewUser();
        foreach (var (auth, created) in ((string[], bool)[])[([], true), ([], false), (["--auth", "default"], false), (["--auth", Possible], false)])
        {
            var result = await GrantAsync(0, ["--user", user, "--json", .. auth]);
            Assert.Equal((Own, created), (result.Json.GetProperty("authentication").GetString(), result.Json.GetProperty("created").GetBoolean()));
            Assert.NotEqual("", result.Json.GetProperty("advice").GetString());
        }

        var other = NewUser();
        Assert.Contains($"The user logs in by {Own}.", (await GrantAsync(0, "--user", other, "--auth", Possible)).Output, StringComparison.Ordinal);
        Assert.False(Refused(other, "SELECT COUNT(*) FROM IDENT_Tickets"));
        log.WriteLine($"figure: {TServer.Name}: accounts log in by {Own}; --auth {Impossible} is refused");
    }

    [FactOnEachImage]
    public async Task That_the_server_lacks_is_refused_before_anything_is_made()
    {
        if (Impossible is not { } auth)
        {
            Assert.Skip("This server can do all of them.");
            return;
        }

        var user = NewUser();
        Assert.Contains("This server has no ", (await GrantAsync(2, "--user", user, "--auth", auth)).AssertSentence(2), StringComparison.Ordinal);
        Assert.Equal(0, Count($"SELECT COUNT(*) FROM mysql.user WHERE User = '{user}'"));
        Assert.Contains("This server has no ", (await InProcess.RunAsync(Line("grant", "ident", "--user", user, "--auth", auth, "--script"))).AssertSentence(2), StringComparison.Ordinal);
    }

    [FactOnEachImage]
    public async Task Of_an_account_that_is_there_is_not_changed()
    {
        var user = NewUser();
        Run(Foreign(user));
        var sentence = (await GrantAsync(2, "--user", user, "--auth", Possible)).AssertSentence(2);
        Assert.Contains("is there already, and logs in by ", sentence, StringComparison.Ordinal);
        Assert.Contains($"ALTER USER '{user}'@'%' IDENTIFIED ", sentence, StringComparison.Ordinal);
        Assert.Equal(0, Rights(user));
        // Without the wish it gets its rights, and keeps its way.
        Assert.NotEqual(Own, (await GrantAsync(0, "--user", user, "--json")).Json.GetProperty("authentication").GetString());
    }

    [FactOnEachImage]
    public async Task TRUNCATE_is_allowed_on_request_only_and_taken_with_the_rest()
    {
        string[] statements = ["TRUNCATE TABLE IDENT_Branches", "TRUNCATE TABLE IDENT_Doctors", "TRUNCATE TABLE IDENT_Intervals"];
        var (plain, wide) = (NewUser(), NewUser());
        await GrantAsync(0, "--user", plain);
        await GrantAsync(0, "--user", wide, "--allow-truncate");
        foreach (var statement in statements)
        {
            Assert.True(Refused(plain, statement), statement);
            Assert.False(Refused(wide, statement), statement);
        }

        Assert.True(Refused(wide, "TRUNCATE TABLE IDENT_Tickets"));
        Assert.Contains("for IDENT only", (await InProcess.RunAsync(Line("grant", "web", "--user", NewUser(), "--allow-truncate"))).AssertSentence(2), StringComparison.Ordinal);
        foreach (var user in (string[])[plain, wide])
        {
            var result = await InProcess.RunAsync(Line("revoke", "ident", "--user", user));
            Assert.True(result.Code == 0, result.Errors);
            Assert.Equal(0, Rights(user));
        }
    }

    /// <summary>An account that logs in by something else than <see cref="Own"/>.</summary>
    protected abstract string Foreign(string user);

    protected string NewUser()
    {
        var user = $"u{Guid.NewGuid():N}"[..12];
        _users.Add(user);
        return user;
    }

    private protected async Task<CliResult> GrantAsync(int code, params string[] more)
    {
        var result = await InProcess.RunAsync([.. Line("grant", "ident", "--password-file", _files.Write("password.txt", Password)), .. more]);
        Assert.True(result.Code == code, result.Output + result.Errors);
        return result;
    }

    string[] Line(params string[] line) => [.. line, "--provider", "mysql", "--connection", Database.ConnectionString];

    bool Refused(string user, string sql)
    {
        using var connection = new MySqlConnection(new MySqlConnectionStringBuilder(Database.ConnectionString) { UserID = user, Password = Password, Pooling = false }.ConnectionString);
        connection.Open();
        try
        {
            connection.Run(sql);
            return false;
        }
        catch (DbException e) when (e.Message.Contains("denied", StringComparison.Ordinal))
        {
            return true;
        }
    }

    /// <summary>Tables of which the account has any right.</summary>
    int Rights(string user) => Count($"SELECT COUNT(*) FROM information_schema.TABLE_PRIVILEGES WHERE GRANTEE LIKE '%{user}%'");

    int Count(string sql)
    {
        using var connection = Database.Open();
        return connection.Scalar<int>(sql);
    }

    void Run(string sql)
    {
        using var connection = Database.Open();
        connection.Run(sql);
    }
}

public sealed class AuthenticationOnMariaDb(ITestOutputHelper log) : AuthenticationContract<MariaDb>(log)
{
    protected override string Own => "mysql_native_password";

    protected override string Impossible => "sha2";

    protected override string Possible => "native";

    protected override string Foreign(string user) => $"CREATE USER {user} IDENTIFIED VIA unix_socket";
}

public sealed class AuthenticationOnMySql(ITestOutputHelper log) : AuthenticationContract<MySql>(log)
{
    protected override string Own => "caching_sha2_password";

    // MySQL 8.0 has it, and 8.4 can have it.
    protected override string? Impossible
    {
        get
        {
            using var connection = Database.Open();
            return connection.Scalar<int>("SELECT COUNT(*) FROM information_schema.PLUGINS WHERE PLUGIN_NAME = 'mysql_native_password' AND PLUGIN_STATUS = 'ACTIVE'") > 0 ? null : "native";
        }
    }

    protected override string Possible => "sha2";

    protected override string Foreign(string user) => $"CREATE USER {user} IDENTIFIED WITH sha256_password BY 'Zq1!Zq1!Zq1!'";
}

/// <summary>Where there is no choice, nobody is asked.</summary>
public sealed class AuthenticationElsewhere
{
    [Theory]
    [InlineData("mssql", "Server=127.0.0.1,1;Database=x;User Id=a;Password=b1b1")]
    [InlineData("sqlite", "Data Source=none.db")]
    public async Task Is_no_choice(string provider, string connection)
    {
        var result = await InProcess.RunAsync("grant", "ident", "--user", "x", "--auth", "native", "--provider", provider, "--connection", connection);
        Assert.Matches("has no such choice|has no accounts", result.AssertSentence(2));
    }
}
