using System.Globalization;
using IdentDbBridge.Calls;
using IdentDbBridge.Tickets;

namespace IdentDbBridge.Cli.Demo;

/// <summary>
/// Makes up the calls of a month: about 60 on a working day. The clinic calls back whoever it missed and whoever left a
/// ticket, and reminds others of their appointments.
/// </summary>
sealed class DemoCalls(DemoRandom random, IReadOnlyList<DemoPerson> people, ILookup<DateTime, Ticket> tickets)
{
    readonly HashSet<(DateTime, string, string)> _keys = [];

    public IReadOnlyList<StoredCall> Create(IEnumerable<DateTime> days) => [.. days.SelectMany(Day).OrderBy(c => c.DateAndTime)];

    List<StoredCall> Day(DateTime day)
    {
        int total = day.DayOfWeek switch
        {
            DayOfWeek.Sunday => random.Between(20, 28),
            DayOfWeek.Saturday => random.Between(50, 58),
            _ => random.Between(60, 70),
        };
        List<StoredCall> calls = [.. Enumerable.Range(0, total * 2 / 3).Select(_ => Incoming(day))];
        IEnumerable<(DateTime After, string Phone)> owed = calls
            .Where(c => c.TalkInSeconds is null && c.PhoneFrom.Length > 0)
            .Select(c => (c.DateAndTime, c.PhoneFrom))
            .Concat(tickets[day].Select(t => (t.DateAndTime, t.ClientPhone)))
            .Select(c => (After: c.Item1.AddSeconds(random.Between(180, 2700)), Phone: c.Item2))
            .Where(c => DemoHours.IsOpen(c.After))
            .ToList();
        calls.AddRange(owed.Take(total - calls.Count).Select(c => Outgoing(c.After, c.Phone)));
        while (calls.Count < total)
            calls.Add(Outgoing(DemoHours.Moment(random, day), random.Pick(people).Phone));
        return calls;
    }

    StoredCall Incoming(DateTime day)
    {
        bool closed = random.Chance(5);
        DateTime moment = closed ? DemoHours.Second(random, day, random.Pick([8, 20, 21])) : DemoHours.Moment(random, day);
        bool missed = closed || random.Chance(moment.Hour == 13 ? 20 : 8);
        DemoChannel channel = random.Pick(DemoChannel.All, c => c.Weight);
        DemoTopic topic = random.Pick(DemoTopic.All);
        return Free(new StoredCall
        {
            DateAndTime = moment,
            Direction = CallDirection.In,
            PhoneFrom = random.Chance(2) ? "" : random.Pick(people).Phone,
            PhoneTo = channel.Phone,
            WaitInSeconds = missed ? random.Between(6, 75) : random.Between(2, 30),
            TalkInSeconds = missed ? null : Talk(),
            LineDescription = channel.Line,
            UtmSource = channel.Source,
            UtmMedium = channel.Medium,
            UtmCampaign = channel.IsAdvertised ? topic.Campaign : null,
            UtmTerm = channel.IsSearch ? topic.Term : null,
            HttpReferer = channel.IsAdvertised ? $"https://clinic.example/{topic.Page}" : null,
        });
    }

    StoredCall Outgoing(DateTime moment, string phone) => Free(new StoredCall
    {
        DateAndTime = moment,
        Direction = CallDirection.Out,
        PhoneFrom = DemoChannel.Direct.Phone,
        PhoneTo = phone,
        WaitInSeconds = random.Between(4, 40),
        TalkInSeconds = random.Chance(18) ? null : Talk(),
        LineDescription = DemoChannel.Direct.Line,
    });

    /// <summary>Most talks are short, a few are long.</summary>
    int Talk() => random.Between(15, 150) + (random.Chance(35) ? random.Between(30, 420) : 0);

    /// <summary>Moves the call on until its key is its own, and gives it its recording.</summary>
    StoredCall Free(StoredCall call)
    {
        while (!_keys.Add((call.DateAndTime, call.PhoneFrom, call.PhoneTo)))
            call = call with { DateAndTime = call.DateAndTime.AddSeconds(1) };
        return call.TalkInSeconds is null ? call : call with
        {
            RecordUrl = string.Create(CultureInfo.InvariantCulture, $"https://records.clinic.example/{call.DateAndTime:yyyy-MM-dd/HHmmss}-{_keys.Count}.mp3"),
        };
    }
}
