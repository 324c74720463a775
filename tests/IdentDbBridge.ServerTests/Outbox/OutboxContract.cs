using System.Diagnostics;
using IdentDbBridge.Calls;
using IdentDbBridge.Outbox;
using IdentDbBridge.Rules;
using IdentDbBridge.ServerTests.Migrations;
using IdentDbBridge.Tickets;

namespace IdentDbBridge.ServerTests.Outbox;

/// <summary>The outbox before a server that is away: here a database that is not there yet.</summary>
public abstract class OutboxContract<TServer>(ITestOutputHelper log) : MigrationContract<TServer>
    where TServer : ITestServer
{
    static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.FromHours(3));
    static readonly DateTime From = new(2026, 1, 1);
    static readonly DateTime To = new(2200, 1, 1, 23, 59, 59);

    string File => Path.Combine(Scripts.Path, "outbox.db");

    [Fact]
    public async Task Takes_what_the_server_does_not_and_brings_it_in_order_when_it_does()
    {
        await using (var door = await OpenAsync(away: true))
        {
            Assert.Equal(Outcome.Queued, await door.Calls.StartAsync(Call("1"), Cancel));
            Assert.Equal(Outcome.Queued, await door.Calls.AnswerAsync("1", Noon.AddSeconds(5), Cancel));
            Assert.Equal(Outcome.Queued, await door.Calls.FinishAsync(new CallEnd { CallId = "1", EndedAt = Noon.AddSeconds(65) }, Cancel));
            Assert.Equal(Outcome.Queued, await door.Calls.SetRecordUrlAsync("1", "https://pbx.example/1", Cancel));
            Assert.Equal(Outcome.Queued, await door.Calls.FinishAsync(Call("2"), Cancel));
            Assert.Equal(Outcome.Queued, await door.Tickets.AddAsync(Ticket("1"), Cancel));
            Assert.Equal(Outcome.Queued, await door.Tickets.AddAsync(Ticket("1"), Cancel));
            await Assert.ThrowsAsync<ValidationException>(() => door.Tickets.AddAsync(Ticket("2") with { ClientPhone = "?" }, Cancel));
            Assert.Equal(7, (await door.ReadOutboxAsync(Cancel)).Waiting);
        }

        await UpAsync();
        await using (var door = await OpenAsync())
        {
            // Whoever comes before the delivery keeps behind what waits.
            await Eventually(async () => (await door.ReadOutboxAsync(Cancel)).Waiting == 0, "all is delivered");
            Assert.Equal(0, (await door.ReadOutboxAsync(Cancel)).SetAside);
            var calls = await door.Calls.ReadFinishedAsync(From, To, Cancel);
            Assert.Equal([5, 30], calls.Select(c => c.WaitInSeconds).Order());
            Assert.Equal("https://pbx.example/1", calls.Single(c => c.TalkInSeconds == 60).RecordUrl);
            Assert.Single(await door.Tickets.ReadAsync(From, To, Cancel));
            Assert.Equal(Outcome.AlreadyThere, await door.Tickets.AddAsync(Ticket("1"), Cancel));
        }
    }

    [Fact]
    public async Task Sets_aside_what_cannot_be_delivered_and_goes_on()
    {
        await using (var door = await OpenAsync(away: true))
        {
            await door.Calls.FinishAsync(new CallEnd { CallId = "unknown", EndedAt = Noon }, Cancel);
            await door.Tickets.AddAsync(Ticket("refused"), Cancel);
            await door.Tickets.AddAsync(Ticket("good"), Cancel);
        }

        await UpAsync();
        // A rule of the clinic's own that only the database knows.
        Run(TServer.Provider == "sqlite"
            ? "create trigger Refuse before insert on IDENT_Tickets when new.Id = 'refused' begin insert into IDENT_Doctors (Id, Name) values (null, null); end"
            : "alter table IDENT_Tickets add constraint CK_Refuse check (Id <> 'refused')");
        await Identdb.RunAsync(9, Database, "outbox", "flush", "--file", File);
        var status = await Identdb.RunAsync(0, Database, "outbox", "status", "--file", File);
        Assert.Contains("0 waiting; 2 set aside.", status.Output.Replace(", the oldest", ";", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("1 FinishCall: there is no such call or ticket", status.Output, StringComparison.Ordinal);
        Assert.Contains("1 AddTicket: ", status.Output, StringComparison.Ordinal);
        Assert.Contains("Warning: 2 records were set aside", status.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("7000", status.All, StringComparison.Ordinal);
        Assert.Equal(["good"], List("select Id from IDENT_Tickets"));

        Run(TServer.Provider == "sqlite" ? "drop trigger Refuse" : TServer.Provider == "mssql" ? "alter table IDENT_Tickets drop constraint CK_Refuse" : "alter table IDENT_Tickets drop check CK_Refuse".Replace("check", TServer.Name == "mariadb" ? "constraint" : "check", StringComparison.Ordinal));
        var again = await Identdb.RunAsync(9, Database, "outbox", "flush", "--file", File, "--set-aside", "--json");
        Assert.Equal(1, again.Json.GetProperty("delivered").GetInt32());
        Assert.Equal(["good", "refused"], List("select Id from IDENT_Tickets order by Id"));
    }

    [Fact]
    public async Task Tells_of_its_limits_before_it_refuses()
    {
        await using var door = await OpenAsync(away: true, limit: 10);
        for (int i = 0; i < 8; i++)
        {
            Assert.Empty((await door.ReadOutboxAsync(Cancel)).Warnings);
            await door.Tickets.AddAsync(Ticket($"{i}"), Cancel);
        }

        Assert.Equal("The outbox holds 8 of the 10 records that it takes.", Assert.Single((await door.ReadOutboxAsync(Cancel)).Warnings));
        await door.Tickets.AddAsync(Ticket("8"), Cancel);
        await door.Tickets.AddAsync(Ticket("9"), Cancel);
        Assert.Equal(10, (await Assert.ThrowsAsync<OutboxFullException>(() => door.Tickets.AddAsync(Ticket("10"), Cancel))).Limit);
        Assert.StartsWith("The outbox is full: 10 records", Assert.Single((await door.ReadOutboxAsync(Cancel)).Warnings), StringComparison.Ordinal);
        Assert.Equal(10, (await door.ReadOutboxAsync(Cancel)).Waiting);
    }

    [Fact]
    public async Task Says_why_nothing_is_delivered()
    {
        await using (var door = await OpenAsync(away: true))
            await door.Tickets.AddAsync(Ticket("1"), Cancel);
        // SQLite's file comes with the first connection.
        Database.Open().Dispose();
        await Identdb.RunAsync(2, Database, "outbox", "flush", "--file", File);
        var status = await Identdb.RunAsync(0, Database, "outbox", "status", "--file", File, "--json");
        Assert.Contains("has no exchange tables", status.Json.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, status.Json.GetProperty("waiting").GetInt32());
        await Identdb.RunAsync(2, Database, "outbox", "status", "--file", File + "x");
    }

    [Fact]
    public async Task Can_be_closed_at_any_moment_of_a_delivery()
    {
        const int Rounds = 40;
        const int Each = 20;
        await UpAsync();
        Random random = new(1);
        var slowest = TimeSpan.Zero;
        for (int round = 0; round < Rounds; round++)
        {
            await using (var door = await OpenAsync(away: true, limit: Rounds * Each))
            {
                for (int i = 0; i < Each; i++)
                    await door.Calls.StartAsync(Call($"{round}-{i}") with { StartedAt = Noon.AddSeconds((round * Each) + i) }, Cancel);
            }

            var closing = await OpenAsync();
            await Task.Delay(random.Next(60), Cancel);
            long start = Stopwatch.GetTimestamp();
            await closing.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(1), Cancel);
            slowest = new[] { slowest, Stopwatch.GetElapsedTime(start) }.Max();
        }

        log.WriteLine($"figure: {TServer.Name}: closed {Rounds} times in mid-delivery, the slowest took {slowest.TotalSeconds:0.0} s");
        await Identdb.RunAsync(0, Database, "outbox", "flush", "--file", File);
        Assert.Equal(Rounds * Each, Query<int>("select count(*) from IDENT_OngoingCalls"));
    }

    /// <param name="away">A server that refuses every connection.</param>
    Task<Exchange> OpenAsync(bool away = false, int limit = 100) => Exchange.OpenAsync(
        new ExchangeOptions
        {
            Provider = TServer.Provider,
            ConnectionString = away ? Away() : Database.ConnectionString,
            TimeZone = "Europe/Moscow",
            Outbox = new OutboxOptions { Path = File, MaxRecords = limit },
        },
        Cancel);

    static string Away() => TServer.Provider switch
    {
        "sqlite" => "Data Source=nowhere/exchange.db",
        "mssql" => "Server=127.0.0.1,1;Database=x;User Id=x;Password=x;Connect Timeout=2;Encrypt=false",
        _ => "Server=127.0.0.1;Port=1;Database=x;User Id=x;Password=x",
    };

    static async Task Eventually(Func<Task<bool>> condition, string what)
    {
        for (int i = 0; !await condition(); i++)
        {
            Assert.True(i < 600, what);
            await Task.Delay(100, Cancel);
        }
    }

    static CompletedCall Call(string id) => new()
    {
        CallId = id,
        StartedAt = Noon,
        EndedAt = Noon.AddSeconds(30),
        Direction = CallDirection.In,
        PhoneFrom = "+70001234567",
        PhoneTo = "+70007654321",
    };

    static TicketRequest Ticket(string id) => new() { Id = id, CreatedAt = Noon, ClientPhone = "+70001234567" };
}

public sealed class OutboxToMariaDb(ITestOutputHelper log) : OutboxContract<MariaDb>(log);

public sealed class OutboxToMySql(ITestOutputHelper log) : OutboxContract<MySql>(log);

public sealed class OutboxToMsSql(ITestOutputHelper log) : OutboxContract<MsSql>(log);

public sealed class OutboxToSqlite(ITestOutputHelper log) : OutboxContract<Sqlite>(log);
