using IdentDbBridge.Calls;
using IdentDbBridge.Data;
using IdentDbBridge.Sessions;
using IdentDbBridge.Tickets;

namespace IdentDbBridge.ServerTests;

/// <summary>Many rows at once, in whatever way the server takes them fastest: nothing may tell it from INSERTs one by one.</summary>
public abstract class BulkContract<TServer>(ExchangeDatabase<TServer> exchange) : IClassFixture<ExchangeDatabase<TServer>>
    where TServer : ITestServer
{
    // Each test has a day of its own in the shared database.
    static int _days;

    readonly DateTime _day = new DateTime(2026, 1, 1).AddDays(Interlocked.Increment(ref _days));

    CancellationToken Cancel { get; } = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Keeps_every_text_as_it_is()
    {
        await using var server = await OpenAsync();
        string[] texts = ["tab\tline\nend", "\r\n", @"back\slash\", @"\N", "NULL", "it's", "''", "\"", "`", "@Id ?x :y {z}", "100 %_", "Ёлка 🦷", "-- no; comment #", "/*!1*/", @"\' OR 1=1", "tail\\"];
        List<Ticket> tickets = [.. Enumerable.Range(0, 320).Select(i => Ticket(i) with
        {
            Comment = texts[i % texts.Length],
            FormName = i % 3 == 0 ? null : texts[(i + 1) % texts.Length],
            DoctorId = i % 2 == 0 ? null : -i,
            PlanStart = i % 5 == 0 ? null : _day.AddHours(i),
        })];
        Assert.Equal(new AddResult(320, 0), await server.RunAsync(s => new TicketRepository(s.Db, s.Sql).AddAsync(tickets, Cancel), Cancel));
        Assert.Equal(tickets, await server.RunAsync(s => new TicketRepository(s.Db, s.Sql).ReadAsync(_day, _day.AddDays(1), Cancel), Cancel));
    }

    [Fact]
    public async Task Takes_none_of_a_batch_of_which_one_does_not_fit()
    {
        await using var server = await OpenAsync();
        List<StoredCall> calls = [.. Enumerable.Range(0, 300).Select(Call)];
        calls[150] = calls[150] with { LineDescription = new string('ы', 256) };
        var e = await Assert.ThrowsAsync<ServerException>(() => AddAsync(server, calls));
        Assert.Equal(ServerErrorKind.RuleBroken, e.Error.Kind);
        Assert.Empty(await ReadAsync(server));
    }

    [Fact]
    public async Task Takes_none_of_a_batch_of_which_one_breaks_a_rule()
    {
        await using var server = await OpenAsync();
        List<StoredCall> calls = [.. Enumerable.Range(0, 300).Select(Call)];
        calls[299] = calls[299] with { WaitInSeconds = -1 };
        var e = await Assert.ThrowsAsync<ServerException>(() => AddAsync(server, calls));
        Assert.Equal(ServerErrorKind.RuleBroken, e.Error.Kind);
        Assert.Empty(await ReadAsync(server));
    }

    [Fact]
    public async Task Adds_what_is_new_among_what_is_there()
    {
        await using var server = await OpenAsync();
        List<StoredCall> calls = [.. Enumerable.Range(0, 4500).Select(Call)];
        // Neither the first nor the last of them, so that nothing tells beforehand.
        List<StoredCall> some = [.. calls.Where((_, i) => i % 3 == 1)];
        Assert.Equal(new AddResult(some.Count, 0), await AddAsync(server, some));
        Assert.Equal(new AddResult(calls.Count - some.Count, some.Count), await AddAsync(server, calls));
        Assert.Equal(new AddResult(0, calls.Count), await AddAsync(server, calls));
        Assert.Equal(new AddResult(0, calls.Count), await server.RunAsync(s => new CallRepository(s.Db, s.Sql).AddFinishedAsync(calls, true, Cancel), Cancel));
        Assert.Equal(new AddResult(1, 2), await AddAsync(server, [Call(0), Call(5000), Call(5000)]));
        Assert.Equal([.. calls, Call(5000)], await ReadAsync(server));
    }

    [Fact]
    public async Task Takes_calls_by_their_ids_around_one_that_is_in_the_way()
    {
        await using var server = await OpenAsync();
        List<LedgerCall> calls = [.. Enumerable.Range(0, 300).Select(i => new LedgerCall($"{_day:yyyyMMdd}-{i}", Call(i), _day.AddSeconds(i), null, _day.AddSeconds(i + 5)))];
        // Another call has the key of this one.
        Assert.Equal(new AddResult(1, 0), await AddAsync(server, [Call(77)]));
        Assert.Equal(new AddResult(300, 0), await server.RunAsync(s => new CallLedger(s.Db, s.Sql).AddFinishedAsync(calls, false, Cancel), Cancel));
        Assert.Equal(new AddResult(0, 300), await server.RunAsync(s => new CallLedger(s.Db, s.Sql).AddFinishedAsync(calls, false, Cancel), Cancel));
        Assert.Equal(new AddResult(0, 300), await server.RunAsync(s => new CallLedger(s.Db, s.Sql).AddFinishedAsync(calls, true, Cancel), Cancel));
        Assert.Equal(301, (await ReadAsync(server)).Count);
    }

    private protected async Task<ExchangeServer> OpenAsync()
    {
        await exchange.CreateAsync();
        return new ExchangeServer(TServer.Provider, exchange.Database!.ConnectionString, null, ConnectionUse.Bulk);
    }

    private protected Task<AddResult> AddAsync(ExchangeServer server, List<StoredCall> calls) =>
        server.RunAsync(s => new CallRepository(s.Db, s.Sql).AddFinishedAsync(calls, Cancel), Cancel);

    private protected Task<List<StoredCall>> ReadAsync(ExchangeServer server) =>
        server.RunAsync(s => new CallRepository(s.Db, s.Sql).ReadFinishedAsync(_day, _day.AddDays(1).AddSeconds(-1), Cancel), Cancel);

    private protected StoredCall Call(int number) => new()
    {
        DateAndTime = _day.AddSeconds(number),
        Direction = number % 2 == 0 ? CallDirection.In : CallDirection.Out,
        PhoneFrom = number % 7 == 0 ? "" : "+70001234567",
        PhoneTo = "+70000000100",
        WaitInSeconds = number % 60,
        TalkInSeconds = number % 4 == 0 ? null : number,
        LineDescription = "Регистратура, mts",
    };

    Ticket Ticket(int number) => new() { Id = $"{_day:yyyyMMdd} {number:000}", DateAndTime = _day.AddSeconds(number), ClientPhone = "+70001234567" };
}

/// <summary>MySQL and MariaDB, where the server's settings decide.</summary>
public abstract class LoadContract<TServer>(ExchangeDatabase<TServer> exchange, ITestOutputHelper log) : BulkContract<TServer>(exchange)
    where TServer : ITestServer
{
    [Fact]
    public async Task Loads_where_the_server_allows_it_and_inserts_where_not()
    {
        await using var server = await OpenAsync();
        Assert.Equal(new AddResult(300, 0), await AddAsync(server, [.. Enumerable.Range(0, 300).Select(Call)]));
        // The session that was used last.
        var (allowed, loads) = await server.RunAsync(
            async s => (await s.Db.ScalarAsync<int>("SELECT @@local_infile", null, TestContext.Current.CancellationToken),
                (await s.Db.QueryAsync<StatusRow>("SHOW SESSION STATUS LIKE 'Com_load'", null, TestContext.Current.CancellationToken))[0].Value),
            TestContext.Current.CancellationToken);
        log.WriteLine($"figure: {TServer.Name}: local_infile {allowed}, {loads} LOAD DATA for 300 calls");
        // Where it is forbidden, it is tried once.
        Assert.Equal(allowed == 1, await LoadedAsync(server));
        Assert.Equal(300, (await ReadAsync(server)).Count);
    }

    /// <summary>Whether a session goes on loading.</summary>
    static Task<bool> LoadedAsync(ExchangeServer server) => server.RunAsync(s => Task.FromResult(s.Db.MayLoad), TestContext.Current.CancellationToken);

    sealed class StatusRow
    {
        public int Value { get; set; }
    }
}

public sealed class BulkOnMariaDb(ExchangeDatabase<MariaDb> exchange, ITestOutputHelper log) : LoadContract<MariaDb>(exchange, log);

public sealed class BulkOnMySql(ExchangeDatabase<MySql> exchange, ITestOutputHelper log) : LoadContract<MySql>(exchange, log);

public sealed class BulkOnMsSql(ExchangeDatabase<MsSql> exchange) : BulkContract<MsSql>(exchange);

public sealed class BulkOnSqlite(ExchangeDatabase<Sqlite> exchange) : BulkContract<Sqlite>(exchange);
