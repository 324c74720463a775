using System.Collections.Concurrent;
using System.Globalization;
using IdentDbBridge.Calls;
using IdentDbBridge.Outbox;
using IdentDbBridge.Tickets;

namespace IdentDbBridge.ServerTests.Galera;

/// <summary>A PBX and a site in one that write through a cluster, with an outbox of their own, until they are told to stop.</summary>
sealed class ClusterWriter(TestDatabase database, string outbox, int number) : IAsyncDisposable
{
    readonly HashSet<string> _returned = [];
    readonly ConcurrentDictionary<Outcome, int> _outcomes = new();
    Exchange? _exchange;

    /// <summary>The names of the records whose call has returned.</summary>
    public IReadOnlyCollection<string> Returned => _returned;

    /// <summary>What the calls returned.</summary>
    public IReadOnlyDictionary<Outcome, int> Outcomes => _outcomes;

    public async Task WriteAsync(Func<bool> goOn, CancellationToken cancel)
    {
        _exchange = await Exchange.OpenAsync(
            new ExchangeOptions { Provider = database.Provider, ConnectionString = database.ConnectionString, TimeZone = "Asia/Novosibirsk", Outbox = new OutboxOptions { Path = outbox } },
            cancel);
        for (var i = 0; goOn(); i++)
        {
            // Every eighth record is one that all writers have, by whichever node: they collide there.
            var name = string.Create(CultureInfo.InvariantCulture, $"{(i % 8 < 2 ? "all" : number)}-{i}");
            var outcome = await WriteAsync(_exchange, name, i, cancel);
            _outcomes.AddOrUpdate(outcome, 1, (_, n) => n + 1);
            _returned.Add(name);
            // The file takes them much faster than the cluster: no need to make ten times as many while a node is away.
            if (outcome == Outcome.Queued)
                await Task.Delay(20, cancel);
        }
    }

    public async Task<bool> IsDeliveredAsync(CancellationToken cancel)
    {
        var status = await _exchange!.ReadOutboxAsync(cancel);
        Assert.Equal(0, status.SetAside);
        return status.Waiting == 0;
    }

    public ValueTask DisposeAsync() => _exchange?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>By turns a ticket, a call at its end, a ticket, and a call from its begin.</summary>
    static async Task<Outcome> WriteAsync(Exchange exchange, string name, int number, CancellationToken cancel)
    {
        var at = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(number);
        if (number % 2 == 0)
            return await exchange.Tickets.AddAsync(new TicketRequest { Id = name, CreatedAt = at, ClientPhone = "+70001234567", ClientFullName = "Проверка" }, cancel);
        var call = new CompletedCall
        {
            CallId = name,
            StartedAt = at,
            EndedAt = at.AddSeconds(60),
            Direction = CallDirection.In,
            PhoneFrom = $"+7000123450{(name[0] == 'a' ? '9' : name[0])}",
            PhoneTo = "+70007654321",
            LineDescription = name,
        };
        if (number % 4 == 1)
            return await exchange.Calls.FinishAsync(call, cancel);
        await exchange.Calls.StartAsync(call, cancel);
        return await exchange.Calls.FinishAsync(new CallEnd { CallId = name, EndedAt = call.EndedAt }, cancel);
    }
}
