using System.Text.Json;
using IdentDbBridge.Health;
using IdentDbBridge.Health.Checks;
using IdentDbBridge.Health.Clients;
using IdentDbBridge.Health.Findings;
using IdentDbBridge.ServerTests.Cli;
using IdentDbBridge.ServerTests.Migrations;
using IdentDbBridge.TestServers;
using IdentDbBridge.Tickets;

namespace IdentDbBridge.ServerTests.Diagnostics;

/// <summary>A server of its own with every setting that bites; each is seen, and mended by the statement that the finding gives.</summary>
public abstract class CheckSettingsContract<TServer>(ServerKind kind, ITestOutputHelper log) : PrivateServerContract<TServer>(
    kind,
    "--sql-mode=NO_ENGINE_SUBSTITUTION,NO_BACKSLASH_ESCAPES",
    "--autocommit=0",
    "--explicit-defaults-for-timestamp=0",
    "--character-set-server=latin1",
    "--collation-server=latin1_swedish_ci",
    "--max-allowed-packet=1048576",
    "--wait-timeout=60",
    "--read-only=1",
    "--default-time-zone=+05:00")
    where TServer : ITestServer
{
    [Fact]
    public async Task Every_setting_that_bites_is_seen_and_mended()
    {
        await UpAsync();
        (string Id, FindingState State)[] wanted =
        [
            ("autocommit", FindingState.Failure),
            ("backslash-escapes", FindingState.Failure),
            ("clock-zone", FindingState.Warning),
            ("idle-timeout", FindingState.Warning),
            ("max-packet", FindingState.Warning),
            ("read-only", FindingState.Failure),
            ("server-charset", FindingState.Failure),
            ("strict-mode", FindingState.Warning),
            ("timestamp-defaults", FindingState.Warning),
        ];
        var report = await CheckAsync(Database.ConnectionString);
        Assert.Equal(wanted, report.Findings.Where(f => wanted.Any(w => w.Id == f.Kind.Id)).Select(f => (f.Kind.Id, f.State)).OrderBy(f => f.Id, StringComparer.Ordinal));
        foreach (var finding in report.Findings.Where(f => f.Kind.Id != "server-charset" && wanted.Any(w => w.Id == f.Kind.Id)))
            Run(finding.Fix!);
        // What the server tells before the login does not follow the variable.
        Run("SET GLOBAL character_set_server = utf8mb4");
        report = await CheckAsync(Database.ConnectionString);
        Assert.All(wanted, w => Assert.Equal((w.Id, w.Id == "server-charset" ? FindingState.Failure : FindingState.Pass), (w.Id, State(report, w.Id))));
        Assert.Contains("reads '?????? ????? ? 5 ?'", report.Findings.Single(f => f.Kind.Id == "server-charset").Says, StringComparison.Ordinal);
        Assert.Contains("though character_set_server is utf8mb4", report.Findings.Single(f => f.Kind.Id == "server-charset").Says, StringComparison.Ordinal);
        await Server.RestartAsync(["--character-set-server=utf8mb4", "--collation-server=utf8mb4_unicode_ci", "--autocommit=1", "--sql-mode=STRICT_TRANS_TABLES"], Cancel);
        Run("SET GLOBAL read_only = OFF");
        report = await CheckAsync(Database.ConnectionString);
        Assert.Equal(FindingState.Pass, State(report, "server-charset"));
        Assert.DoesNotContain(report.Clients, c => c.State == ClientState.LosesLetters);
        log.WriteLine($"figure: {TServer.Name}: {wanted.Length} settings seen, each mended by its statement");
    }

    [Fact]
    public async Task What_server_settings_prints_mends_them_all()
    {
        var up = await InProcess.RunAsync(["up", .. Line()]);
        Assert.Equal(0, up.Code);
        Assert.Contains("Before IDENT comes: The server tells its clients latin1", up.Output, StringComparison.Ordinal);
        Assert.NotEqual(0, (await InProcess.RunAsync(["up", "--dry-run", "--json", .. Line()])).Json.GetProperty("advice").GetArrayLength());

        var file = Path.Combine(Path.GetTempPath(), $"identdb-{Guid.NewGuid():N}.cnf");
        try
        {
            Assert.Equal(0, (await InProcess.RunAsync(["server-settings", "--output", file, .. Line()])).Code);
            var printed = await InProcess.RunAsync(["server-settings", .. Line()]);
            Assert.Equal(await File.ReadAllTextAsync(file, Cancel), printed.Output);
            var settings = (await SettingsAsync()).ToList();
            Assert.All(settings, s => Assert.NotEqual("", s.GetProperty("reason").GetString()));
            Assert.Equal(["read_only", "bind-address"], settings.Where(s => s.GetProperty("isOptional").GetBoolean()).Select(s => s.GetProperty("name").GetString()));

            // A value that was set for now only is none: the restart forgets it.
            Run("SET GLOBAL wait_timeout = 28800");
            Run("SET GLOBAL max_allowed_packet = 33554432");
            Assert.Contains((await SettingsAsync()), s => s.GetProperty("name").GetString() == "wait_timeout" && s.GetProperty("reason").GetString()!.Contains("the next restart forgets it", StringComparison.Ordinal));

            // What a DBA would put in as well, having read why.
            await Server.RestartAsync([.. ConfigurationText.Options(printed.Output), "--read-only=0", "--default-time-zone=+03:00"], Cancel);
            Assert.Equal(["bind-address"], (await SettingsAsync()).Select(s => s.GetProperty("name").GetString()));
            var report = await CheckAsync(Database.ConnectionString);
            Assert.Empty(report.Findings.Where(f => f.State is FindingState.Failure or FindingState.Warning).Select(f => f.Kind.Id).Except(["encryption", "rights-too-wide", "tls-clients", "authentication", "schedule-renewed"]));
            Assert.DoesNotContain(report.Clients, c => c.State == ClientState.LosesLetters);
            Assert.Empty((await InProcess.RunAsync(["up", "--dry-run", "--json", .. Line()])).Json.GetProperty("advice").EnumerateArray());
            log.WriteLine($"figure: {TServer.Name}: {settings.Count} lines of server-settings; with them check has no failure, and of {report.Clients.Count} drivers {report.Clients.Count(c => c.State == ClientState.Works)} work");
        }
        finally
        {
            File.Delete(file);
        }
    }

    async Task<IEnumerable<JsonElement>> SettingsAsync() =>
        (await InProcess.RunAsync(["server-settings", "--json", .. Line()])).Json.GetProperty("settings").EnumerateArray();

    string[] Line() => ["--provider", TServer.Provider, "--connection", Database.ConnectionString];

    /// <summary>The server's sql_mode has NO_BACKSLASH_ESCAPES, which sessions of ours do not follow.</summary>
    [Fact]
    public async Task Backslashes_of_ours_arrive_as_they_were_sent()
    {
        const string Path = @"C:\temp\'новая'";
        await UpAsync();
        Run("SET GLOBAL read_only = OFF");
        await using var exchange = await Exchange.OpenAsync(new ExchangeOptions { Provider = TServer.Provider, ConnectionString = Database.ConnectionString, TimeZone = "Europe/Moscow" }, Cancel);
        await exchange.Tickets.AddAsync(new TicketRequest { Id = "1", CreatedAt = DateTimeOffset.UtcNow, ClientPhone = "+70001112233", Comment = Path }, Cancel);
        Assert.Equal(Path, Query<string>("SELECT Comment FROM IDENT_Tickets"));
    }

    [Fact]
    public async Task A_server_that_takes_no_writes_is_told_in_a_sentence()
    {
        using var owner = TestLogin.CreateOwner(Database, "Пароль-1-Password");
        string[] line = ["--provider", TServer.Provider, "--connection", owner.ConnectionString("Password=Пароль-1-Password")];
        await RefusedAsync("up");
        await UpAsync();
        Run("INSERT INTO IDENT_Tickets (Id, DateAndTime, ClientPhone) VALUES ('1', '2020-01-01', '+79110000000'); COMMIT");
        var tickets = Scripts.In("tickets.jsonl.txt");
        await File.WriteAllTextAsync(tickets, """{"Id":"2","DateAndTime":"2026-03-02 10:00:00","ClientPhone":"+79110000000","ClientFullName":"Иванова"}""", Cancel);
        await RefusedAsync("import", "tickets", tickets, "--format", "jsonl", "--time-zone", "Europe/Moscow");
        await RefusedAsync("purge", "--older-than", "90d");
        await RefusedAsync("repair");
        Assert.Equal(["1"], List("SELECT Id FROM IDENT_Tickets"));

        async Task RefusedAsync(params string[] command)
        {
            Assert.Contains("takes no writes now: it is read-only", (await InProcess.RunAsync([.. command, .. line])).AssertSentence(10), StringComparison.Ordinal);
            (await InProcess.RunAsync([.. command, .. line, "--json"])).AssertErrorDocument(10, "read-only");
        }
    }

    [Fact]
    public async Task A_connection_in_the_clear_is_seen()
    {
        await UpAsync();
        var report = await CheckAsync(Database.ConnectionString + ";SslMode=Disabled");
        Assert.Equal(FindingState.Warning, report.Findings.Single(f => f.Kind.Id == "encryption").State);
    }

    static FindingState State(HealthReport report, string id) => report.Findings.Single(f => f.Kind.Id == id).State;

    static Task<HealthReport> CheckAsync(string connection) =>
        new HealthCheck(new DatabaseOptions { Provider = TServer.Provider, ConnectionString = connection }, new HealthOptions { TimeZone = "Europe/Moscow" }, TimeProvider.System).RunAsync(Cancel);
}

public sealed class CheckSettingsOnMariaDb(ITestOutputHelper log) : CheckSettingsContract<MariaDb>(ServerKind.MariaDb, log);

public sealed class CheckSettingsOnMySql(ITestOutputHelper log) : CheckSettingsContract<MySql>(ServerKind.MySql, log);
