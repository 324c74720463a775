using IdentDbBridge.ServerTests.Cli;

namespace IdentDbBridge.ServerTests.Diagnostics;

/// <summary>The commands of the schema with logins that see a part of it: what they cannot see is no difference.</summary>
public abstract class BlindLoginContract<TServer>(ITestOutputHelper log) : IAsyncLifetime
    where TServer : ITestServer
{
    const string Password = "Zq1!Zq1!Zq1!";

    static readonly string[][] Lines = [["verify"], ["verify", "--strict"], ["status"], ["status", "--check"], ["up"], ["up", "--dry-run"], ["adopt"], ["adopt", "--mark"], ["repair"], ["script", "--output", "never.sql"]];

    static readonly Dictionary<string, (string Table, string Rights)[]> Parties = new()
    {
        ["ident"] = [.. Readable("IDENT_FinishedCalls", "IDENT_OngoingCalls", "IDENT_Tickets"), .. Writable("IDENT_Branches", "IDENT_Doctors", "IDENT_Intervals")],
        ["web"] = [.. Writable("IDENT_Tickets", "IdentBridge_Schedule"), .. Readable("IDENT_Branches", "IDENT_Doctors", "IDENT_Intervals", "IdentBridge_Migrations")],
        ["telephony"] = [.. Writable("IDENT_FinishedCalls", "IDENT_OngoingCalls", "IdentBridge_Calls"), .. Readable("IdentBridge_Migrations")],
        ["reader"] = [.. Readable("IDENT_FinishedCalls", "IDENT_OngoingCalls", "IDENT_Tickets", "IDENT_Branches", "IDENT_Doctors", "IDENT_Intervals")],
        ["journal only"] = [.. Readable("schemaversions", "IdentBridge_Migrations")],
    };

    TestDatabase? _database;

    protected TestDatabase Database => _database!;

    /// <summary>Why the server cannot be asked; null when it can.</summary>
    protected virtual string? Unfit => null;

    public async ValueTask InitializeAsync() => _database = await TServer.CreateDatabaseAsync();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_database is not null)
            await _database.DisposeAsync();
    }

    [Fact]
    public async Task Says_what_the_login_cannot_see_and_which_one_to_use()
    {
        if (Unfit is { } reason)
            Assert.Skip(reason);
        Assert.Equal(0, (await CallAsync(Database.ConnectionString, ["up"])).Code);
        int refusals = 0;
        foreach (var (party, rights) in Parties)
        {
            using var login = TestLogin.CreateWith(Database, Password, rights);
            foreach (var line in Lines.Where(l => party != "journal only" || l is ["verify", ..] or ["adopt", ..]))
            {
                var sentence = (await CallAsync(login.ConnectionString($"Password={Password};Pooling=false"), line)).AssertSentence(7);
                Assert.True(sentence.Contains("may not see", StringComparison.Ordinal) && sentence.Contains("runs 'identdb up'", StringComparison.Ordinal), $"{party} {string.Join(' ', line)}: {sentence}");
                refusals++;
            }
        }

        foreach (var party in (string[])["web", "telephony"])
        {
            using var login = TestLogin.CreateWith(Database, Password, Parties[party]);
            var sentence = (await CallAsync(login.ConnectionString($"Password={Password};Pooling=false"), ["check"])).AssertSentence(7);
            Assert.EndsWith("Use IDENT's login.", sentence, StringComparison.Ordinal);
        }

        Assert.False(File.Exists("never.sql"));
        log.WriteLine($"figure: {TServer.Name}: {Parties.Count} logins that see a part, {refusals} commands refused with 7 and the login to use");
    }

    [Fact]
    public async Task Says_so_of_tables_made_by_hand_as_well()
    {
        if (Unfit is { } reason)
            Assert.Skip(reason);
        using (var connection = Database.Open())
        {
            foreach (var table in (string[])["IDENT_FinishedCalls", "IDENT_OngoingCalls", "IDENT_Tickets", "IDENT_Branches", "IDENT_Doctors", "IDENT_Intervals"])
                connection.Run($"create table {table} (Id int not null primary key)");
        }

        using var login = TestLogin.CreateWith(Database, Password, Parties["ident"]);
        foreach (var line in (string[][])[["adopt"], ["verify"], ["status"], ["up"]])
            (await CallAsync(login.ConnectionString($"Password={Password};Pooling=false"), line)).AssertSentence(7);
    }

    [Fact]
    public async Task Does_not_trouble_the_owner_of_the_database()
    {
        if (Unfit is { } reason)
            Assert.Skip(reason);
        using var login = TestLogin.CreateOwner(Database, Password);
        var owner = login.ConnectionString($"Password={Password};Pooling=false");
        foreach (var line in (string[][])[["up", "--dry-run"], ["up"], ["status", "--check"], ["verify", "--strict"], ["adopt"]])
        {
            var result = await CallAsync(owner, line);
            Assert.True(result.Code == 0, $"{line[0]}: {result.Output}{result.Errors}");
        }
    }

    private protected static Task<CliResult> CallAsync(string connection, string[] line) => InProcess.RunAsync([.. line, "--provider", TServer.Provider, "--connection", connection]);

    static IEnumerable<(string, string)> Readable(params string[] tables) => tables.Select(t => (t, "SELECT"));

    static IEnumerable<(string, string)> Writable(params string[] tables) => tables.Select(t => (t, "SELECT, INSERT, UPDATE, DELETE"));
}

public abstract class BlindLoginOnMySqlServers<TServer>(ITestOutputHelper log) : BlindLoginContract<TServer>(log)
    where TServer : ITestServer
{
    /// <summary>SELECT on the whole database: MariaDB keeps the checks from it, MySQL the triggers.</summary>
    [Fact]
    public async Task Never_takes_for_clean_what_a_reader_of_the_whole_database_cannot_see()
    {
        Assert.Equal(0, (await CallAsync(Database.ConnectionString, ["up"])).Code);
        using (var connection = Database.Open())
            connection.Run("create trigger T before insert on IDENT_Tickets for each row set new.FormName = 'x'");
        using var login = TestLogin.CreateReader(Database, "Zq1!Zq1!Zq1!");
        var reader = login.ConnectionString("Password=Zq1!Zq1!Zq1!;Pooling=false");
        Assert.Equal(0, (await CallAsync(reader, ["status", "--check"])).Code);
        var verified = await CallAsync(reader, ["verify"]);
        if (TServer.Name == "mariadb")
            verified.AssertSentence(7);
        else
            Assert.Contains("may not see triggers", verified.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("The check", verified.Output, StringComparison.Ordinal);
    }
}

public sealed class BlindLoginOnMariaDb(ITestOutputHelper log) : BlindLoginOnMySqlServers<MariaDb>(log);

public sealed class BlindLoginOnMySql(ITestOutputHelper log) : BlindLoginOnMySqlServers<MySql>(log);

public sealed class BlindLoginOnMsSql(ITestOutputHelper log) : BlindLoginContract<MsSql>(log)
{
    protected override string? Unfit => MsSql.IsSqlServer(Database) ? null : "The stand-in has other rights.";
}
