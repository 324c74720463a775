using IdentDbBridge.Calls;
using IdentDbBridge.Sessions;
using IdentDbBridge.Tickets;

namespace IdentDbBridge.ServerTests;

/// <summary>Sessions that the library keeps ready between two pieces of work.</summary>
public abstract class KeptSessionsContract<TServer>(ExchangeDatabase<TServer> exchange) : IClassFixture<ExchangeDatabase<TServer>>
    where TServer : ITestServer
{
    CancellationToken Cancel { get; } = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Serve_again_and_are_closed_with_the_server()
    {
        await exchange.CreateAsync();
        var server = new ExchangeServer(TServer.Provider, exchange.Database!.ConnectionString, null);
        var first = await server.RunAsync(s => Task.FromResult(s.Db), Cancel);
        Assert.Same(first, await server.RunAsync(s => Task.FromResult(s.Db), Cancel));
        await Assert.ThrowsAsync<InvalidOperationException>(() => server.RunAsync<int>(_ => throw new InvalidOperationException(), Cancel));
        Assert.NotSame(first, await server.RunAsync(s => Task.FromResult(s.Db), Cancel));
        await server.DisposeAsync();
        Assert.Equal(System.Data.ConnectionState.Closed, first.Connection.State);
    }

    [Fact]
    public async Task That_the_server_has_cut_are_replaced_and_nobody_hears_of_it()
    {
        await using var open = await exchange.OpenExchangeAsync();
        for (var round = 0; round < 3; round++)
        {
            // As many at once as are kept, and more, which the driver's pool holds.
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => open.Tickets.AddAsync(Ticket($"cut-{round}-{i}"), Cancel)));
            Assert.All(outcomes, o => Assert.Equal(Outcome.Done, o));
            Cut(exchange.Database!);
        }

        Assert.Equal(72, (await open.Tickets.ReadAsync(new DateTime(2026, 1, 1), new DateTime(2026, 1, 2), Cancel)).Count(t => t.Id.StartsWith("cut-", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task That_the_server_has_cut_are_closed_without_a_word()
    {
        await exchange.CreateAsync();
        var open = await exchange.OpenExchangeAsync();
        // Two prepared statements: to close the first of them still seems to work.
        for (var i = 0; i < 2; i++)
            Assert.Equal(Outcome.Done, await open.Calls.FinishAsync(Call($"cut-{i}"), Cancel));
        Cut(exchange.Database!);
        await open.DisposeAsync();
    }

    [Fact]
    public async Task That_the_server_cuts_under_a_stream_cost_no_row_and_bring_none_twice()
    {
        var (db, sql) = await exchange.OpenAsync();
        await using var end = db;
        // More than sockets hold of it, and several in a second, at one of which it is cut.
        var begin = new DateTime(2027, 1, 1);
        List<StoredCall> calls = [.. Enumerable.Range(0, 30_000).Select(i => new StoredCall
        {
            DateAndTime = begin.AddSeconds(i / 7),
            Direction = CallDirection.In,
            PhoneFrom = $"+7000{i:0000000}",
            PhoneTo = "+70000000100",
            WaitInSeconds = 1,
            RecordUrl = "https://pbx.example/" + new string('ё', 200),
        })];
        await new CallRepository(db, sql).AddFinishedAsync(calls, Cancel);
        await using var open = await exchange.OpenExchangeAsync();
        List<StoredCall> read = [];
        await foreach (var call in open.Calls.StreamFinishedAsync(begin, begin.AddYears(1), Cancel))
        {
            read.Add(call);
            if (read.Count is 1 or 25_000)
                Cut(exchange.Database!);
        }

        Assert.Equal(calls, read);
    }

    /// <summary>Ends all sessions of the database but one's own.</summary>
    private protected virtual void Cut(TestDatabase database)
    {
        using var connection = database.Open();
        foreach (var id in connection.List($"SELECT ID FROM information_schema.PROCESSLIST WHERE DB = '{database.Name}' AND ID <> CONNECTION_ID()"))
            connection.Run($"KILL {id}");
    }

    static CompletedCall Call(string id) => new()
    {
        CallId = id,
        StartedAt = new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.FromHours(3)),
        EndedAt = new DateTimeOffset(2026, 1, 1, 12, 1, 0, TimeSpan.FromHours(3)),
        Direction = CallDirection.In,
        PhoneFrom = "",
        PhoneTo = "+70000000100",
    };

    static TicketRequest Ticket(string id) => new() { Id = id, CreatedAt = new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.FromHours(3)), ClientPhone = "+70001234567" };
}

public sealed class KeptSessionsOnMariaDb(ExchangeDatabase<MariaDb> exchange) : KeptSessionsContract<MariaDb>(exchange);

public sealed class KeptSessionsOnMySql(ExchangeDatabase<MySql> exchange) : KeptSessionsContract<MySql>(exchange);

public sealed class KeptSessionsOnMsSql(ExchangeDatabase<MsSql> exchange) : KeptSessionsContract<MsSql>(exchange)
{
    private protected override void Cut(TestDatabase database)
    {
        using var connection = database.Open();
        foreach (var id in connection.List($"SELECT session_id FROM sys.dm_exec_sessions WHERE database_id = DB_ID('{database.Name}') AND session_id <> @@SPID"))
            connection.Run($"KILL {id}");
    }
}

public sealed class KeptSessionsOnSqlite(ExchangeDatabase<Sqlite> exchange) : KeptSessionsContract<Sqlite>(exchange)
{
    // A file has no sessions that anybody could end.
    private protected override void Cut(TestDatabase database)
    {
    }
}
