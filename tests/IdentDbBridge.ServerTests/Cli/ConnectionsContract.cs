using System.Text;
using System.Text.Json;

namespace IdentDbBridge.ServerTests.Cli;

/// <summary>Every command over good and bad connections: what comes out, and that no password does.</summary>
public abstract class ConnectionsContract<TServer>(ITestOutputHelper log) : IAsyncLifetime
    where TServer : ITestServer
{
    static readonly string[] Spellings = ["Password", "Password ", "pwd", "PWD ", "password"];

    readonly Workspace _files = new();
    TestDatabase _database = null!;
    int _calls;

    /// <summary>Where the driver reads another host and another port; connecting gives up soon.</summary>
    protected abstract (string Key, string? Value)[] At(string host, int? port);

    /// <summary>Whether a lack of rights has a number of its own.</summary>
    protected virtual bool NumbersItsErrors => true;

    protected TestDatabase Database => _database;

    /// <summary>Settings that the driver knows, with values that it does not.</summary>
    protected abstract string[] PickySettings { get; }

    public async ValueTask InitializeAsync() => _database = await TServer.CreateDatabaseAsync();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _files.Dispose();
        if (_database is not null)
            await _database.DisposeAsync();
    }

    [Fact]
    public async Task A_good_login_s_password_is_nowhere()
    {
        CommandLines.AssertComplete();
        var scripts = Path.GetDirectoryName(_files.Write("scripts/9001_own.sql", $"INSERT INTO nowhere (a) VALUES ('x');"))!;
        foreach (var (marker, i) in Marker.All.Select((m, i) => (m, i)))
        {
            using var login = TestLogin.CreateOwner(_database, marker.Value);
            var connection = login.ConnectionString(marker.Pair(Spellings[i % Spellings.Length]));
            Assert.Equal(0, (await CallAsync(marker, connection, "status")).Code);
            // Each line with a quarter of the passwords, by turns with --json: connecting takes some servers a second.
            foreach (var (line, turn) in CommandLines.All(scripts, _files.At("out.sql")).Select((l, j) => (l, i + j)).Where(l => l.Item2 % 4 == 0))
                await CallAsync(marker, connection, turn % 8 == 0 ? [.. line, "--json"] : line);

            await OtherWaysInAsync(marker, connection, scripts);
        }

        AssertNothingStored();
    }

    [Fact]
    public async Task A_bad_connection_s_password_is_nowhere()
    {
        var scripts = Path.GetDirectoryName(_files.Write("scripts/9001_own.sql", "SELECT 1;"))!;
        foreach (var marker in Marker.All.Where(m => m.Name is "plain" or "spaces" or "quotes" or "semicolon" or "Russian"))
        {
            using var login = TestLogin.CreateStranger(_database, "Another" + marker.Words[0][..8]);
            string[] lines = [.. BadConnections(login, marker)];
            await Parallel.ForEachAsync(lines, TestContext.Current.CancellationToken, async (connection, _) =>
            {
                foreach (var line in CommandLines.All(scripts, _files.At("out.sql")).Where(l => l[0] != "lint"))
                {
                    Assert.Contains((await CallAsync(marker, connection, line)).Code, (int[])[2, 6]);
                    Assert.Contains((await CallAsync(marker, connection, [.. line, "--json"])).Code, (int[])[2, 6]);
                }
            });
        }

        // Slow: some drivers wait out their time-out although the port refuses.
        var one = Marker.All[0];
        using var stranger = TestLogin.CreateStranger(_database, one.Value);
        foreach (var at in new[] { At("no-such-host.invalid", null), At("127.0.0.1", 1) })
        {
            await Parallel.ForEachAsync(CommandLines.All(scripts, _files.At("out.sql")).Where(l => l[0] != "lint"), TestContext.Current.CancellationToken, async (line, _) =>
                // There is no such outbox, and that shows first.
                Assert.Equal(line[0] == "outbox" ? 2 : 6, (await CallAsync(one, stranger.ConnectionString(one.Pair(), at), [.. line, "--json"])).Code));
        }

        Assert.False(File.Exists(_files.At("out.sql")));
        AssertNothingStored();
    }

    [Fact]
    public async Task Values_in_a_script_that_fails_are_nowhere()
    {
        foreach (var marker in Marker.All.Where(m => m.Name is "quotes" or "Russian"))
        {
            var literal = marker.Value.Replace("'", "''", StringComparison.Ordinal);
            string[] statements =
            [
                $"SELEC 'a' '{literal}';",
                $"INSERT INTO Things (Id, Name) VALUES (3, 'a') 'b' '{literal}' c;",
                $"INSERT INTO Things (Id, Name) VALUES (1, '{literal}'), (2, '{literal}');",
                $"INSERT INTO Things (Id, Name) VALUES ('{literal}', 'a');",
                $"INSERT INTO Things (Id, Name) VALUES (4, '{new string('x', 120)}{literal}');",
            ];
            foreach (var (statement, i) in statements.Select((s, i) => (s, i)))
            {
                using var connection = _database.Open();
                connection.Run($"CREATE TABLE Things (Id int NOT NULL PRIMARY KEY, Name {TServer.TextType} NOT NULL UNIQUE)");
                var scripts = Path.GetDirectoryName(_files.Write($"{marker.Name}{i}/{9000 + i}.sql", statement))!;
                Assert.Equal(8, (await CallAsync(marker, _database.ConnectionString, "up", "--scripts", scripts, "--json")).Code);
                Assert.Contains("failed at statement 1", (await CallAsync(marker, _database.ConnectionString, "status", "--scripts", scripts, "--json")).Output, StringComparison.Ordinal);
                connection.Run("DROP TABLE Things");
                connection.Run("DELETE FROM IdentBridge_Migrations WHERE ScriptName LIKE '9%'");
            }
        }

        log.WriteLine($"figure: {TServer.Name}: {_calls} calls with failing scripts");
    }

    [Fact]
    public async Task What_went_wrong_has_a_message_of_its_own()
    {
        const string Password = "Пароль-Zq1!";
        using var stranger = TestLogin.CreateStranger(_database, Password);
        using var reader = TestLogin.CreateReader(_database, Password);
        await AssertAsync(6, "cannot-connect", "Cannot connect to ", stranger.ConnectionString($"Password={Password}", At("127.0.0.1", 1)));
        await AssertAsync(6, "cannot-connect", "Cannot connect to ", stranger.ConnectionString($"Password={Password}", At("no-such-host.invalid", null)));
        await AssertAsync(6, "login-failed", "Cannot connect to ", stranger.ConnectionString("Password=another"));
        await AssertAsync(6, "database-missing", "Database missing: нет_такой on ", _database.ConnectionString.Replace(_database.Name, "нет_такой", StringComparison.Ordinal));
        if (NumbersItsErrors)
        {
            await AssertAsync(7, "no-rights", "No rights: the login may not use ", stranger.ConnectionString($"Password={Password}"));
            await AssertAsync(7, "no-rights", "No rights: the login lacks ", reader.ConnectionString($"Password={Password}"), "up");
        }

        await AssertAsync(2, "configuration", "The connection string names no database", stranger.ConnectionString($"Password={Password}", ("Database", null)));
        await AssertAsync(2, "configuration", "The connection string names no server", stranger.ConnectionString($"Password={Password}", ("Server", null)));
    }

    IEnumerable<string> BadConnections(TestLogin login, Marker marker)
    {
        var word = marker.Words[0];
        var server = login.ConnectionString("");
        yield return login.ConnectionString(marker.Pair());
        yield return login.ConnectionString(marker.Pair("pwd "), ("Database", "no_such_database"));
        foreach (var tail in (string[])[
            $"Password=\"{marker.Value}", $"Password='{marker.Value}", $"Password=abc;{word}", $"Password=abc;{word}=1", $"Password=abc;d{marker.Value}=1", $"{word}=1;{marker.Pair()}",
            $"{marker.Pair()};{word}", $"={word}", word, $"Pass={word}", $"Password:{word}", .. PickySettings.Select(s => $"{s}={word};{marker.Pair()}")])
            yield return $"{server};{tail}";
        foreach (var swallowed in (string[])["Server=127.0.0.1 ", "Database=x ", "User Id=sa ", "Server=127.0.0.1,"])
            yield return $"Server=127.0.0.1;Database=x;User Id=sa;{swallowed}{marker.Pair("Password ")}";
        yield return $"mysql://root:{word}@127.0.0.1/x";
        yield return $"Server=tcp://root:{word}@127.0.0.1/x;Database=x";
        yield return word;
        yield return marker.Pair();
        yield return $"Password={word}";
    }

    async Task OtherWaysInAsync(Marker marker, string connection, string scripts)
    {
        var config = _files.Write("config.json", JsonSerializer.Serialize(new { targets = new { клиника = new { provider = TServer.Provider, connection, scripts } } }));
        var result = await InProcess.RunAsync("status", "--config", config, "--target", "клиника");
        Assert.Equal(0, result.Code);
        marker.AssertAbsent(result.Output + result.Errors, "the output of --config");
        File.Delete(config);
        _calls++;
        if (marker.Name is not ("quotes" or "Russian"))
            return;
        result = await Shell.RunAsync("identdb status --json; identdb status", ("IDENTDB_PROVIDER", TServer.Provider), ("IDENTDB_CONNECTION", connection));
        Assert.Equal(0, result.Code);
        marker.AssertAbsent(result.Output + result.Errors, "the output with an environment");
        _calls += 2;
    }

    async Task<CliResult> CallAsync(Marker marker, string connection, params string[] line)
    {
        var result = await InProcess.RunAsync([.. line, "--provider", TServer.Provider, "--connection", connection]);
        marker.AssertAbsent($"exit code {result.Code}\n{result.Output}{result.Errors}", $"what {string.Join(' ', line)} printed");
        Interlocked.Increment(ref _calls);
        return result;
    }

    static async Task AssertAsync(int code, string kind, string begins, string connection, string command = "status")
    {
        string[] line = [command, "--provider", TServer.Provider, "--connection", connection];
        Assert.StartsWith(begins, (await InProcess.RunAsync(line)).AssertSentence(code), StringComparison.Ordinal);
        (await InProcess.RunAsync([.. line, "--json"])).AssertErrorDocument(code, kind);
    }

    /// <summary>Every row of every table, and every file.</summary>
    void AssertNothingStored()
    {
        var values = 0;
        var rows = new StringBuilder();
        using (var connection = _database.Open())
        {
            foreach (var table in connection.List($"SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_TYPE = 'BASE TABLE' AND {(TServer.Provider == "mysql" ? "TABLE_SCHEMA = DATABASE()" : "1 = 1")}"))
                values += connection.Print($"SELECT * FROM {table}", rows);
        }

        string[] files = [.. Directory.EnumerateFiles(_files.Path, "*", SearchOption.AllDirectories)];
        foreach (var marker in Marker.All)
        {
            marker.AssertAbsent(rows.ToString(), "the database");
            foreach (var file in files)
                marker.AssertAbsent(File.ReadAllText(file), file);
        }

        log.WriteLine($"figure: {TServer.Name}: {_calls} calls; then {values} values of rows and {files.Length} files searched for {Marker.All.Count} passwords");
    }
}

