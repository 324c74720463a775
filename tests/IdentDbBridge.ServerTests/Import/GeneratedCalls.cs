using System.Globalization;
using IdentDbBridge.Calls;

namespace IdentDbBridge.ServerTests.Import;

/// <summary>
/// Calls of a clinic in a city with numbers of six digits, and the lines that its Asterisk writes of them: ring groups, queues through Local channels,
/// transfers, a mobile that a call is led on to, failed trunks. What a call was is known here, and told by none of its lines alone.
/// </summary>
sealed class GeneratedCalls(int seed)
{
    public const string AreaCode = "3012";

    const string Line = "211553";
    const string Whole = "+73012211553";
    // One more than are rung at most.
    const int MostRung = 8;

    readonly Random _random = new(seed);
    int _channel;

    public IEnumerable<GeneratedCall> Take(int count)
    {
        DateTime time = new(2026, 1, 5, 8, 0, 0);
        for (int i = 0; i < count; i++)
        {
            time = time.AddSeconds(_random.Next(1, 40));
            yield return Make(time);
        }
    }

    GeneratedCall Make(DateTime start)
    {
        string id = NewId(start);
        int ring = _random.Next(1, 60), talk = _random.Next(1, 600);
        List<GeneratedLeg> legs = [];
        StoredCall truth = _random.Next(9) switch
        {
            0 => Outgoing(legs, id, start, ring, talk),
            1 => Outgoing(legs, id, start, ring, null),
            2 => Rung(legs, id, start, ring, talk),
            3 => Rung(legs, id, start, ring, null),
            4 => Queued(legs, id, start, ring, talk),
            5 => Queued(legs, id, start, ring, null),
            6 => Transferred(legs, id, start, ring, talk),
            7 => LedOn(legs, id, start, ring, talk),
            _ => ByMachine(legs, id, start, talk),
        };
        legs = [.. legs.Select(l => Written(l with { LinkedId = id }))];
        if (_random.Next(50) != 0)
            return new GeneratedCall(id, truth, legs);
        int broken = _random.Next(legs.Count);
        legs[broken] = legs[broken] with { OddStart = "0000-00-00 00:00:00" };
        return new GeneratedCall(id, null, legs);
    }

    StoredCall Outgoing(List<GeneratedLeg> legs, string id, DateTime start, int ring, int? talk)
    {
        (string shown, string whole) = Client();
        string phone = Phone();
        DateTime from = start;
        for (int failed = _random.Next(3); failed > 0; failed--)
        {
            // A trunk that is busy takes no time, or a second.
            legs.Add(new() { Start = from, End = from.AddSeconds(_random.Next(2)), From = phone, To = shown, Context = "office", Channel = Channel(phone), DstChannel = Channel("beeline"), UniqueId = id, Disposition = "CONGESTION" });
            from = legs[^1].End;
        }

        bool byLine = _random.Next(2) == 0;
        legs.Add(Leg(id, from, talk is null ? null : start.AddSeconds(ring + 1), start.AddSeconds(ring + 1 + (talk ?? 0)), byLine ? Line : phone, shown, "office", phone, Line));
        return Truth(CallDirection.Out, start, Whole, whole, ring + 1, talk);
    }

    /// <summary>All phones at once; those that were slower are legs of the caller's channel, too.</summary>
    StoredCall Rung(List<GeneratedLeg> legs, string id, DateTime start, int ring, int? talk)
    {
        (string shown, string whole) = Client();
        DateTime answer = start.AddSeconds(ring);
        int rung = _random.Next(1, MostRung), fastest = _random.Next(rung);
        for (int i = 0; i < rung; i++)
        {
            bool answers = talk is not null && i == fastest;
            legs.Add(Leg(id, start, answers ? answer : null, answers ? answer.AddSeconds(talk!.Value) : answer, shown, Line, "city", Line, $"{101 + i}"));
        }

        // The dial plan hangs up on who was let ring: "answered", by nobody.
        if (talk is null && _random.Next(2) == 0)
            legs.Add(Leg(id, answer, answer, answer, shown, Line, "city", Line, null));
        return Truth(CallDirection.In, start, whole, Whole, ring, talk);
    }

    /// <summary>By Local channels, whose other ends have channels of their own.</summary>
    StoredCall Queued(List<GeneratedLeg> legs, string id, DateTime start, int ring, int? talk)
    {
        (string shown, string whole) = Client();
        DateTime answer = start.AddSeconds(ring);
        int agents = _random.Next(1, 4), fastest = _random.Next(agents);
        for (int i = 0; i < agents; i++)
        {
            DateTime? picked = talk is not null && i == fastest ? answer : null;
            string local = $"Local/q{i}@wait-{++_channel:x8}";
            legs.Add(new() { Start = start, Answer = picked, End = answer, From = shown, To = Line, Context = "city", Channel = Channel(Line), DstChannel = $"{local};1", UniqueId = id });
            legs.Add(new() { Start = start, Answer = picked, End = answer, From = shown, To = $"q{i}", Context = "wait", Channel = $"{local};2", DstChannel = Channel($"{101 + i}"), UniqueId = NewId(start) });
        }

        if (talk is not null)
            legs.Add(Leg(id, answer, answer, answer.AddSeconds(talk.Value), shown, Line, "city", Line, $"{101 + fastest}"));
        return Truth(CallDirection.In, start, whole, Whole, ring, talk);
    }

