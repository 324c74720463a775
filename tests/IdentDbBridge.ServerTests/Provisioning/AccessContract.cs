using System.Data.Common;
using System.Diagnostics;
using IdentDbBridge.Access;
using IdentDbBridge.Calls;
using IdentDbBridge.Cli.Simulate;
using IdentDbBridge.Dialects;
using IdentDbBridge.History;
using IdentDbBridge.Ident;
using IdentDbBridge.Migrations.Scripts;
using IdentDbBridge.Retention;
using IdentDbBridge.Schedule;
using IdentDbBridge.ServerTests.Cli;
using IdentDbBridge.ServerTests.Containers;
using IdentDbBridge.Sessions;
using IdentDbBridge.Tickets;
using Microsoft.Data.SqlClient;

namespace IdentDbBridge.ServerTests.Provisioning;

/// <summary>identdb grant and revoke: each party logs in and tries its own and everybody else's operations.</summary>
public abstract class AccessContract<TServer>(ITestOutputHelper log) : IAsyncLifetime
    where TServer : ITestServer
{
    const string Password = "Пароль-Zq1!Zq1!";

    readonly ExchangeDatabase<TServer> _exchange = new();
    readonly Workspace _files = new();
    readonly List<(string User, string? Host)> _users = [];

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected TestDatabase Database => _exchange.Database!;

    /// <summary>Another name for a table.</summary>
    protected string TicketsName { get; private set; } = "";

    Dictionary<string, string> Renamed => new() { ["Tickets"] = TicketsName, ["Doctors"] = "Vrachi" };

    protected IReadOnlyDictionary<string, string> Names => ExchangeTables.With(Renamed).Names;

    public async ValueTask InitializeAsync()
    {
        TicketsName = await ChooseTicketsNameAsync();
        await _exchange.CreateAsync(Renamed);
        Run($"CREATE TABLE Notes (Body {TServer.TextType} NOT NULL)");
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _files.Dispose();
        if (_exchange.Database is null)
            return;
        foreach (var (user, host) in _users)
            await DropAsync(user, host);
        await _exchange.DisposeAsync();
    }

    [FactOnEachImage]
    public async Task Lets_each_party_do_its_own_and_nothing_else_until_it_is_revoked()
    {
        var (allowed, refused, after) = (0, 0, 0);
        var bystander = NewUser();
        await GrantAsync(Party.Telephony, bystander, Password);
        await CallAsync(0, "revoke", "telephony", "--user", bystander);
        foreach (var party in Enum.GetValues<Party>())
        {
            var user = NewUser();
            await GrantAsync(party, user, Password);
            Assert.Equal("was there", await GrantAsync(party, user, "Another-Zq1!Zq1!"));
            await WorkAsync(party, Login(user, Password));
            foreach (var (sql, may) in PartyMatrix.Operations(party, Names))
            {
                Assert.True(Refused(Login(user, Password), sql) != may, $"{party} {(may ? "may not" : "may")}: {sql}");
                _ = may ? allowed++ : refused++;
            }

            foreach (var table in PartyMatrix.Readable(party, Names))
            {
                Assert.True(Refused(Login(user, Password), $"GRANT SELECT ON {table} TO {Account(bystander)}") || !TellsRefusedGrants, $"{party} gives rights to {table}");
                Assert.True(Refused(Login(bystander, Password), $"SELECT COUNT(*) FROM {table}"), $"{party} gave rights to {table}");
                refused++;
            }

            if (!Revokes(party))
                continue;
            await CallAsync(0, "revoke", Word(party), "--user", user);
            foreach (var (sql, _) in PartyMatrix.Operations(party, Names))
                Assert.True(Refused(Login(user, Password), sql), $"{party}, revoked, may: {sql}");
            after += PartyMatrix.Operations(party, Names).Count();
            Assert.Contains("had none of these", (await CallAsync(0, "revoke", Word(party), "--user", user, "--drop-user")).Output + NoneLeft(), StringComparison.Ordinal);
            Assert.Contains("had none of these", (await CallAsync(0, "revoke", Word(party), "--user", user, "--drop-user")).Output, StringComparison.Ordinal);
            Assert.ThrowsAny<DbException>(() => Open(Login(user, Password)).Dispose());
        }

        log.WriteLine($"figure: {TServer.Name}: rights matrix of 5 parties: {allowed} operations allowed, {refused} refused, after revoke {after} of {after} refused");
    }

    [FactOnEachImage]
    public async Task Takes_every_password_and_shows_none()
    {
        foreach (var marker in Marker.All)
        {
            var user = NewUser();
            var file = _files.Write("new.txt", marker.Value + "\n");
            foreach (var json in (string[][])[[], ["--json"]])
            {
                var result = await CallAsync(0, ["grant", "reader", "--user", user, "--password-file", file, .. json]);
                marker.AssertAbsent(result.Output + result.Errors, "the output of grant");
            }

            using (Open(Login(user, marker.Value))) { }
        }

        log.WriteLine($"figure: {TServer.Name}: logged in with {Marker.All.Count} passwords");
    }

    [FactOnEachImage]
    public async Task Takes_the_password_from_the_environment_or_standard_input()
    {
        var marker = Marker.All.Single(m => m.Name == "Russian");
        foreach (var (pipe, end) in ((string, string)[])[("", ""), ("printf '%s\\n' \"$P\" | ", " --password-stdin")])
        {
            var user = NewUser();
            var result = await Shell.RunAsync(
                $"{pipe}identdb grant reader --user {user}{end}",
                ("IDENTDB_PROVIDER", TServer.Provider), ("IDENTDB_CONNECTION", Database.ConnectionString), (pipe.Length == 0 ? "IDENTDB_NEW_PASSWORD" : "P", marker.Value));
            Assert.True(result.Code == 0, result.Output + result.Errors);
            marker.AssertAbsent(result.Output + result.Errors, "the output of grant");
            using (Open(Login(user, marker.Value))) { }
        }
    }

    [FactOnEachImage]
    public async Task Makes_no_user_without_a_password()
    {
        var user = NewUser();
        Assert.Contains("needs a password", (await CallAsync(2, "grant", "web", "--user", user)).AssertSentence(2), StringComparison.Ordinal);
        Assert.ThrowsAny<DbException>(() => Open(Login(user, "")).Dispose());
    }

    [FactOnEachImage]
    public async Task Takes_nothing_from_a_user_that_is_not_there()
    {
        var user = NewUser();
        foreach (var _ in Enumerable.Range(0, 2))
        {
            Assert.Contains("has none of these rights, as far as this login can see.", (await CallAsync(0, "revoke", "web", "--user", user)).Output, StringComparison.Ordinal);
            CreateAccount(user);
        }
    }

    [FactOnEachImage]
    public async Task Quotes_names_that_look_like_something_else()
    {
        var user = NewUser(OddEnd);
        await GrantAsync(Party.Reader, user, Password);
        Assert.False(Refused(Login(user, Password), $"SELECT COUNT(*) FROM {Names["Tickets"]}"));
        await CallAsync(0, "revoke", "reader", "--user", user, "--drop-user");
    }

    [FactOnEachImage]
    public async Task Prints_a_script_that_holds_no_password_and_changes_nothing()
    {
        var user = NewUser();
        var script = (await CallAsync(0, "grant", "web", "--user", user, "--script")).Output;
        Assert.Contains("<PASSWORD>", script, StringComparison.Ordinal);
        Assert.ThrowsAny<DbException>(() => Open(Login(user, "<PASSWORD>")).Dispose());
        // As the DBA runs it, with the password put in.
        using (var connection = Database.Open())
        {
            var splitter = Dialect.Named(TServer.Provider).Splitter;
            foreach (var statement in splitter.Split(script.Replace("<PASSWORD>", $"'{Password}'", StringComparison.Ordinal)))
                connection.Run(statement.Text);
        }

        Assert.False(Refused(Login(user, Password), $"SELECT COUNT(*) FROM {Names["Tickets"]}"));
        Assert.True(Refused(Login(user, Password), $"SELECT COUNT(*) FROM {Names["FinishedCalls"]}"));
        Assert.Contains("REVOKE", (await CallAsync(0, "revoke", "web", "--user", user, "--script")).Output, StringComparison.Ordinal);
        Assert.False(Refused(Login(user, Password), $"SELECT COUNT(*) FROM {Names["Tickets"]}"));
    }

    [Theory]
    [InlineData("public")]
    [InlineData("dbo")]
    [InlineData("root")]
    [InlineData(" a")]
    [InlineData("a\nb")]
    public async Task Refuses_names_that_are_the_server_s_or_no_names(string user) =>
        (await CallAsync(2, "grant", "reader", "--user", user)).AssertSentence(2);

    [FactOnEachImage]
    public async Task Refuses_a_database_without_the_tables()
    {
        await using var empty = await TServer.CreateDatabaseAsync();
        var result = await InProcess.RunAsync("grant", "reader", "--user", "x", "--provider", TServer.Provider, "--connection", empty.ConnectionString);
        Assert.Contains("Run 'identdb up'", result.AssertSentence(2), StringComparison.Ordinal);
    }

    [FactOnEachImage]
    public async Task Ends_with_7_for_a_login_that_may_not_give_rights()
    {
        var user = NewUser();
        await GrantAsync(Party.Web, user, Password);
        var file = _files.Write("new.txt", Password);
        var result = await InProcess.RunAsync("grant", "web", "--user", NewUser(), "--password-file", file, "--provider", TServer.Provider, "--connection", Login(user, Password), "--table", $"Tickets={TicketsName}", "--json");
        // It sees its own tables only, so that some seem to be missing.
        Assert.Contains(result.Code, (int[])[2, 7]);
        await using var owner = new OwnerLogin<TServer>(Database);
        result = await InProcess.RunAsync("grant", "web", "--user", NewUser(), "--password-file", file, "--provider", TServer.Provider, "--connection", owner.ConnectionString);
        result.AssertSentence(NoRightsCode);
    }

    /// <summary>What to call the table of tickets.</summary>
    protected virtual Task<string> ChooseTicketsNameAsync() => Task.FromResult("МоиЗаявки");

    /// <summary>What a denied CREATE USER ends with.</summary>
    protected virtual int NoRightsCode => 7;

    /// <summary>What is printed where a server tells a right that was never given.</summary>
    protected virtual string NoneLeft() => "";

    /// <summary>Takes the rights that would be in the way of dropping the user.</summary>
    protected virtual void TakeAll(string user)
    {
    }

    /// <summary>An account of the server with no rights in the database, unless it is there.</summary>
    protected abstract void CreateAccount(string user);

    /// <summary>Whether a denied SELECT has a number of its own: the library then does without what readers of the schedule know together.</summary>
    protected virtual bool TellsRefusedReads => true;

    /// <summary>Whether the server takes the rights of this party away.</summary>
    protected virtual bool Revokes(Party party) => true;

    /// <summary>Whether a GRANT by one who may not give the right is an error.</summary>
    protected virtual bool TellsRefusedGrants => true;

    /// <summary>What a name may end with that only a quoted one can.</summary>
    protected virtual string OddEnd => "ё'`]$User$";

    /// <summary>The account as GRANT names it.</summary>
    protected abstract string Account(string user);

    /// <summary>The database's connection string with this login.</summary>
    protected abstract string Login(string user, string password);

    protected string NewUser(string end = "")
    {
        var user = $"u{Guid.NewGuid():N}"[..12] + end;
        _users.Add((user, null));
        return user;
    }

    private protected async Task<CliResult> CallAsync(int code, params string[] line)
    {
        var result = await InProcess.RunAsync([.. line, "--provider", TServer.Provider, "--connection", Database.ConnectionString]);
        Assert.True(result.Code == code, $"{string.Join(' ', line)}: exit code {result.Code}\n{result.Output}{result.Errors}");
        return result;
    }

    protected async Task<string> GrantAsync(Party party, string user, string password, params string[] more)
    {
        var result = await CallAsync(0, ["grant", Word(party), "--user", user, "--password-file", _files.Write("password.txt", password), .. more]);
        return result.Output.Contains("was there", StringComparison.Ordinal) ? "was there" : "new";
    }

    protected static DbConnection Open(string connectionString)
    {
        var connection = TServer.Connect(connectionString);
        connection.Open();
        return connection;
    }

    /// <summary>Whether it fails for want of a right; other trouble does not count.</summary>
    protected static bool Refused(string connectionString, string sql)
    {
        try
        {
            using var connection = Open(connectionString);
            connection.Run(sql);
            return false;
        }
        catch (DbException e)
        {
            return Dialect.Named(TServer.Provider).Classify(e)!.Kind == ServerErrorKind.NoRights
                || e.Message.Contains("permission", StringComparison.Ordinal) || e.Message.Contains("must be owner", StringComparison.Ordinal);
        }
    }

    static string Word(Party party) => party.ToString().ToLowerInvariant();

    async Task WorkAsync(Party party, string connectionString)
    {
        var options = new ExchangeOptions { Provider = TServer.Provider, ConnectionString = connectionString, TimeZone = "Europe/Moscow", Schedule = new ScheduleReadOptions { Settle = TimeSpan.FromMilliseconds(10) } };
        // IDENT has the tables' names in its own settings, and so has who only reads.
        if (party is Party.Ident or Party.Reader)
            options = options with { Tables = Renamed };
        await using var exchange = await Exchange.OpenAsync(options, Cancel);
        await (party switch
        {
            Party.Ident => PlayIdentAsync(connectionString),
            Party.Telephony => CallAsync(exchange),
            Party.Web => AskAsync(exchange),
            Party.Gateway => ServeAsync(exchange, connectionString),
            _ => ReadAsync(exchange),
        });
    }

    async Task PlayIdentAsync(string connectionString)
    {
        await using var server = new ExchangeServer(TServer.Provider, connectionString, Renamed);
        var timer = new TaskTimer(TimeSpan.FromMinutes(1), TimeProvider.System);
        Timetable timetable = new()
        {
            Branches = [new Branch { Id = 1, Name = "Центр" }],
            Doctors = [new Doctor { Id = 2, Name = "Ёжиков" }],
            Intervals = [new Interval { BranchId = 1, DoctorId = 2, StartDateTime = new DateTime(2026, 3, 2, 9, 0, 0), LengthInMinutes = 15, IsBusy = false }],
        };
        await SimulatedTask.Calls(new IdentClient(server), new DateTime(2026, 3, 1), timer).RunAsync(Cancel);
        await SimulatedTask.Tickets(new IdentClient(server), new DateTime(2026, 3, 1), timer).RunAsync(Cancel);
        foreach (var variant in Enum.GetValues<UploadVariant>())
            Assert.Equal(3, (await SimulatedTask.Schedule(new IdentClient(server), timetable, variant, timer).RunAsync(Cancel)).New);
    }

    static async Task CallAsync(Exchange exchange)
    {
        var at = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.FromHours(3));
        var call = new CompletedCall { CallId = "a", StartedAt = at, EndedAt = at.AddSeconds(60), Direction = CallDirection.In, PhoneFrom = "+79110101001", PhoneTo = "+78120000111" };
        Assert.Equal(Outcome.Done, await exchange.Calls.StartAsync(call, Cancel));
        Assert.Equal(Outcome.Done, await exchange.Calls.AnswerAsync("a", at.AddSeconds(5), Cancel));
        Assert.Equal(Outcome.Done, await exchange.Calls.FinishAsync(new CallEnd { CallId = "a", EndedAt = at.AddSeconds(60) }, Cancel));
        Assert.Equal(Outcome.Done, await exchange.Calls.SetRecordUrlAsync("a", "https://pbx.example/a", Cancel));
        Assert.Equal(Outcome.Done, await exchange.Calls.FinishAsync(call with { CallId = "b", StartedAt = at.AddHours(1), EndedAt = at.AddHours(2) }, Cancel));
        Assert.Equal(Outcome.Done, await exchange.Calls.StartAsync(call with { CallId = "c", StartedAt = at.AddHours(3) }, Cancel));
        await exchange.Calls.ClearStaleAsync(TimeSpan.FromMinutes(1), Cancel);
        Assert.NotEmpty(await exchange.Calls.ReadFinishedAsync(at.DateTime, at.DateTime.AddDays(1), Cancel));
    }

    static async Task AskAsync(Exchange exchange)
    {
        var ticket = new TicketRequest { Id = "t", CreatedAt = DateTimeOffset.UtcNow, ClientPhone = "+79110101001" };
        Assert.Equal(Outcome.Done, await exchange.Tickets.AddAsync(ticket, Cancel));
        await exchange.Tickets.CorrectAsync(ticket with { Comment = "Зуб" }, Cancel);
        Assert.Equal(1, (await exchange.Tickets.AddManyAsync([ticket, ticket with { Id = "u" }], Cancel)).Added);
        Assert.Equal(ScheduleState.Whole, (await exchange.Schedule.ReadAsync(Cancel)).State);
        Assert.NotNull(await exchange.Schedule.ReadFreshnessAsync(Cancel));
    }

    /// <summary>The history, and what a retention and a probe do.</summary>
    static async Task ServeAsync(Exchange exchange, string connectionString)
    {
        await exchange.History.AddAsync([new HistoryEntry { StartedUtc = DateTime.UtcNow, Task = "schedule" }], Cancel);
        Assert.Single(await exchange.History.ReadAsync(new HistoryQuery(), Cancel));
        Assert.Equal(1, await exchange.History.PurgeAsync(DateTimeOffset.UtcNow.AddDays(40), Cancel));
        var old = new DateTimeOffset(2000, 1, 2, 12, 0, 0, TimeSpan.FromHours(3));
        Assert.Equal(Outcome.Done, await exchange.Tickets.AddAsync(new TicketRequest { Id = "old", CreatedAt = old, ClientPhone = "+79110101001" }, Cancel));
        Assert.Equal(Outcome.Done, await exchange.Calls.FinishAsync(new CompletedCall { CallId = "old", StartedAt = old, EndedAt = old.AddSeconds(60), Direction = CallDirection.In, PhoneFrom = "+79110101001", PhoneTo = "+78120000111" }, Cancel));
        PurgeResult gone = await new Purge(new DatabaseOptions { Provider = TServer.Provider, ConnectionString = connectionString }).RunAsync(new PurgeRequest { Before = new DateTime(2000, 1, 5) }, _ => { }, Cancel);
        Assert.Equal((1, 1, 1), (gone.Tickets, gone.FinishedCalls, gone.CallIds));
    }

    async Task ReadAsync(Exchange exchange)
    {
        Assert.NotEmpty(await exchange.Calls.ReadFinishedAsync(new DateTime(2026, 1, 1), new DateTime(2199, 1, 1), Cancel));
        Assert.NotEmpty(await exchange.Tickets.ReadAsync(new DateTime(2026, 1, 1), new DateTime(2199, 1, 1), Cancel));
        if (TellsRefusedReads)
            Assert.Equal(ScheduleState.Whole, (await exchange.Schedule.ReadAsync(Cancel)).State);
    }

    protected void Run(string sql)
    {
        using var connection = Database.Open();
        connection.Run(sql);
    }

    async Task DropAsync(string user, string? host)
    {
        SqlConnection.ClearAllPools();
        var options = new DatabaseOptions { Provider = TServer.Provider, ConnectionString = Database.ConnectionString };
        TakeAll(user);
        var access = new PartyAccess(options, Party.Reader, user, host);
        // The server may not have noticed yet that the last session is closed.
        var patience = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await access.RevokeAsync(true, CancellationToken.None);
                return;
            }
            catch (IdentDbException) when (patience.Elapsed < TimeSpan.FromSeconds(10))
            {
                Thread.Yield();
            }
        }
    }
}
