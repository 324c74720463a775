using System.Collections.Concurrent;
using System.Diagnostics;
using IdentDbBridge.Calls;
using IdentDbBridge.Tickets;

namespace IdentDbBridge.ServerTests;

/// <summary>Eight writers, who tell of the same calls and tickets at the same time, and four readers, each on a front door of its own.</summary>
public abstract class CrowdContract<TServer>(ITestOutputHelper log)
    where TServer : ITestServer
{
    const int Writers = 8;
    const int Readers = 4;

    static readonly DateTime From = new(2026, 1, 1);
    static readonly DateTime To = new(2200, 1, 1, 23, 59, 59);

    readonly ConcurrentDictionary<string, bool> _calls = new();
    readonly ConcurrentDictionary<string, bool> _tickets = new();
    readonly ConcurrentDictionary<Outcome, int> _outcomes = new();
    int _callsDone;
    int _ticketsDone;
    int _reads;

    protected virtual TimeSpan Duration => TimeSpan.FromSeconds(60);

    /// <summary>A query for the number of deadlocks that the server has seen; null where it does not tell.</summary>
    protected virtual string? Deadlocks => null;

    CancellationToken Cancel { get; } = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Loses_nothing_writes_nothing_twice_and_hears_of_no_deadlock()
    {
        await using var exchange = new ExchangeDatabase<TServer>();
        await exchange.CreateAsync();
        long before = ReadDeadlocks(exchange.Database!);
        var watch = Stopwatch.StartNew();
        var writers = Enumerable.Range(0, Writers).Select(i => Task.Run(() => WriteAsync(exchange, i, watch)));
        var readers = Enumerable.Range(0, Readers).Select(_ => Task.Run(() => ReadAsync(exchange, watch)));
        await Task.WhenAll(writers.Concat(readers));

        await using var door = await exchange.OpenExchangeAsync();
        var finished = await door.Calls.ReadFinishedAsync(From, To, Cancel);
        var tickets = await door.Tickets.ReadAsync(From, To, Cancel);
        log.WriteLine($"figure: {TServer.Name}: {watch.Elapsed.TotalSeconds:0} s, {_outcomes.Sum(o => o.Value)} writes ({string.Join(", ", _outcomes.OrderBy(o => o.Key).Select(o => $"{o.Value} {o.Key}"))}), {_reads} reads, {_calls.Count} calls, {_tickets.Count} tickets, {ReadDeadlocks(exchange.Database!) - before} deadlocks inside the server");
        Assert.Equal(_calls.Count, _callsDone);
        Assert.Equal(_tickets.Count, _ticketsDone);
        Assert.Equal(_calls.Count, finished.Count);
        Assert.Equal(_calls.Keys.Order(), finished.Select(c => c.LineDescription!).Order());
        Assert.Equal(_tickets.Keys.Order(), tickets.Select(t => t.Id).Order());
        Assert.Empty(await door.Calls.ReadOngoingAsync(From, To, Cancel));
    }

    async Task WriteAsync(ExchangeDatabase<TServer> exchange, int writer, Stopwatch watch)
    {
        await using var door = await exchange.OpenExchangeAsync();
        var random = new Random(writer);
        for (int round = 0; watch.Elapsed < Duration; round++)
        {
            // Two neighbours tell of the same calls; the numbers of all calls are few, so keys meet, too.
            string id = $"{writer / 2}-{round}";
            var at = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.FromHours(3)).AddSeconds(round * 3);
            var call = new CompletedCall { CallId = id, StartedAt = at, AnsweredAt = at.AddSeconds(5), EndedAt = at.AddSeconds(60), Direction = CallDirection.In, PhoneFrom = $"+7000123456{random.Next(2)}", PhoneTo = "+70007654321", LineDescription = id };
            _calls[id] = true;
            if (random.Next(3) > 0)
            {
                Count(await door.Calls.StartAsync(call, Cancel));
                Count(await door.Calls.AnswerAsync(id, at.AddSeconds(5), Cancel));
            }

            _ = await door.Calls.FinishAsync(call, Cancel) is var done && Count(done) == Outcome.Done ? Interlocked.Increment(ref _callsDone) : 0;
            Count(await door.Calls.SetRecordUrlAsync(id, $"https://pbx.example/{id}", Cancel));
            var tickets = Enumerable.Range(0, 5).Select(i => new TicketRequest { Id = $"{id}-{i}", CreatedAt = at, ClientPhone = "+70001234567" }).ToList();
            foreach (var ticket in tickets)
                _tickets[ticket.Id] = true;
            if (Count(await door.Tickets.AddAsync(tickets[random.Next(5)], Cancel)) == Outcome.Done)
                Interlocked.Increment(ref _ticketsDone);
            Interlocked.Add(ref _ticketsDone, (await door.Tickets.AddManyAsync(random.Next(2) == 0 ? tickets : tickets.AsEnumerable().Reverse(), Cancel)).Added);
        }
    }

    async Task ReadAsync(ExchangeDatabase<TServer> exchange, Stopwatch watch)
    {
        await using var door = await exchange.OpenExchangeAsync();
        for (int seen = 0; watch.Elapsed < Duration; Interlocked.Increment(ref _reads))
        {
            var calls = await door.Calls.ReadFinishedAsync(From, To, Cancel);
            Assert.True(calls.Count >= seen, "calls have gone");
            Assert.Equal(calls.Count, calls.Select(c => c.LineDescription).Distinct().Count());
            seen = calls.Count;
            await door.Calls.ReadOngoingAsync(From, To, Cancel);
            await door.Tickets.ReadAsync(From, To, Cancel);
        }
    }

    Outcome Count(Outcome outcome)
    {
        _outcomes.AddOrUpdate(outcome, 1, (_, n) => n + 1);
        return outcome;
    }

    long ReadDeadlocks(TestDatabase database)
    {
        if (Deadlocks is null)
            return 0;
        using var connection = database.Open();
        return Convert.ToInt64(connection.Scalar<object>(Deadlocks), System.Globalization.CultureInfo.InvariantCulture);
    }
}

public sealed class CrowdOnMariaDb(ITestOutputHelper log) : CrowdContract<MariaDb>(log)
{
    protected override string Deadlocks => "select VARIABLE_VALUE from information_schema.GLOBAL_STATUS where VARIABLE_NAME = 'Innodb_deadlocks'";
}

public sealed class CrowdOnMySql(ITestOutputHelper log) : CrowdContract<MySql>(log)
{
    protected override string Deadlocks => "select COUNT from information_schema.INNODB_METRICS where NAME = 'lock_deadlocks'";
}

public sealed class CrowdOnMsSql(ITestOutputHelper log) : CrowdContract<MsSql>(log);

public sealed class CrowdOnSqlite(ITestOutputHelper log) : CrowdContract<Sqlite>(log)
{
    // One file has one writer at a time: a shorter time shows the same.
    protected override TimeSpan Duration => TimeSpan.FromSeconds(10);
}
