using IdentDbBridge.ServerTests.Cli;
using IdentDbBridge.ServerTests.Containers;
using IdentDbBridge.ServerTests.Migrations;

namespace IdentDbBridge.ServerTests.Provisioning;

/// <summary>Rights are looked for before a run: what is missing is told, and nothing that suffices is refused.</summary>
public abstract class RunRightsContract<TServer>(ITestOutputHelper log) : IAsyncLifetime
    where TServer : ITestServer
{
    const string Password = "Пароль-Zq1!Zq1!";

    static readonly string[] Needed = ["SELECT", "INSERT", "UPDATE", "DELETE", "CREATE"];

    readonly string _name = $"u{Guid.NewGuid():N}"[..12];
    TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await TServer.CreateDatabaseAsync();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_database is null)
            return;
        Run($"DROP USER IF EXISTS '{_name}'@'%'", $"DROP ROLE IF EXISTS r{_name}");
        await _database.DisposeAsync();
    }

    [FactOnEachImage]
    public async Task One_that_is_missing_is_told_with_its_GRANT_and_nothing_is_written()
    {
        foreach (var missing in Needed)
        {
            Login($"GRANT {string.Join(", ", Needed.Where(r => r != missing))} ON {_database.Name}.*");
            foreach (var line in (string[][])[["up"], ["up", "--dry-run"]])
            {
                var sentence = (await CallAsync(line)).AssertSentence(7);
                Assert.Contains($"the login lacks {missing}, which", sentence, StringComparison.Ordinal);
                Assert.Empty(Tables());
                if (line.Length == 2)
                    Run(sentence[sentence.IndexOf("GRANT ", StringComparison.Ordinal)..^1]);
            }

            Assert.Equal(0, (await CallAsync("up")).Code);
            Reset();
        }

        log.WriteLine($"figure: {TServer.Name}: {Needed.Length} rights missing in turn, each told by up and up --dry-run; with the printed GRANT up works");
    }

    [FactOnEachImage]
    public async Task That_are_all_missing_are_told_with_a_GRANT_for_this_database_only()
    {
        Login("GRANT CREATE ON *.*");
        var sentence = (await CallAsync("up")).AssertSentence(7);
        Assert.Contains($"GRANT SELECT, INSERT, UPDATE, DELETE, CREATE ON `{_database.Name.Replace("_", @"\_", StringComparison.Ordinal)}`.* TO '{_name}'@'%';", sentence, StringComparison.Ordinal);
        Assert.Empty(Tables());
    }

    [FactOnEachImage]
    public async Task That_suffice_are_not_refused()
    {
        var all = string.Join(", ", Needed);
        string[] ways =
        [
            $"GRANT {all} ON {_database.Name}.*",
            $"GRANT {all} ON *.*",
            $"GRANT ALL ON {_database.Name}.*",
            $"GRANT {all} ON `identdb\\_%`.*",
            $"GRANT {all} ON `identdb_{new string('_', 32)}`.*",
        ];
        foreach (var way in ways)
            await AssertSufficesAsync(way);
        Run($"CREATE ROLE r{_name}", $"GRANT {all} ON {_database.Name}.* TO r{_name}");
        Login("");
        Run($"GRANT r{_name} TO '{_name}'@'%'", TServer.Name == "mariadb" ? $"SET DEFAULT ROLE r{_name} FOR '{_name}'@'%'" : $"SET DEFAULT ROLE r{_name} TO '{_name}'@'%'");
        Assert.Equal(0, (await CallAsync("up", "--dry-run")).Code);
        Assert.Equal(0, (await CallAsync("up")).Code);
        log.WriteLine($"figure: {TServer.Name}: {ways.Length + 1} ways to have just enough, 0 false alarms");
    }

    [FactOnEachImage]
    public async Task Are_not_looked_for_where_nothing_is_to_be_done()
    {
        Login($"GRANT ALL ON {_database.Name}.*");
        Assert.Equal(0, (await CallAsync("up")).Code);
        Login($"GRANT SELECT ON {_database.Name}.*");
        Assert.Equal(0, (await CallAsync("up")).Code);
    }

    async Task AssertSufficesAsync(string way)
    {
        Login(way);
        foreach (var line in (string[][])[["up", "--dry-run"], ["up"]])
        {
            var result = await CallAsync(line);
            Assert.True(result.Code == 0, $"{way}: {result.Errors}");
        }

        Reset();
    }

    /// <summary>The login afresh, with one grant.</summary>
    void Login(string grant)
    {
        Run($"DROP USER IF EXISTS '{_name}'@'%'", $"CREATE USER '{_name}'@'%' IDENTIFIED BY '{Password}'");
        if (grant.Length > 0)
            Run($"{grant} TO '{_name}'@'%'");
    }

    Task<CliResult> CallAsync(params string[] line) => InProcess.RunAsync(
        [.. line, "--provider", "mysql", "--connection", new MySqlConnectionStringBuilder(_database.ConnectionString) { UserID = _name, Password = Password, Pooling = false }.ConnectionString]);

    List<string> Tables()
    {
        using var connection = _database.Open();
        return connection.List(Snapshot.Tables(_database));
    }

    void Reset() => Run([.. Tables().Select(t => $"DROP TABLE {t}")]);

    void Run(params string[] statements)
    {
        using var connection = _database.Open();
        foreach (var statement in statements)
            connection.Run(statement);
    }
}

public sealed class RunRightsOnMariaDb(ITestOutputHelper log) : RunRightsContract<MariaDb>(log);

public sealed class RunRightsOnMySql(ITestOutputHelper log) : RunRightsContract<MySql>(log);

/// <summary>SQL Server's own rights: CREATE TABLE in the database and ALTER on the schema.</summary>
public sealed class RunRightsOnMsSql
{
    [FactOnEachImage(Server = typeof(MsSql))]
    public async Task Are_told_with_their_GRANT_and_nothing_is_written()
    {
        await using var database = await MsSql.CreateDatabaseAsync();
        if (!MsSql.IsSqlServer(database))
            Assert.Skip("The stand-in has other rights.");
        using var login = TestLogin.CreateReader(database, "Пароль-Zq1!Zq1!");
        string[] line = ["up", "--provider", "mssql", "--connection", login.ConnectionString("Password=Пароль-Zq1!Zq1!;Pooling=false")];
        var sentence = (await InProcess.RunAsync(line)).AssertSentence(7);
        using var connection = database.Open();
        Assert.Empty(connection.List(Snapshot.Tables(database)));
        foreach (var grant in (string[])[$"GRANT CREATE TABLE TO [{login.Name}];", $"GRANT ALTER ON SCHEMA::[dbo] TO [{login.Name}];"])
        {
            Assert.Contains(grant, sentence, StringComparison.Ordinal);
            connection.Run(grant);
        }

        // Tables of dbo's are dbo's own, so their rows are another right.
        connection.Run($"GRANT SELECT, INSERT, UPDATE, DELETE ON SCHEMA::[dbo] TO [{login.Name}]");
        Assert.Equal(0, (await InProcess.RunAsync(line)).Code);
    }
}