public abstract class ConnectionsOnMySqlContract<TServer>(ITestOutputHelper log) : ConnectionsContract<TServer>(log)
    where TServer : ITestServer
{
    protected override string[] PickySettings => ["Port", "Connection Timeout", "Pooling", "SslMode", "TlsVersion", "Protocol", "Maximum Pool Size"];

    protected override (string Key, string? Value)[] At(string host, int? port) =>
        port is null ? [("Server", host)] : [("Server", host), ("Port", $"{port}")];
}

public sealed class ConnectionsOnMariaDb(ITestOutputHelper log) : ConnectionsOnMySqlContract<MariaDb>(log);

public sealed class ConnectionsOnMySql(ITestOutputHelper log) : ConnectionsOnMySqlContract<MySql>(log);

public sealed class ConnectionsOnMsSql(ITestOutputHelper log) : ConnectionsContract<MsSql>(log)
{
    // A server that only speaks SQL Server's protocol may have one number for most errors.
    protected override bool NumbersItsErrors => MsSql.IsSqlServer(Database);

    protected override string[] PickySettings => ["Connect Timeout", "Encrypt", "Pooling", "Authentication", "Integrated Security", "ApplicationIntent", "Packet Size"];

    protected override (string Key, string? Value)[] At(string host, int? port) =>
        [("Server", port is null ? host : $"{host},{port}"), ("Connect Timeout", "1"), ("ConnectRetryCount", "0")];
}
