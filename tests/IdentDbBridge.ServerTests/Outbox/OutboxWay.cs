using System.Globalization;
using IdentDbBridge.Calls;
using IdentDbBridge.Sessions;
using IdentDbBridge.Tickets;

namespace IdentDbBridge.ServerTests.Outbox;

/// <summary>Records that were queued at odd times, and what stands in their way; the same seed makes the same.</summary>
sealed class OutboxWay
{
    /// <summary>In every value of every record.</summary>
    public const string Marker = "Тайна";

    static readonly DateTime Noon = new(2026, 1, 1, 12, 0, 0);

    static readonly TimeSpan[] Clocks = [TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromHours(3), TimeSpan.FromDays(400), TimeSpan.FromDays(-1), TimeSpan.FromDays(-40)];

    readonly int _seed;
    readonly Random _random;

    public OutboxWay(int seed, string provider, string login)
    {
        _seed = seed;
        _random = new Random(seed);
        Obstacles = [.. Enumerable.Range(0, _random.Next(1, 5)).Select(i => Obstacle.Make(_random, provider, login, $"W{seed}_{i}")).DistinctBy(o => o.Table + o.IsRight).OrderBy(o => o.Weight)];
        List<Queue<ExchangeWrite>> keys = [.. Enumerable.Range(0, _random.Next(4, 14)).Select(Words)];
        TimeSpan clock = Clocks[_random.Next(Clocks.Length)];
        // The words of a key in their order, those of others between them.
        while (keys.Count > 0)
        {
            if (_random.Next(4) == 0)
                clock = Clocks[_random.Next(Clocks.Length)];
            var key = keys[_random.Next(keys.Count)];
            Writes.Add((clock, key.Dequeue()));
            keys.RemoveAll(k => k.Count == 0);
        }

        Later = _random.Next(6) == 0 ? 12 : _random.Next(3);
    }

    /// <summary>Each with how far the clock was off when it was queued.</summary>
    public List<(TimeSpan Clock, ExchangeWrite Write)> Writes { get; } = [];

    public List<Obstacle> Obstacles { get; }

    /// <summary>How often it is tried again before the obstacles go.</summary>
    public int Later { get; }

    Queue<ExchangeWrite> Words(int number)
    {
        string id = string.Create(CultureInfo.InvariantCulture, $"{Marker}-{_seed}-{number}-{_random.Next(3)}");
        return new(_random.Next(3) switch
        {
            0 => Ticket(id),
            1 => Call(id, number),
            _ => [new AddFinishedCall(Row(id, number) with { EndedUtc = Noon.AddMinutes(number + 1) }), .. Url(id)],
        });
    }

    List<ExchangeWrite> Ticket(string id)
    {
        var ticket = new Ticket { Id = id, DateAndTime = Noon, ClientPhone = "+70001234567", ClientFullName = Marker, Comment = Marker };
        List<ExchangeWrite> words = [new AddTicket(ticket)];
        for (int i = _random.Next(3); i > 0; i--)
            words.Add(new CorrectTicket(ticket with { Comment = string.Create(CultureInfo.InvariantCulture, $"{Marker} {i}") }, Noon.AddYears(-1)));
        return words;
    }

    List<ExchangeWrite> Call(string id, int number)
    {
        List<ExchangeWrite> words = [new StartCall(Row(id, number))];
        if (_random.Next(2) == 0)
            words.Add(new AnswerCall(id, Noon.AddMinutes(number).AddSeconds(5)));
        if (_random.Next(3) > 0)
            words.Add(new FinishCall(id, null, Noon.AddMinutes(number).AddSeconds(35), null));
        return [.. words, .. Url(id)];
    }

    List<ExchangeWrite> Url(string id) => _random.Next(3) == 0 ? [new SetRecordUrl(id, $"https://pbx.example/{id}")] : [];

    LedgerCall Row(string id, int number)
    {
        // A place of its own among all calls of all ways.
        DateTime at = Noon.AddMinutes(number).AddHours(_seed);
        var call = new StoredCall { DateAndTime = at, Direction = CallDirection.In, PhoneFrom = "+70001234567", PhoneTo = "+70007654321", LineDescription = id };
        return new LedgerCall(id, call, Noon.AddMinutes(number), null, null);
    }
}