    /// <summary>To one phone after another; before that, perhaps, they asked each other.</summary>
    StoredCall Transferred(List<GeneratedLeg> legs, string id, DateTime start, int ring, int talk)
    {
        (string shown, string whole) = Client();
        DateTime answer = start.AddSeconds(ring), end = answer.AddSeconds(talk);
        legs.Add(Leg(id, start, answer, end, shown, Line, "city", Line, "101"));
        for (int times = _random.Next(1, 4); times > 0; times--)
        {
            if (_random.Next(2) == 0)
                legs.Add(Leg(NewId(end), end.AddSeconds(-1), end, end.AddSeconds(_random.Next(1, 300)), "101", "102", "office", "101", "102"));
            DateTime next = end.AddSeconds(_random.Next(1, 300));
            legs.Add(Leg(id, end, end, next, shown, Line, "office", Line, $"{102 + times}"));
            end = next;
        }

        return Truth(CallDirection.In, start, whole, Whole, ring, (int)(end - answer).TotalSeconds);
    }

    /// <summary>To a mobile, by a channel that goes out with the client's number on it.</summary>
    StoredCall LedOn(List<GeneratedLeg> legs, string id, DateTime start, int ring, int talk)
    {
        (string shown, string whole) = Client();
        (string mobile, _) = Client();
        DateTime answer = start.AddSeconds(ring), end = answer.AddSeconds(talk);
        string local = $"Local/{mobile}@from-internal-{++_channel:x8}";
        legs.Add(new() { Start = start, Answer = answer, End = end, From = shown, To = Line, Context = "city", Channel = Channel(Line), DstChannel = $"{local};1", UniqueId = id });
        legs.Add(new() { Start = start, Answer = answer, End = end, From = shown, To = mobile, Context = "from-internal", Channel = $"{local};2", DstChannel = Channel("mts"), UniqueId = NewId(start) });
        return Truth(CallDirection.In, start, whole, Whole, ring, talk);
    }

    /// <summary>A message is played at once.</summary>
    StoredCall ByMachine(List<GeneratedLeg> legs, string id, DateTime start, int talk)
    {
        (string shown, string whole) = Client();
        legs.Add(Leg(id, start, start, start.AddSeconds(talk), shown, Line, "city", Line, null));
        return Truth(CallDirection.In, start, whole, Whole, 0, talk);
    }

    /// <summary>As one or another PBX writes the same.</summary>
    GeneratedLeg Written(GeneratedLeg leg)
    {
        string disposition = leg.Values[10];
        string[] same = disposition switch
        {
            "ANSWERED" => ["ANSWERED", "answered", "Answered", "8"],
            "NO ANSWER" => ["NO ANSWER", "no answer", "0", "BUSY", "4"],
            _ => [disposition, "16", "failed"],
        };
        return leg with
        {
            Disposition = same[_random.Next(same.Length)],
            Did = leg.Context == "city" && _random.Next(10) == 0 ? Whole : Nothing(),
            LinkedId = leg.LinkedId == leg.UniqueId && _random.Next(3) == 0 ? Nothing() : leg.LinkedId,
        };
    }

    string Nothing() => _random.Next(3) switch
    {
        0 => "NULL",
        1 => @"\N",
        _ => "",
    };

    /// <summary>A mobile, a neighbour from the same city, or somebody who hides.</summary>
    (string Shown, string Whole) Client()
    {
        string mobile = string.Create(CultureInfo.InvariantCulture, $"900{_random.Next(1_000_000, 9_999_999)}");
        string neighbour = string.Create(CultureInfo.InvariantCulture, $"{_random.Next(300_000, 999_999)}");
        return _random.Next(8) switch
        {
            0 => (neighbour, $"+7{AreaCode}{neighbour}"),
            1 => ($"7{mobile}", $"+7{mobile}"),
            2 => (mobile, $"+7{mobile}"),
            3 => ($"8107{mobile}", $"+7{mobile}"),
            4 => ("810375290001122", "+375290001122"),
            _ => ($"8{mobile}", $"+7{mobile}"),
        };
    }

    GeneratedLeg Leg(string uniqueId, DateTime start, DateTime? answer, DateTime end, string from, string to, string context, string peer, string? other) => new()
    {
        Start = start,
        Answer = answer,
        End = end,
        From = from,
        To = to,
        Context = context,
        Channel = Channel(peer),
        DstChannel = other is null ? "" : Channel(other),
        UniqueId = uniqueId,
    };

    static StoredCall Truth(CallDirection direction, DateTime start, string from, string to, int wait, int? talk) =>
        new() { DateAndTime = start, Direction = direction, PhoneFrom = from, PhoneTo = to, WaitInSeconds = wait, TalkInSeconds = talk };

    string Phone() => $"{_random.Next(101, 140)}";

    string Channel(string peer) => $"SIP/{peer}-{++_channel:x8}";

    string NewId(DateTime time) => string.Create(CultureInfo.InvariantCulture, $"{new DateTimeOffset(time, TimeSpan.FromHours(8)).ToUnixTimeSeconds()}.{++_channel}");
}
