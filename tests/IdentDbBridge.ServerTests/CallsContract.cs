using IdentDbBridge.Calls;

namespace IdentDbBridge.ServerTests;

public abstract class CallsContract<TServer>(ExchangeDatabase<TServer> exchange) : IClassFixture<ExchangeDatabase<TServer>>
    where TServer : ITestServer
{
    // Each test has a day of its own in the shared database.
    static int _days;

    readonly DateTime _day = new DateTime(2026, 1, 1).AddDays(Interlocked.Increment(ref _days));

    CancellationToken Cancel { get; } = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Are_added_once_however_often_they_come()
    {
        var (db, sql) = await exchange.OpenAsync();
        await using var end = db;
        var calls = new CallRepository(db, sql);
        // More than one batch.
        var some = Calls(200);
        Assert.Equal(new AddResult(200, 0), await calls.AddFinishedAsync(some, Cancel));
        Assert.Equal(new AddResult(0, 200), await calls.AddFinishedAsync(some, Cancel));
        Assert.Equal(new AddResult(50, 200), await calls.AddFinishedAsync(Calls(250), Cancel));
        Assert.Equal(new AddResult(1, 1), await calls.AddFinishedAsync([Call(300), Call(300)], Cancel));
        Assert.Equal(new AddResult(0, 0), await calls.AddFinishedAsync([], Cancel));
        Assert.Equal([.. Calls(250), Call(300)], await ReadDayAsync(calls));
    }

    [Fact]
    public async Task Are_added_once_by_two_writers_at_a_time()
    {
        var (one, sql) = await exchange.OpenAsync();
        await using var end = one;
        var (other, _) = await exchange.OpenAsync();
        await using var otherEnd = other;
        var added = await Task.WhenAll(
            new CallRepository(one, sql).AddFinishedAsync(Calls(300), Cancel),
            new CallRepository(other, sql).AddFinishedAsync(Calls(300).Reverse(), Cancel));
        Assert.Equal(300, added.Sum(a => a.Added));
        Assert.Equal(300, added.Sum(a => a.AlreadyThere));
        Assert.Equal(Calls(300), await ReadDayAsync(new CallRepository(one, sql)));
    }

    [Fact]
    public async Task Are_left_as_they_are_when_they_come_again_with_other_values()
    {
        var (db, sql) = await exchange.OpenAsync();
        await using var end = db;
        var calls = new CallRepository(db, sql);
        await calls.AddFinishedAsync([Call(1)], Cancel);
        Assert.Equal(new AddResult(0, 1), await calls.AddFinishedAsync([Call(1) with { WaitInSeconds = 99 }], Cancel));
        Assert.Equal([Call(1)], await ReadDayAsync(calls));
    }

    [Fact]
    public async Task Are_read_in_a_window_with_both_its_ends()
    {
        var (db, sql) = await exchange.OpenAsync();
        await using var end = db;
        var calls = new CallRepository(db, sql);
        await calls.AddFinishedAsync(Calls(5).Reverse(), Cancel);
        Assert.Equal([Call(1), Call(2), Call(3)], await calls.ReadFinishedAsync(_day.AddSeconds(1), _day.AddSeconds(3), Cancel));
        Assert.Equal([Call(2)], await calls.ReadFinishedAsync(_day.AddSeconds(2), _day.AddSeconds(2), Cancel));
        Assert.Equal(Calls(5), (await calls.ReadFinishedAsync(_day, new DateTime(2200, 1, 1, 23, 59, 59), Cancel)).Take(5));
    }

    [Fact]
    public async Task Keep_every_value()
    {
        var (db, sql) = await exchange.OpenAsync();
        await using var end = db;
        var calls = new CallRepository(db, sql);
        StoredCall[] written =
        [
            // A hidden caller whom nobody answered, and nothing else known.
            new() { DateAndTime = _day, Direction = CallDirection.In, PhoneFrom = "", PhoneTo = "+70000000100" },
            new()
            {
                DateAndTime = _day.AddDays(1).AddSeconds(-1),
                Direction = CallDirection.Out,
                PhoneFrom = "+70000000100",
                PhoneTo = "8 (812) 000-01-11",
                WaitInSeconds = 7,
                TalkInSeconds = 0,
                LineDescription = "Линия «Ёлка» 🦷 'a' \"b\" \\ @Id $Tickets$",
                RecordUrl = "https://records.example/" + new string('я', 1900),
                UtmSource = "яндекс",
                UtmMedium = "cpc",
                UtmCampaign = "кампания\r\nв две строки",
                UtmTerm = "",
                UtmContent = "%_[]",
                HttpReferer = "https://клиника.example/?q=1;--",
            },
        ];
        Assert.Equal(new AddResult(2, 0), await calls.AddFinishedAsync(written, Cancel));
        Assert.Equal(written, await ReadDayAsync(calls));
        using var connection = exchange.Database!.Open();
        Assert.Equal("out", connection.Scalar<string>("select Direction from IDENT_FinishedCalls where LineDescription like 'Линия%'".Replace("'Линия", TServer.Provider == "mssql" ? "N'Линия" : "'Линия", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Are_refused_when_they_break_a_rule_of_the_table()
    {
        var (db, sql) = await exchange.OpenAsync();
        await using var end = db;
        var calls = new CallRepository(db, sql);
        var error = await Assert.ThrowsAsync<ServerException>(() => calls.AddFinishedAsync([Call(1), Call(2) with { WaitInSeconds = -1 }], Cancel));
        Assert.Equal(ServerErrorKind.RuleBroken, error.Error.Kind);
        error = await Assert.ThrowsAnyAsync<ServerException>(() => calls.AddFinishedAsync([Call(1) with { PhoneFrom = new string('1', 65) }], Cancel));
        Assert.NotEqual(ServerErrorKind.Duplicate, error.Error.Kind);
        Assert.Empty(await ReadDayAsync(calls));
    }

    [Fact]
    public async Task Are_counted()
    {
        var (db, sql) = await exchange.OpenAsync();
        await using var end = db;
        var calls = new CallRepository(db, sql);
        var before = await calls.CountFinishedAsync(Cancel);
        await calls.AddFinishedAsync(Calls(3), Cancel);
        Assert.Equal(before + 3, await calls.CountFinishedAsync(Cancel));
    }

    Task<List<StoredCall>> ReadDayAsync(CallRepository calls) => calls.ReadFinishedAsync(_day, _day.AddDays(1).AddSeconds(-1), Cancel);

    StoredCall[] Calls(int count) => [.. Enumerable.Range(0, count).Select(Call)];

    StoredCall Call(int second) => new()
    {
        DateAndTime = _day.AddSeconds(second),
        Direction = second % 2 == 0 ? CallDirection.In : CallDirection.Out,
        PhoneFrom = "+70001234567",
        PhoneTo = "+70007654321",
        WaitInSeconds = second,
        TalkInSeconds = second % 3 == 0 ? null : second,
    };
}

public sealed class CallsOnMariaDb(ExchangeDatabase<MariaDb> exchange) : CallsContract<MariaDb>(exchange);

public sealed class CallsOnMySql(ExchangeDatabase<MySql> exchange) : CallsContract<MySql>(exchange);

public sealed class CallsOnMsSql(ExchangeDatabase<MsSql> exchange) : CallsContract<MsSql>(exchange);

public sealed class CallsOnSqlite(ExchangeDatabase<Sqlite> exchange) : CallsContract<Sqlite>(exchange);
