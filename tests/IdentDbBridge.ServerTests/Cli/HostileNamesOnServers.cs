using System.Text;

namespace IdentDbBridge.ServerTests.Cli;

/// <summary>As <see cref="HostileNames"/>, on MariaDB and MySQL: of databases, users, columns and scripts.</summary>
public abstract class HostileNamesContract<TServer>(ITestOutputHelper log) : IAsyncLifetime
    where TServer : ITestServer
{
    readonly Workspace _files = new();
    TestDatabase _database = null!;
    int _calls;

    /// <summary>One of so many names: two servers that take the same statements need not be told all of them.</summary>
    protected virtual int OneOf => 1;

    IReadOnlyList<string> Names => [.. HostileName.All.Where((_, i) => i % OneOf == 0)];

    public async ValueTask InitializeAsync() => _database = await TServer.CreateDatabaseAsync();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _files.Dispose();
        if (_database is not null)
            await _database.DisposeAsync();
    }

    [Fact]
    public async Task Of_databases_stay_names()
    {
        await RunAsync(_database.ConnectionString, "up");
        int made = 0;
        foreach (var (name, i) in Names.Select((n, i) => (n, i)))
        {
            var connection = new MySqlConnectionStringBuilder(_database.ConnectionString) { Database = name, Pooling = false }.ConnectionString;
            using var server = _database.Open();
            var before = Databases();
            var created = await RunAsync(connection, "create-database", "--lang", i % 2 == 0 ? "en" : "ru");
            string[] added = [.. Databases().Except(before)];
            Assert.Equal(created.Code == 0 ? [name] : [], added);
            if (created.Code != 0)
                continue;
            made++;
            try
            {
                string[][] lines = [["purge", "--older-than", "90d"], ["status"], ["check", "--time-zone", "Europe/Moscow"], ["grant", "reader", "--user", "x", "--script"]];
                await RunAsync(connection, lines[i % 4]);
            }
            finally
            {
                server.Run($"DROP DATABASE {Quoted(name)}");
            }

            Assert.Equal(before, Databases());

            // Those of other tests, which come and go meanwhile, begin so.
            List<string> Databases() => server.List(@"SELECT schema_name FROM information_schema.schemata WHERE schema_name NOT LIKE 'identdb\_%' ORDER BY schema_name");
        }

        AssertUnharmed();
        Assert.InRange(made, 40 / OneOf, Names.Count);
        log.WriteLine($"figure: {Names.Count} names of databases, {made} made, the others refused, {_calls} calls");
    }

    [Fact]
    public async Task Of_users_stay_names()
    {
        await RunAsync(_database.ConnectionString, "up");
        var password = _files.Write("password.txt", "Пароль-Zq1!");
        int made = 0;
        foreach (var (name, i) in Names.Select((n, i) => ($"{n[..Math.Min(n.Length, 24)]}-h{i}", i)))
        {
            using var server = _database.Open();
            var printed = await RunAsync(_database.ConnectionString, "grant", "web", "--user", name, "--script");
            Assert.Empty(Users());
            var granted = await RunAsync(_database.ConnectionString, "grant", "web", "--user", name, "--password-file", password);
            Assert.Equal(granted.Code == 0 ? [name] : [], Users());
            Assert.Equal(granted.Code, printed.Code);
            if (granted.Code != 0)
                continue;
            made++;
            await RunAsync(_database.ConnectionString, "revoke", "web", "--user", name, "--drop-user");
            Assert.Empty(Users());

            // Other tests make users meanwhile.
            List<string> Users() => server.List($"SELECT User FROM mysql.user WHERE User LIKE '%-h{i}'");
        }

        AssertUnharmed();
        Assert.InRange(made, 30 / OneOf, Names.Count);
        log.WriteLine($"figure: {Names.Count} names of users, {made} made, the others refused, {_calls} calls");
    }

    [Fact]
    public async Task Of_columns_and_triggers_stay_names()
    {
        await RunAsync(_database.ConnectionString, "up");
        // What both servers take: https://dev.mysql.com/doc/refman/9.0/en/identifiers.html
        string[] names = [.. Names.Where(n => n.Length <= 62 && !n.Any(char.IsSurrogate) && !n.EndsWith(' ')).DistinctBy(n => n.Normalize(NormalizationForm.FormKC).Trim())];
        using (var server = _database.Open())
        {
            server.Run($"ALTER TABLE IDENT_Tickets {string.Join(", ", names.Select((n, i) => $"ADD COLUMN {Quoted(n + i % 10)} int NULL"))}");
            // The servers' client takes \r away from the ends of lines, so that it cannot name such a trigger.
            foreach (var name in names.Where((n, i) => i % 6 == 0 && !n.Contains('\r', StringComparison.Ordinal)))
                server.Run($"CREATE TRIGGER {Quoted(name + "t")} BEFORE DELETE ON IDENT_FinishedCalls FOR EACH ROW SET @x = 1");
            server.Run("DELETE FROM IdentBridge_Migrations");
            server.Run("DELETE FROM schemaversions");
        }

        var file = _files.At("adopt.sql");
        foreach (var line in (string[][])[["verify"], ["verify", "--json"], ["check", "--time-zone", "Europe/Moscow"], ["adopt"], ["adopt", "--json"], ["adopt", "--output", file]])
            await RunAsync(_database.ConnectionString, line);
        await CommandLineClient.RunAsync(_database, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        AssertUnharmed();
        Assert.InRange(names.Length, 80 / OneOf, Names.Count);
        log.WriteLine($"figure: {names.Length} names of columns and triggers, {_calls} calls");
    }

    [Fact]
    public async Task Of_scripts_add_no_statement_to_a_file()
    {
        var file = _files.At("script.sql");
        List<string> taken = [];
        foreach (var (name, i) in Names.Where(n => !n.Contains('/', StringComparison.Ordinal) && n.Length < 60).Select((n, i) => (n, i)))
        {
            const string Text = "CREATE TABLE IF NOT EXISTS Own (a int);";
            var alone = Path.GetDirectoryName(_files.Write($"alone{i}/{name}.sql", Text))!;
            var linted = await InProcess.RunAsync("lint", "--provider", "mysql", "--scripts", alone);
            if (linted.Code == 2)
                continue;
            taken.Add(name);
            _files.Write($"scripts/{name}.sql", Text);
        }

        Assert.Equal(0, (await RunAsync(_database.ConnectionString, "script", "--output", file, "--scripts", _files.At("scripts"))).Code);
        HostileName.AssertPrintable(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), "the file");
        await CommandLineClient.RunAsync(_database, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), _database.Name);
        AssertUnharmed();
        using var server = _database.Open();
        Assert.Equal(1, server.Scalar<int>("SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'Own'"));
        Assert.Equal(taken.Count, server.Scalar<int>("SELECT COUNT(*) FROM IdentBridge_Migrations WHERE ScriptName NOT LIKE '0%'"));
        Assert.InRange(taken.Count, 10 / OneOf, Names.Count);
        log.WriteLine($"figure: {taken.Count} names of scripts in one file, {_calls} calls");
    }

    static string Quoted(string name) => $"`{name.Replace("`", "``", StringComparison.Ordinal)}`";

    void AssertUnharmed()
    {
        using var server = _database.Open();
        Assert.Equal(1, server.Scalar<int>("SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'IDENT_Tickets'"));
    }

    async Task<CliResult> RunAsync(string connection, params string[] line)
    {
        var result = await InProcess.RunAsync([.. line, "--provider", TServer.Provider, "--connection", connection]);
        _calls++;
        HostileName.AssertPrintable(result.Output + result.Errors, string.Join(' ', line));
        Assert.True(result.Code != 1, $"{string.Join(' ', line)}: {result.Output}{result.Errors}");
        return result;
    }
}

public sealed class HostileNamesOnMariaDb(ITestOutputHelper log) : HostileNamesContract<MariaDb>(log);

public sealed class HostileNamesOnMySql(ITestOutputHelper log) : HostileNamesContract<MySql>(log)
{
    protected override int OneOf => 3;
}
