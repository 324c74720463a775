using System.Diagnostics;
using System.Globalization;
using IdentDbBridge.Calls;
using IdentDbBridge.Cli.Simulate;
using IdentDbBridge.Data;
using IdentDbBridge.Dialects;
using IdentDbBridge.Ident;
using IdentDbBridge.Retention;
using IdentDbBridge.ServerTests.Cli;
using IdentDbBridge.ServerTests.Migrations;
using IdentDbBridge.Sessions;
using IdentDbBridge.Tickets;

namespace IdentDbBridge.ServerTests.Provisioning;

/// <summary>identdb purge.</summary>
public abstract class PurgeContract<TServer>(ITestOutputHelper log) : IAsyncLifetime
    where TServer : ITestServer
{
    static readonly DateTime Cut = new(2026, 3, 1, 12, 0, 0);

    readonly ExchangeDatabase<TServer> _exchange = new();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected TestDatabase Database => _exchange.Database!;

    DatabaseOptions Options => new() { Provider = TServer.Provider, ConnectionString = Database.ConnectionString };

    public async ValueTask InitializeAsync() => await _exchange.CreateAsync();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return _exchange.DisposeAsync();
    }

    [Fact]
    public async Task Deletes_what_is_older_and_keeps_what_is_of_the_second_of_the_cut()
    {
        await using var exchange = await FillAsync(3, 2);
        await exchange.Calls.StartAsync(Call(-100_000) with { CallId = "goes on" }, Cancel);
        Run("INSERT INTO IDENT_Intervals (BranchId, DoctorId, StartDateTime, LengthInMinutes, IsBusy) VALUES (1, 2, '2020-03-02 09:00:00', 15, 0)");
        var result = await new Purge(Options).RunAsync(new PurgeRequest { Before = Cut, BatchSize = 1, Pause = TimeSpan.Zero }, _ => { }, Cancel);
        Assert.Equal((3, 3, 3, 12), (result.FinishedCalls, result.CallIds, result.Tickets, result.Batches));
        Assert.Equal((2, 3, 2), (Count("IDENT_FinishedCalls"), Count("IdentBridge_Calls"), Count("IDENT_Tickets")));
        Assert.Equal((1, 1), (Count("IDENT_OngoingCalls"), Count("IDENT_Intervals")));
        Assert.Equal([Cut, Cut.AddSeconds(1)], (await exchange.Calls.ReadFinishedAsync(Cut.AddYears(-1), Cut.AddYears(1), Cancel)).Select(c => c.DateAndTime));
        Assert.Equal(Outcome.Done, await exchange.Calls.FinishAsync(new CallEnd { CallId = "goes on", EndedAt = Time(-99_000) }, Cancel));
        Assert.Equal((3, 3, 3), Audited());
    }

    [Theory]
    [InlineData("calls", 2, 0)]
    [InlineData("tickets", 0, 2)]
    public async Task Deletes_only_what_it_is_told(string only, int calls, int tickets)
    {
        await using var exchange = await FillAsync(2, 1);
        var result = await Identdb.RunAsync(0, Database, "purge", "--older-than", "1d", "--force", "--only", only, "--dry-run", "--json");
        Assert.Equal((calls > 0 ? 3 : 0, tickets > 0 ? 3 : 0), (result.Json.GetProperty("finishedCalls").GetInt32(), result.Json.GetProperty("tickets").GetInt32()));
        var done = await new Purge(Options).RunAsync(new PurgeRequest { Before = Cut, Calls = calls > 0, Tickets = tickets > 0 }, _ => { }, Cancel);
        Assert.Equal((calls, calls, tickets), (done.FinishedCalls, done.CallIds, done.Tickets));
        Assert.Equal((3 - calls, 3 - tickets), (Count("IDENT_FinishedCalls"), Count("IDENT_Tickets")));
    }

    [Fact]
    public async Task Writes_nothing_when_it_only_counts()
    {
        await using var exchange = await FillAsync(20, 5);
        var before = Snapshot.Content(Database);
        var result = await InProcess.RunAsync("purge", "--older-than", "30d", "--dry-run", "--json", "--provider", TServer.Provider, "--connection", Database.ConnectionString);
        Assert.True(result.Code == 0, result.Errors);
        Assert.Equal((25, 25, 25), Numbers(result));
        await WithReaderAsync(async connection =>
        {
            var counted = await InProcess.RunAsync("purge", "--older-than", "30d", "--dry-run", "--json", "--provider", TServer.Provider, "--connection", connection);
            Assert.True(counted.Code == 0, counted.Errors);
            Assert.Equal((25, 25, 25), Numbers(counted));
            Assert.NotEqual(0, (await InProcess.RunAsync("purge", "--older-than", "30d", "--provider", TServer.Provider, "--connection", connection)).Code);
        });
        Assert.Equal(before, Snapshot.Content(Database));
    }

    [Fact]
    public virtual async Task Prints_what_gives_the_login_the_right_that_it_lacks()
    {
        await using var exchange = await FillAsync(2, 0);
        // The audit is there: who may only delete makes no table.
        Assert.Equal(0, (await InProcess.RunAsync("purge", "--older-than", "3650d", "--provider", TServer.Provider, "--connection", Database.ConnectionString)).Code);
        await WithReaderAsync(async connection =>
        {
            string[] line = ["purge", "--older-than", "30d", "--provider", TServer.Provider, "--connection", connection, "--lang", "en", "--json"];
            var refused = await InProcess.RunAsync(line);
            Assert.Equal(7, refused.Code);
            var grants = refused.Json.GetProperty("error").GetProperty("message").GetString()!.Split("(For the DBA, in this database: ")[1].TrimEnd(')');
            Assert.All(grants.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), g => Run(g));
            Assert.Equal(0, (await InProcess.RunAsync(line)).Code);
        });
        Assert.Equal(0, Count("IDENT_Tickets"));
    }

    [Theory]
    [InlineData("29d")]
    [InlineData("1d")]
    public async Task Refuses_a_short_period_unless_forced(string period)
    {
        await using var exchange = await FillAsync(2, 1);
        string[] line = ["purge", "--older-than", period, "--provider", TServer.Provider, "--connection", Database.ConnectionString];
        Assert.Contains("IDENT reads calls and tickets since a start date", (await InProcess.RunAsync(line)).AssertSentence(2), StringComparison.Ordinal);
        Assert.Equal(3, Count("IDENT_Tickets"));
        Assert.Equal(0, (await InProcess.RunAsync([.. line, "--force"])).Code);
        Assert.Equal((0, 0, 0), (Count("IDENT_FinishedCalls"), Count("IdentBridge_Calls"), Count("IDENT_Tickets")));
    }

    [Fact]
    public async Task Goes_on_after_a_kill_and_after_Ctrl_C()
    {
        const int Old = 200;
        await using var exchange = await FillAsync(Old, 0);
        await exchange.Tickets.AddAsync(new TicketRequest { Id = "new", CreatedAt = DateTimeOffset.UtcNow, ClientPhone = "+79110101001" }, Cancel);
        string[] line = ["purge", "--older-than", "30d", "--batch", "10", "--pause", "50"];
        using (var killed = Identdb.Start(Database, line))
        {
            await UntilAsync(() => Count("IDENT_FinishedCalls") <= Old - 20);
            killed.Kill();
            Assert.Equal(Identdb.Killed, (await killed.EndAsync()).Code);
        }

        var left = Count("IDENT_FinishedCalls");
        Assert.InRange(left, 1, Old - 20);
        Assert.Equal(Old - left, Audited().FinishedCalls);
        using (var stopped = Identdb.Start(Database, [.. line, "--json"]))
        {
            await UntilAsync(() => Count("IdentBridge_Calls") <= Old - 20);
            stopped.Interrupt();
            var end = await stopped.EndAsync();
            Assert.True(end.Code == 130, end.All);
            Assert.True(end.Json.GetProperty("stopped").GetBoolean());
        }

        Assert.Equal(Old - Count("IdentBridge_Calls"), Audited().CallIds);
        await Identdb.RunAsync(0, Database, line);
        Assert.Equal((0, 0, 1), (Count("IDENT_FinishedCalls"), Count("IdentBridge_Calls"), Count("IDENT_Tickets")));
        Assert.Equal((Old, Old, Old), Audited());
        log.WriteLine($"figure: {TServer.Name}: purge killed with {left} of {Old} calls left, stopped by Ctrl+C, then run to its end; the audit tells every row");
    }

    [Fact]
    public async Task Keeps_neither_writers_nor_IDENT_waiting()
    {
        const int Old = 3000;
        await using var exchange = await FillAsync(Old, 10);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        await using var server = new ExchangeServer(TServer.Provider, Database.ConnectionString, null);
        var timer = new TaskTimer(TimeSpan.FromMinutes(1), TimeProvider.System);
        var (reads, calls, tickets) = (SimulatedTask.Calls(new IdentClient(server), Cut.AddYears(-1), timer), 0, 0);
        var writing = RepeatAsync(async i =>
        {
            Assert.Equal(Outcome.Done, await exchange.Calls.FinishAsync(Call(1000 + i), Cancel));
            calls++;
            Assert.Equal(Outcome.Done, await exchange.Tickets.AddAsync(Ticket(1000 + i), Cancel));
            tickets++;
        });
        var reading = RepeatAsync(_ => reads.RunAsync(Cancel));
        var result = await new Purge(Options).RunAsync(new PurgeRequest { Before = Cut, BatchSize = 100, Pause = TimeSpan.FromMilliseconds(5) }, _ => { }, Cancel);
        await end.CancelAsync();
        var (longestWrite, longestRead) = (await writing, await reading);
        Assert.Equal((Old, Old, Old, false), (result.FinishedCalls, result.CallIds, result.Tickets, result.Stopped));
        Assert.Equal((10 + calls, 10 + tickets), (Count("IDENT_FinishedCalls"), Count("IDENT_Tickets")));
        Assert.True(calls > 0);
        log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"figure: {TServer.Name}: {result.Batches} batches of up to 100 rows, the longest {result.LongestBatch.TotalMilliseconds:0} ms; meanwhile {calls + tickets} writes, the longest pair {longestWrite.TotalMilliseconds:0} ms, and IDENT's reads of everything, the longest {longestRead.TotalMilliseconds:0} ms; none failed"));

        async Task<TimeSpan> RepeatAsync(Func<int, Task> work)
        {
            var longest = TimeSpan.Zero;
            for (var i = 0; i == 0 || !end.IsCancellationRequested; i++)
            {
                var clock = Stopwatch.StartNew();
                await work(i);
                longest = clock.Elapsed > longest ? clock.Elapsed : longest;
            }

            return longest;
        }
    }

    [Fact]
    public async Task Finds_the_old_rows_by_the_key()
    {
        if (TServer.Provider == "mssql")
            Assert.Skip("SQL Server shows a plan only to its own tools.");
        await using var exchange = await FillAsync(300, 300);
        var sql = SqlCatalog.For(Dialect.Named(TServer.Provider), ExchangeTables.Default);
        using var connection = Database.Open();
        foreach (var part in (string[])["finished-calls", "call-ids", "tickets"])
        {
            var statement = sql[$"purge/{part}"].Replace("@StartedBefore", "'2026-03-02 12:00:00'", StringComparison.Ordinal).Replace("@Before", "'2026-03-01 12:00:00'", StringComparison.Ordinal).Replace("@Rows", "50", StringComparison.Ordinal);
            foreach (var step in connection.Rows((TServer.Provider == "sqlite" ? "EXPLAIN QUERY PLAN " : "EXPLAIN FORMAT=TRADITIONAL ") + statement))
            {
                var plan = string.Join(' ', step);
                Assert.True(TServer.Provider == "sqlite" ? !plan.Contains("SCAN", StringComparison.Ordinal) : plan.Contains(" range ", StringComparison.Ordinal) && plan.Contains("PRIMARY", StringComparison.Ordinal), $"{part}: {plan}");
            }
        }
    }

    /// <summary>The connection string of a login that may only read.</summary>
    protected virtual async Task WithReaderAsync(Func<string, Task> work)
    {
        await using var reader = new OwnerLogin<TServer>(Database);
        await work(reader.ConnectionString);
    }

    static CompletedCall Call(int second) => new()
    {
        CallId = $"c{second}",
        StartedAt = Time(second),
        EndedAt = Time(second + 60),
        Direction = CallDirection.In,
        PhoneFrom = "+79110101001",
        PhoneTo = "+78120000111",
    };

    static TicketRequest Ticket(int second) => new() { Id = $"t{second}", CreatedAt = Time(second), ClientPhone = "+79110101001" };

    static DateTimeOffset Time(int second) => new(Cut.AddSeconds(second), TimeSpan.FromHours(3));

    /// <summary>A call with its id, and a ticket, for each second around the cut.</summary>
    async Task<Exchange> FillAsync(int before, int after)
    {
        var exchange = await _exchange.OpenExchangeAsync();
        int[] seconds = [.. Enumerable.Range(-before, before + after)];
        var clock = new ClinicTime("Europe/Moscow");
        var (db, sql) = await _exchange.OpenAsync();
        await using var end = db;
        await new CallLedger(db, sql).AddFinishedAsync([.. seconds.Select(s => new LedgerCall(Call(s), clock))], false, Cancel);
        await exchange.Tickets.AddManyAsync(seconds.Select(Ticket), Cancel);
        return exchange;
    }

    void Run(string sql)
    {
        using var connection = Database.Open();
        connection.Run(sql);
    }

    int Count(string table)
    {
        using var connection = Database.Open();
        return connection.Scalar<int>($"SELECT COUNT(*) FROM {table}");
    }

    /// <summary>The sums of what the audit tells.</summary>
    (int FinishedCalls, int CallIds, int Tickets) Audited()
    {
        using var connection = Database.Open();
        int Sum(string part) => connection.List($"SELECT Reason FROM IdentBridge_MigrationAudit WHERE Action = 'purge {part}'").Sum(r => int.Parse(r.Split(' ')[0], CultureInfo.InvariantCulture));
        return (Sum("finished-calls"), Sum("call-ids"), Sum("tickets"));
    }

    static (int FinishedCalls, int CallIds, int Tickets) Numbers(CliResult result) =>
        (result.Json.GetProperty("finishedCalls").GetInt32(), result.Json.GetProperty("callIds").GetInt32(), result.Json.GetProperty("tickets").GetInt32());

    static async Task UntilAsync(Func<bool> condition)
    {
        var patience = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(patience.Elapsed < TimeSpan.FromMinutes(1), "Nothing was deleted within a minute.");
            await Task.Yield();
        }
    }
}
