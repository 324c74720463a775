using System.Globalization;
using IdentDbBridge.Calls;
using IdentDbBridge.Outbox;
using IdentDbBridge.ServerTests.Cli;
using IdentDbBridge.ServerTests.Migrations;
using IdentDbBridge.Tickets;

namespace IdentDbBridge.ServerTests.Outbox;

/// <summary>What the server refuses for now keeps nothing else waiting.</summary>
public abstract class OutboxRefusalsContract<TServer> : MigrationContract<TServer>
    where TServer : ITestServer
{
    const string Password = "Пароль-1-Password";

    static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.FromHours(3));

    readonly LogLines _log = new();

    string File => Path.Combine(Scripts.Path, "outbox.db");

    [Fact]
    public async Task Thirty_calls_that_the_login_may_not_write_keep_no_ticket_waiting()
    {
        Assert.SkipWhen(TServer.Provider == "sqlite", "A file has no logins.");
        await UpAsync();
        using var login = TestLogin.CreateWith(Database, Password, [("IDENT_Tickets", "SELECT, INSERT, UPDATE"), ("IdentBridge_Calls", "SELECT, INSERT, UPDATE"), ("IDENT_OngoingCalls", "SELECT"), ("IDENT_FinishedCalls", "SELECT")]);
        await QueueAsync(async door =>
        {
            for (int i = 0; i < 30; i++)
                await door.Calls.StartAsync(Call(i), Cancel);
            await door.Tickets.AddAsync(Ticket("good"), Cancel);
        });
        await using (var door = await OpenAsync(login.ConnectionString($"Password={Password}")))
        {
            await Eventually(() => List("select Id from IDENT_Tickets") is ["good"], "the ticket is delivered");
            await RefusedAsync(door, 30);
            var refused = Assert.Single((await door.ReadOutboxAsync(Cancel)).Refused);
            Assert.Equal(("StartCall", 30L), (refused.Kind, refused.Count));
            Assert.Contains(NoRights, refused.Reason, StringComparison.Ordinal);
            Assert.Contains(_log.Lines, l => l.StartsWith("Warning Outbox ", StringComparison.Ordinal) && l.Contains("the server refused 30 StartCall, they are tried again.", StringComparison.Ordinal));
            // Writing goes on as it can: a ticket at once, a call by the outbox.
            Assert.Equal(Outcome.Done, await door.Tickets.AddAsync(Ticket("better"), Cancel));
            Assert.Equal(Outcome.Queued, await door.Calls.StartAsync(Call(30), Cancel));
        }

        Run($"GRANT INSERT ON IDENT_OngoingCalls TO {login.Name}");
        await using (var door = await OpenAsync(login.ConnectionString($"Password={Password}")))
            await Eventually(() => Query<int>("select count(*) from IDENT_OngoingCalls") == 31, "the calls are delivered once they may be");
        // A stand-in for SQL Server does not drop rights with their user.
        Run($"REVOKE INSERT ON IDENT_OngoingCalls FROM {login.Name}");
    }

    [Fact]
    public async Task More_tickets_and_calls_than_a_round_takes_keep_none_waiting_that_is_good()
    {
        await UpAsync();
        await QueueAsync(async door =>
        {
            for (int i = 0; i < 210; i++)
            {
                await door.Tickets.AddAsync(Ticket($"refused {i}"), Cancel);
                await door.Calls.FinishAsync(Call(i), Cancel);
            }

            await door.Tickets.AddAsync(Ticket("good"), Cancel);
        });
        string refuse = TServer.Provider switch
        {
            "sqlite" => "CREATE TRIGGER Refuse BEFORE INSERT ON IDENT_Tickets WHEN NEW.Id LIKE 'refused%' BEGIN SELECT RAISE(ABORT, 'no'); END",
            "mssql" => "CREATE TRIGGER Refuse ON IDENT_Tickets AFTER INSERT AS BEGIN IF EXISTS (SELECT 1 FROM inserted WHERE Id LIKE 'refused%') THROW 51000, 'no', 1; END",
            _ => "CREATE TRIGGER Refuse BEFORE INSERT ON IDENT_Tickets FOR EACH ROW IF NEW.Id LIKE 'refused%' THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'no'; END IF",
        };
        Run(refuse);
        Run("DROP TABLE IDENT_FinishedCalls");
        var flush = await Identdb.RunAsync(9, Database, "outbox", "flush", "--file", File, "--json");
        Assert.Equal(["good"], List("select Id from IDENT_Tickets"));
        Assert.Equal(1, flush.Json.GetProperty("delivered").GetInt32());
        // SQLite's triggers can only say that a rule is broken.
        bool isRule = TServer.Provider == "sqlite";
        Assert.Equal((isRule ? 210 : 420, isRule ? 210 : 0), (flush.Json.GetProperty("waiting").GetInt32(), flush.Json.GetProperty("setAside").GetInt32()));
        Assert.Equal(isRule ? ["AddFinishedCall 210"] : ["AddFinishedCall 210", "AddTicket 210"], flush.Json.GetProperty("refused").EnumerateArray().Select(r => $"{r.GetProperty("kind")} {r.GetProperty("count")}").Order());
        Assert.NotEqual(System.Text.Json.JsonValueKind.Null, flush.Json.GetProperty("refused")[0].GetProperty("reason").ValueKind);
    }

    [Fact]
    public async Task A_ticket_that_is_refused_while_others_are_taken_is_set_aside_in_the_end()
    {
        Assert.SkipWhen(TServer.Provider == "sqlite", "SQLite's triggers can only say that a rule is broken, and that is set aside at once.");
        await UpAsync();
        await QueueAsync(async door => await door.Tickets.AddAsync(Ticket("refused"), Cancel));
        Run(TServer.Provider == "mssql"
            ? "CREATE TRIGGER Refuse ON IDENT_Tickets AFTER INSERT AS BEGIN IF EXISTS (SELECT 1 FROM inserted WHERE Id LIKE 'refused%') THROW 51000, 'no', 1; END"
            : "CREATE TRIGGER Refuse BEFORE INSERT ON IDENT_Tickets FOR EACH ROW IF NEW.Id LIKE 'refused%' THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'no'; END IF");
        for (int i = 0; i < 12; i++)
            await Identdb.RunAsync(9, Database, "outbox", "flush", "--file", File);
        var alone = (await Identdb.RunAsync(0, Database, "outbox", "status", "--file", File, "--json")).Json;
        Assert.Equal((1, 0), (alone.GetProperty("waiting").GetInt32(), alone.GetProperty("setAside").GetInt32()));
        await QueueAsync(async door => await door.Tickets.AddAsync(Ticket("good"), Cancel));
        await Identdb.RunAsync(9, Database, "outbox", "flush", "--file", File);
        var judged = (await Identdb.RunAsync(0, Database, "outbox", "status", "--file", File, "--json")).Json;
        Assert.Equal((0, 1), (judged.GetProperty("waiting").GetInt32(), judged.GetProperty("setAside").GetInt32()));
        Run("DROP TRIGGER Refuse");
        await Identdb.RunAsync(0, Database, "outbox", "flush", "--file", File, "--set-aside");
        Assert.Equal(["good", "refused"], List("select Id from IDENT_Tickets order by Id"));
    }

    /// <summary>The server's number of a right that is lacking.</summary>
    protected virtual string NoRights => TServer.Provider == "mysql" ? "1142" : "229";

    /// <summary>Through a door whose server is away.</summary>
    async Task QueueAsync(Func<Exchange, Task> write)
    {
        await using var door = await OpenAsync(TServer.Provider switch
        {
            "sqlite" => "Data Source=nowhere/exchange.db",
            "mssql" => "Server=127.0.0.1,1;Database=x;User Id=x;Password=x;Connect Timeout=2;Encrypt=false",
            _ => "Server=127.0.0.1;Port=1;Database=x;User Id=x;Password=x",
        });
        await write(door);
    }

    Task<Exchange> OpenAsync(string connection) => Exchange.OpenAsync(
        new ExchangeOptions { Provider = TServer.Provider, ConnectionString = connection, TimeZone = "Europe/Moscow", Outbox = new OutboxOptions { Path = File } },
        _log,
        Cancel);

    static async Task RefusedAsync(Exchange door, int count)
    {
        for (int i = 0; (await door.ReadOutboxAsync(Cancel)).Refused.Sum(r => r.Count) < count; i++)
        {
            Assert.True(i < 600, "the refused ones are told");
            await Task.Delay(100, Cancel);
        }
    }

    static CompletedCall Call(int number) => new()
    {
        CallId = number.ToString(CultureInfo.InvariantCulture),
        StartedAt = Noon.AddSeconds(number),
        EndedAt = Noon.AddSeconds(number + 30),
        Direction = CallDirection.In,
        PhoneFrom = "+70001234567",
        PhoneTo = "+70007654321",
    };

    static TicketRequest Ticket(string id) => new() { Id = id, CreatedAt = Noon, ClientPhone = "+70001234567" };
}

public sealed class OutboxRefusalsOnMariaDb : OutboxRefusalsContract<MariaDb>;

public sealed class OutboxRefusalsOnMySql : OutboxRefusalsContract<MySql>;

public sealed class OutboxRefusalsOnMsSql : OutboxRefusalsContract<MsSql>
{
    // The stand-in has one number for most errors.
    protected override string NoRights => MsSql.IsSqlServer(Database) ? base.NoRights : "33557097";
}

public sealed class OutboxRefusalsOnSqlite : OutboxRefusalsContract<Sqlite>;
