using System.Globalization;
using IdentDbBridge.Schedule;
using IdentDbBridge.Tickets;

namespace IdentDbBridge.Cli.Demo;

/// <summary>Makes up the tickets of a month: about 15 on a working day, at any hour, since a site never closes.</summary>
sealed class DemoTickets(DemoRandom random, string idPrefix, IReadOnlyList<DemoPerson> people, IReadOnlyList<Doctor> doctors)
{
    readonly List<Ticket> _tickets = [];

    public IReadOnlyList<Ticket> Create(IEnumerable<DateTime> days)
    {
        foreach (DateTime day in days)
        {
            (int low, int high) = day.DayOfWeek switch
            {
                DayOfWeek.Sunday => (9, 12),
                DayOfWeek.Saturday => (12, 15),
                _ => (13, 18),
            };
            IEnumerable<DateTime> moments = Enumerable.Range(0, random.Between(low, high)).Select(_ => Moment(day));
            foreach (DateTime moment in moments.Order().ToList())
                _tickets.Add(Create(moment));
        }

        return _tickets;
    }

    DateTime Moment(DateTime day) =>
        DemoHours.Second(random, day, random.Pick([.. Enumerable.Range(0, 24)], hour => hour switch { < 7 => 1, < 9 => 4, < 21 => 10, _ => 6 }));

    Ticket Create(DateTime moment)
    {
        DemoPerson person = random.Pick(people);
        DemoChannel channel = random.Pick(DemoChannel.All, c => c.Weight);
        DemoTopic topic = random.Pick(DemoTopic.All);
        DemoWish wish = DemoWish.Create(random, moment);
        Doctor? doctor = random.Chance(30) ? random.Pick(doctors) : null;
        string comment = $"{(random.Chance(75) ? random.Pick(topic.Comments) : "")} {wish.Words}".Trim();
        var ticket = new Ticket
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{idPrefix}-{_tickets.Count + 1:0000}"),
            DateAndTime = moment,
            ClientPhone = person.Phone,
            ClientEmail = random.Chance(30) ? $"client{person.Phone[5..]}@mail.example" : null,
            FormName = channel.Form,
            PlanStart = wish.Start,
            PlanEnd = wish.End,
            DoctorId = doctor?.Id,
            DoctorName = doctor?.Name,
            Comment = comment.Length == 0 ? null : comment,
            UtmSource = channel.Source,
            UtmMedium = channel.Medium,
            UtmCampaign = channel.IsAdvertised ? topic.Campaign : null,
            UtmTerm = channel.IsSearch ? topic.Term : null,
            UtmContent = channel.IsAdvertised ? string.Create(CultureInfo.InvariantCulture, $"banner-{random.Between(1, 6)}") : null,
            HttpReferer = $"https://clinic.example/{topic.Page}",
        };
        return Named(ticket, person);
    }

    /// <summary>One form asks for the name in one field, another in three, a third for the first name only.</summary>
    Ticket Named(Ticket ticket, DemoPerson person) => random.Between(1, 10) switch
    {
        <= 5 => ticket with { ClientFullName = person.FullName },
        <= 8 => ticket with { ClientSurname = person.Surname, ClientName = person.Name, ClientPatronymic = person.Patronymic },
        _ => ticket with { ClientName = person.Name },
    };
}
