using IdentDbBridge.Calls;

namespace IdentDbBridge.ServerTests;

/// <summary>Finished calls one after the other, in pages.</summary>
public abstract class CallStreamContract<TServer>(ExchangeDatabase<TServer> exchange) : IClassFixture<ExchangeDatabase<TServer>>
    where TServer : ITestServer
{
    static readonly DateTime Begin = new(2026, 1, 1);
    static readonly DateTime End = new(2200, 1, 1, 23, 59, 59);

    CancellationToken Cancel { get; } = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Comes_whole_and_in_order_wherever_a_page_ends()
    {
        var (db, sql) = await exchange.OpenAsync();
        await using var end = db;
        await using var open = await exchange.OpenExchangeAsync();
        Assert.Empty(await open.Calls.StreamFinishedAsync(Begin, End, Cancel).ToListAsync(Cancel));
        // More in one second than a page holds, seconds of several calls around the ends of pages, and a rest.
        List<StoredCall> calls = [.. Calls(0, 1999), .. Calls(1999, 4), .. Enumerable.Range(0, 20_100).Select(i => Call(3000, i)), .. Calls(3001, 2500), Call(90000, 0)];
        await new CallRepository(db, sql).AddFinishedAsync(calls, Cancel);
        Assert.Equal(calls, await open.Calls.StreamFinishedAsync(Begin, End, Cancel).ToListAsync(Cancel));
        Assert.Equal(await open.Calls.ReadFinishedAsync(Begin, End, Cancel), await open.Calls.StreamFinishedAsync(Begin, End, Cancel).ToListAsync(Cancel));
        Assert.Equal(calls[..2000], await open.Calls.StreamFinishedAsync(Begin, Begin.AddSeconds(1999), Cancel).Take(2000).ToListAsync(Cancel));
    }

    static IEnumerable<StoredCall> Calls(int second, int count) => Enumerable.Range(0, count).Select(i => Call(second + i, i));

    static StoredCall Call(int second, int number) => new()
    {
        DateAndTime = Begin.AddSeconds(second),
        Direction = CallDirection.In,
        PhoneFrom = $"+7000{number:0000000}",
        PhoneTo = "+70000000100",
        WaitInSeconds = number,
        TalkInSeconds = number % 2 == 0 ? null : number,
        LineDescription = number % 3 == 0 ? null : "Регистратура",
        RecordUrl = number % 5 == 0 ? "https://pbx.example/ё" : null,
        UtmSource = "a",
        UtmMedium = "b",
        UtmCampaign = "c",
        UtmTerm = "d",
        UtmContent = "e",
        HttpReferer = "f",
    };
}

public sealed class CallStreamOnMariaDb(ExchangeDatabase<MariaDb> exchange) : CallStreamContract<MariaDb>(exchange);

public sealed class CallStreamOnMySql(ExchangeDatabase<MySql> exchange) : CallStreamContract<MySql>(exchange);

public sealed class CallStreamOnMsSql(ExchangeDatabase<MsSql> exchange) : CallStreamContract<MsSql>(exchange);

public sealed class CallStreamOnSqlite(ExchangeDatabase<Sqlite> exchange) : CallStreamContract<Sqlite>(exchange);
