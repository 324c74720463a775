using System.Globalization;
using IdentDbBridge.Cli.Results;
using IdentDbBridge.Health;
using IdentDbBridge.Health.Checks;
using IdentDbBridge.Health.Findings;
using IdentDbBridge.ServerTests.Cli;
using IdentDbBridge.ServerTests.Migrations;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace IdentDbBridge.ServerTests.Diagnostics;

/// <summary>identdb check: each point is provoked, seen, and mended by what the finding tells.</summary>
public abstract class CheckContract<TServer>(ITestOutputHelper log) : IAsyncLifetime
    where TServer : ITestServer
{
    protected const string Password = "Пароль-1-Password";

    static readonly string[] Changing = ["UPDATE ", "DELETE ", "ALTER TABLE ", "ALTER DATABASE ", "SET ", "PRAGMA ", "RENAME TABLE "];

    readonly ExchangeDatabase<TServer> _exchange = new();

    protected TestDatabase Database => _exchange.Database!;

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Points of the server and its set-up that a database on it cannot help.</summary>
    protected static string[] OfTheServer => ["encryption", "clock-zone", "server-charset", "collation-ids", "tls-clients", "authentication", "certificate", "max-packet", "edition", "collation", "read-committed-snapshot"];

    /// <summary>What IDENT's login cannot tell on this server.</summary>
    protected virtual string[] Unknown => [];

    public virtual async ValueTask InitializeAsync() => await _exchange.CreateAsync();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _exchange.DisposeAsync();
    }

    [Fact]
    public async Task A_healthy_clinic_passes_with_the_login_of_IDENT()
    {
        await FillAsync();
        using var login = IdentLogin();
        var report = await CheckAsync(login.ConnectionString);
        Assert.Equal("", Print(report.Findings.Where(f => f.State == FindingState.Failure && f.Kind.Id != "server-charset")));
        Assert.Equal("", Print(report.Findings.Where(f => f.State == FindingState.Warning && !OfTheServer.Contains(f.Kind.Id))));
        Assert.Empty(report.Findings.Where(f => f.State == FindingState.Unknown).Select(f => f.Kind.Id).Except(Unknown));
        Assert.All(report.Findings.Where(f => f.State is FindingState.Warning or FindingState.Failure), f => Assert.True(f.Fix is not null || f.Remedy is not null, Print([f])));
        Assert.Equal(report.Findings.Count, report.Findings.Select(f => f.Kind.Id).Distinct().Count());

        string[] line = ["check", "--provider", TServer.Provider, "--connection", login.ConnectionString, "--time-zone", "Europe/Moscow"];
        var text = await InProcess.RunAsync([.. line, "--lang", "ru", "--verbose"]);
        Assert.True(text.Code == (report.Failures > 0 ? 9 : 0), text.Output + text.Errors);
        Assert.Contains("text-round-trip", text.Output, StringComparison.Ordinal);
        Assert.Contains($"Ошибок: {report.Failures}. Предупреждений: ", text.Output, StringComparison.Ordinal);
        var document = await InProcess.RunAsync([.. line, "--json", "--strict"]);
        Assert.Equal(["target", "server", "time", "failures", "findings", "clients", "warnings"], document.Json.EnumerateObject().Select(p => p.Name));
        Assert.Equal(document.Json.GetProperty("warnings").GetInt32() + report.Failures > 0 ? 9 : 0, document.Code);
        log.WriteLine($"figure: {TServer.Name}: {report.Findings.Count} points, {report.Count(FindingState.Pass)} pass, {report.Warnings} warnings of the server, {report.Count(FindingState.Unknown)} unknown with the login of IDENT");
    }

    [Fact]
    public async Task Every_problem_of_the_data_is_seen_and_mended()
    {
        Loosen();
        await FillAsync();
        var provoked = 0;
        foreach (var (id, state, sql, undo) in DataProblems())
        {
            await ProvokeAsync(id, state, sql, undo);
            provoked++;
        }

        log.WriteLine($"figure: {TServer.Name}: {provoked} problems of data and tables provoked, each seen and mended");
    }

    [Fact]
    public async Task A_schedule_that_is_not_renewed_is_seen()
    {
        await FillAsync();
        if (TServer.Provider == "mysql")
        {
            // The server's own time of the last write, and intervals of a moment.
            var start = DateTime.UtcNow;
            var options = Options with { ScheduleInterval = TimeSpan.FromMilliseconds(100) };
            while (Find(await CheckAsync(options: options), "schedule-renewed").State == FindingState.Pass)
                Assert.True(DateTime.UtcNow - start < TimeSpan.FromMinutes(1), "it still passes");
            Assert.Equal(FindingState.Failure, Find(await CheckAsync(options: options), "schedule-renewed").State);
        }
        else
        {
            // Nobody reads the schedule yet.
            Run("DELETE FROM IdentBridge_Schedule");
            Assert.Equal(FindingState.Unknown, Find(await CheckAsync(), "schedule-renewed").State);
            await ReadScheduleAsync();
            Assert.Equal(FindingState.Pass, Find(await CheckAsync(), "schedule-renewed").State);
            Run("UPDATE IdentBridge_Schedule SET SinceUtc = @since", ("@since", Parameter(DateTime.UtcNow.AddHours(-1))));
            Assert.Equal(FindingState.Warning, Find(await CheckAsync(), "schedule-renewed").State);
        }

        Run("UPDATE IDENT_Intervals SET IsBusy = 1 - IsBusy");
        Assert.Equal(FindingState.Pass, Find(await CheckAsync(), "schedule-renewed").State);

        var later = await CheckAsync(time: new Later(TimeSpan.FromDays(100)));
        Assert.Equal(FindingState.Failure, Find(later, "schedule-renewed").State);
        Assert.Contains("is over", Find(later, "schedule-renewed").Says, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Clocks_and_zones_that_differ_are_seen()
    {
        Assert.Equal(FindingState.Pass, Find(await CheckAsync(), "clock-accuracy").State);
        Assert.Equal(FindingState.Warning, Find(await CheckAsync(time: new Later(TimeSpan.FromMinutes(5))), "clock-accuracy").State);
        Assert.Equal(FindingState.Failure, Find(await CheckAsync(time: new Later(TimeSpan.FromHours(-1))), "clock-accuracy").State);

        // Two zones are never both the server's.
        FindingState[] states = [Find(await CheckAsync(options: Options with { TimeZone = "Asia/Kamchatka" }), "clock-zone").State, Find(await CheckAsync(options: Options with { TimeZone = "Asia/Omsk" }), "clock-zone").State];
        Assert.Contains(FindingState.Warning, states);
        Assert.Equal(FindingState.Unknown, Find(await CheckAsync(options: Options with { TimeZone = null }), "clock-zone").State);
    }

    [Fact]
    public async Task Nothing_is_left_behind()
    {
        await FillAsync();
        var before = Snapshot.Content(Database);
        await CheckAsync();
        Assert.Equal(before, Snapshot.Content(Database));
        using (var login = IdentLogin())
            await CheckAsync(login.ConnectionString);
        Assert.Equal(before, Snapshot.Content(Database));
    }

    /// <summary>Rows that something is wrong with: the point, its state, what provokes it, and what takes it back where the finding's own advice is no statement that does.</summary>
    private protected virtual IEnumerable<(string Id, FindingState State, string[] Sql, string[] Undo)> DataProblems()
    {
        string[] noCalls = ["DELETE FROM IDENT_FinishedCalls"];
        string[] noTickets = ["DELETE FROM IDENT_Tickets"];
        yield return ("call-duplicates", FindingState.Failure, [Call("in", "+70001112233", 1), Call("in", "+70001112233", 1)], noCalls);
        yield return ("call-phones", FindingState.Warning, [Call("in", "+89110001122", 1)], noCalls);
        yield return ("call-rules", FindingState.Failure, [Call("inn", "+70001112233", 1)], noCalls);
        yield return ("call-retention", FindingState.Warning, [Call("in", "+70001112233", 200 * 24)], noCalls);
        yield return ("ongoing-stale", FindingState.Warning, [Call("in", "+70001112233", 26, "IDENT_OngoingCalls")], []);
        yield return ("ticket-duplicates", FindingState.Failure, [Ticket("a"), Ticket("a")], noTickets);
        yield return ("ticket-phones", FindingState.Warning, [Ticket("a", phone: "12-34")], noTickets);
        yield return ("ticket-names", FindingState.Failure, [Ticket("a", "ClientFullName, ClientName", "'x', 'x'")], []);
        yield return ("ticket-plans", FindingState.Failure, [Ticket("a", "PlanStart, PlanEnd", "'2026-01-01 10:00:00', '2026-01-01 22:00:01'")], []);
        yield return ("ticket-plans", FindingState.Failure, [Ticket("b", "PlanStart, PlanEnd", "'2026-01-01 10:00:00', '2026-01-01 09:00:00'")], []);
        yield return ("ticket-rules", FindingState.Failure, [Ticket("")], noTickets);
        yield return ("ticket-retention", FindingState.Warning, [Ticket("a", hours: 200 * 24)], noTickets);
        yield return ("schedule-orphans", FindingState.Warning, [Interval(99)], []);
        yield return ("schedule-duplicates", FindingState.Failure, [Interval(1), Interval(1)], ["DELETE FROM IDENT_Intervals WHERE LengthInMinutes = 7"]);
        yield return ("schedule-renewed", FindingState.Failure, ["DELETE FROM IDENT_Intervals WHERE 1 = 1"], [Interval(1)]);
        yield return ("table-tickets", FindingState.Failure, ["DROP TABLE IDENT_Tickets"], [Loose("Tickets")]);
        yield return ("table-tickets", FindingState.Failure, ["ALTER TABLE IDENT_Tickets DROP COLUMN Comment"], ["DROP TABLE IDENT_Tickets", Loose("Tickets")]);
    }

    private protected static HealthOptions Options => new() { TimeZone = "Europe/Moscow" };

    private protected async Task ProvokeAsync(string id, FindingState state, string[] sql, string[] undo)
    {
        var before = Find(await CheckAsync(), id);
        Assert.True(before.State == FindingState.Pass, $"{id} before: {before.State} {before.Says}");
        foreach (var statement in sql)
            Run(statement);
        var found = Find(await CheckAsync(), id);
        Assert.True(found.State == state, $"{id}: {found.State} {found.Says}");
        Assert.True(found.Fix is not null || found.Remedy is not null, $"{id}: no remedy");
        if (Changing.Any(c => found.Fix?.StartsWith(c, StringComparison.Ordinal) == true))
            Run(found.Fix!);
        else if (found.Fix?.StartsWith("SELECT ", StringComparison.Ordinal) == true)
            Assert.True(Rows(found.Fix) > 0, $"{id}: nothing is found by {found.Fix}");
        foreach (var statement in undo)
            Run(statement);
        var after = Find(await CheckAsync(), id);
        Assert.True(after.State == FindingState.Pass, $"{id} after: {after.State} {after.Says}");
    }

    internal Task<HealthReport> CheckAsync(string? connection = null, HealthOptions? options = null, TimeProvider? time = null) =>
        new HealthCheck(new DatabaseOptions { Provider = TServer.Provider, ConnectionString = connection ?? Database.ConnectionString }, options ?? Options, time ?? TimeProvider.System).RunAsync(Cancel);

    internal static Finding Find(HealthReport report, string id) => Assert.Single(report.Findings, f => f.Kind.Id == id);

    internal static string Print(IEnumerable<Finding> findings) => string.Join('\n', findings.Select(f => $"{f.Kind.Id}: {f.State} {f.Says}"));

    protected void Run(string sql, params (string Name, object Value)[] parameters)
    {
        using var connection = Database.Open();
        connection.Run(sql, parameters);
    }

    protected int Rows(string sql)
    {
        using var connection = Database.Open();
        return connection.Rows(sql).Count;
    }

    /// <summary>A schedule that ends in some weeks, read by somebody.</summary>
    protected async Task FillAsync()
    {
        Run("INSERT INTO IDENT_Branches (Id, Name) VALUES (1, 'A')");
        Run("INSERT INTO IDENT_Doctors (Id, Name) VALUES (1, 'B')");
        Run(Interval(1).Replace(", 7,", ", 15,", StringComparison.Ordinal).Replace(":00:00'", ":15:00'", StringComparison.Ordinal));
        await ReadScheduleAsync();
    }

    protected async Task ReadScheduleAsync() =>
        Assert.Equal(0, (await InProcess.RunAsync("export", "schedule", "--format", "csv", "--provider", TServer.Provider, "--connection", Database.ConnectionString)).Code);

    /// <summary>The login that 'identdb grant ident' makes, by hand.</summary>
    protected Granted IdentLogin() => new(Database, [.. ReadOnly(), ("IDENT_Branches", "INSERT, UPDATE, DELETE"), ("IDENT_Doctors", "INSERT, UPDATE, DELETE"), ("IDENT_Intervals", "INSERT, UPDATE, DELETE")]);

    protected static IEnumerable<(string Table, string Rights)> ReadOnly() => ExchangeTables.Blocks.Select(b => ($"IDENT_{b}", "SELECT"));

    static object Parameter(DateTime value) => TServer.Provider == "sqlite" ? value.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : value;

    static string Call(string direction, string phone, int hours, string table = "IDENT_FinishedCalls") =>
        $"INSERT INTO {table} (DateAndTime, Direction, PhoneFrom, PhoneTo, WaitInSeconds) VALUES ('{Ago(hours)}', '{direction}', '{phone}', '+70000000100', 1)";

    static string Ticket(string id, string columns = "Comment", string values = "'x'", string phone = "+70001112233", int hours = 1) =>
        $"INSERT INTO IDENT_Tickets (Id, DateAndTime, ClientPhone, {columns}) VALUES ('{id}', '{Ago(hours)}', '{phone}', {values})";

    static string Interval(int doctor) =>
        $"INSERT INTO IDENT_Intervals (BranchId, DoctorId, StartDateTime, LengthInMinutes, IsBusy) VALUES (1, {doctor}, '{DateTime.UtcNow.AddDays(20):yyyy-MM-dd} 10:00:00', 7, 0)";

    static string Ago(int hours) => DateTime.UtcNow.AddHours(3 - hours).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>Tables as somebody makes them by hand: without keys and rules.</summary>
    void Loosen()
    {
        foreach (var block in ExchangeTables.Blocks)
        {
            Run(TServer.Provider == "mssql" ? $"SELECT * INTO Loose{block} FROM IDENT_{block} WHERE 1 = 0" : $"CREATE TABLE Loose{block} AS SELECT * FROM IDENT_{block} WHERE 1 = 0");
            Run($"DROP TABLE IDENT_{block}");
            Run(Loose(block));
        }
    }

    static string Loose(string block) => TServer.Provider == "mssql" ? $"SELECT * INTO IDENT_{block} FROM Loose{block}" : $"CREATE TABLE IDENT_{block} AS SELECT * FROM Loose{block}";

    sealed class Later(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }

    /// <summary>A login with the rights that are listed; on SQLite, which has none, everybody.</summary>
    protected sealed class Granted : IDisposable
    {
        readonly TestLogin? _login;

        public Granted(TestDatabase database, IEnumerable<(string Table, string Rights)> rights)
        {
            _login = database.Provider == "sqlite" ? null : TestLogin.CreateWith(database, Password, rights);
            ConnectionString = _login?.ConnectionString($"Password={Password}") ?? database.ConnectionString;
        }

        public string ConnectionString { get; }

        public void Dispose()
        {
            // SQL Server drops no login that is connected, and a pool keeps it so.
            SqlConnection.ClearAllPools();
            _login?.Dispose();
        }
    }
}

/// <summary>Of servers with logins.</summary>
public abstract class CheckWithLoginsContract<TServer>(ITestOutputHelper log) : CheckContract<TServer>(log)
    where TServer : ITestServer
{
    readonly ITestOutputHelper _log = log;

    [Fact]
    public async Task Rights_that_lack_or_are_too_many_are_seen()
    {
        await FillAsync();
        var seen = 0;
        foreach (var block in ExchangeTables.Blocks)
        {
            using var blind = new Granted(Database, ReadOnly().Where(r => r.Table != $"IDENT_{block}"));
            var report = await CheckAsync(blind.ConnectionString);
            var table = Find(report, FindingKinds.Table(block).Id);
            Assert.True(table.State == FindingState.Failure, Print([table]));
            Assert.StartsWith("identdb ", RemedyWords.Command(table.Remedy!), StringComparison.Ordinal);
            seen++;
        }

        using (var reader = new Granted(Database, ReadOnly()))
        {
            var report = await CheckAsync(reader.ConnectionString);
            Assert.Equal(["write-branches", "write-doctors", "write-intervals"], report.Findings.Where(f => f.State == FindingState.Failure && !OfTheServer.Contains(f.Kind.Id)).Select(f => f.Kind.Id));
            Assert.Contains("INSERT, UPDATE, DELETE", Find(report, "write-doctors").Says, StringComparison.Ordinal);
            Assert.Contains("identdb grant ident --user t", RemedyWords.Command(Find(report, "write-doctors").Remedy!), StringComparison.Ordinal);
            Assert.Equal(FindingState.Unknown, Find(report, "text-round-trip").State);
            Assert.Equal(FindingState.Pass, Find(report, "rights-too-wide").State);
            seen += 3;
        }

        using (var wide = new Granted(Database, [.. ReadOnly(), ("IDENT_Tickets", "DELETE")]))
        {
            var finding = Find(await CheckAsync(wide.ConnectionString), "rights-too-wide");
            Assert.Equal(FindingState.Warning, finding.State);
            Assert.Contains("DELETE ON", finding.Says, StringComparison.Ordinal);
        }

        Assert.Equal(FindingState.Warning, Find(await CheckAsync(), "rights-too-wide").State);
        _log.WriteLine($"figure: {TServer.Name}: {seen} missing rights and 2 too wide logins seen");
    }

    [Fact]
    public async Task A_login_that_cannot_get_in_ends_with_6()
    {
        using var login = TestLogin.CreateWith(Database, Password, ReadOnly());
        var result = await InProcess.RunAsync("check", "--provider", TServer.Provider, "--connection", login.ConnectionString("Password=wrong-Password-1"));
        Assert.Contains("Check user and password", result.AssertSentence(6), StringComparison.Ordinal);
    }
}

/// <summary>Of MySQL and MariaDB.</summary>
public abstract class CheckMySqlContract<TServer>(ITestOutputHelper log) : CheckWithLoginsContract<TServer>(log)
    where TServer : ITestServer
{
    private protected override IEnumerable<(string Id, FindingState State, string[] Sql, string[] Undo)> DataProblems() =>
    [
        .. base.DataProblems(),
        ("engine", FindingState.Failure, ["ALTER TABLE IDENT_Doctors ENGINE = MyISAM"], []),
        ("text-columns", FindingState.Failure, ["ALTER TABLE IDENT_Doctors CONVERT TO CHARACTER SET latin1"], ["ALTER TABLE IDENT_Doctors CONVERT TO CHARACTER SET utf8mb4"]),
        ("text-round-trip", FindingState.Failure, ["ALTER TABLE IDENT_Branches CONVERT TO CHARACTER SET latin1"], []),
        ("text-round-trip", FindingState.Failure, ["ALTER TABLE IDENT_Branches CONVERT TO CHARACTER SET utf8mb3"], []),
        ("table-case", FindingState.Warning, ["CREATE TABLE ident_tickets (Id int)"], []),
        ("table-doctors", FindingState.Failure, ["RENAME TABLE IDENT_Doctors TO ident_doctors"], ["RENAME TABLE ident_doctors TO IDENT_Doctors"]),
        ("database-charset", FindingState.Warning, [$"ALTER DATABASE {Database.Name} CHARACTER SET latin1"], []),
    ];
}

public sealed class CheckOnMariaDb(ITestOutputHelper log) : CheckMySqlContract<MariaDb>(log);

public sealed class CheckOnMySql(ITestOutputHelper log) : CheckMySqlContract<MySql>(log);

public sealed class CheckOnSqlite(ITestOutputHelper log) : CheckContract<Sqlite>(log)
{
    [Fact]
    public async Task A_journal_that_stops_readers_is_seen()
    {
        // Whoever has the file open would forbid to change its mode.
        SqliteConnection.ClearAllPools();
        Run("PRAGMA journal_mode = DELETE");
        var found = Find(await CheckAsync(), "journal-mode");
        Assert.Equal(FindingState.Warning, found.State);
        SqliteConnection.ClearAllPools();
        Run(found.Fix!);
        Assert.Equal(FindingState.Pass, Find(await CheckAsync(), "journal-mode").State);
    }

    [Fact]
    public async Task A_file_that_must_not_be_written_is_looked_at_all_the_same()
    {
        await FillAsync();
        SqliteConnection.ClearAllPools();
        var report = await CheckAsync(Database.ConnectionString + ";Mode=ReadOnly");
        Assert.Equal(["write-branches", "write-doctors", "write-intervals"], report.Findings.Where(f => f.State == FindingState.Failure).Select(f => f.Kind.Id));
        Assert.Equal(FindingState.Unknown, Find(report, "text-round-trip").State);
    }
}

public sealed class CheckOnMsSql(ITestOutputHelper log) : CheckWithLoginsContract<MsSql>(log)
{
    // IDENT's login may not see the sessions, when a table was written, nor what readers keep; a stand-in does not tell sizes either.
    protected override string[] Unknown => MsSql.IsSqlServer(Database) ? ["encryption", "schedule-renewed"] : ["encryption", "schedule-renewed", "growth"];

    private protected override IEnumerable<(string Id, FindingState State, string[] Sql, string[] Undo)> DataProblems() => MsSql.IsSqlServer(Database)
        ? [
            .. base.DataProblems(),
            ("text-columns", FindingState.Failure, ["ALTER TABLE IDENT_Doctors ALTER COLUMN Name varchar(400) NULL"], ["ALTER TABLE IDENT_Doctors ALTER COLUMN Name nvarchar(400) NULL"]),
            ("text-round-trip", FindingState.Failure, ["ALTER TABLE IDENT_Branches ALTER COLUMN Name varchar(400) COLLATE Latin1_General_100_CI_AS NULL"], []),
            ("read-committed-snapshot", FindingState.Warning, [$"ALTER DATABASE {Database.Name} SET READ_COMMITTED_SNAPSHOT OFF WITH ROLLBACK IMMEDIATE"], [$"ALTER DATABASE {Database.Name} SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE"]),
            ("compatibility-level", FindingState.Warning, [$"ALTER DATABASE {Database.Name} SET COMPATIBILITY_LEVEL = 120"], [$"ALTER DATABASE {Database.Name} SET COMPATIBILITY_LEVEL = 130"]),
            ("file-growth", FindingState.Warning, [$"ALTER DATABASE {Database.Name} MODIFY FILE (NAME = {Database.Name}, FILEGROWTH = 10%)"], [$"ALTER DATABASE {Database.Name} MODIFY FILE (NAME = {Database.Name}, FILEGROWTH = 64MB)"]),
        ]
        : base.DataProblems();
}
