using System.Globalization;
using IdentDbBridge.Calls;
using IdentDbBridge.Schedule;
using IdentDbBridge.Tickets;

namespace IdentDbBridge.Cli.Demo;

/// <summary>
/// A month of a clinic that does not exist: its calls, its tickets, and the schedule of the 30 days after it. The same seed
/// and month give the same data for ever.
/// </summary>
sealed record DemoClinic
{
    const int People = 900;

    static readonly int[] DoctorIds = [1, 4, 7, 12, 15, 23];

    public required int Seed { get; init; }

    /// <summary>The first day of the month.</summary>
    public required DateTime Month { get; init; }

    /// <summary>By time.</summary>
    public required IReadOnlyList<StoredCall> Calls { get; init; }

    /// <summary>By time.</summary>
    public required IReadOnlyList<Ticket> Tickets { get; init; }

    public required Timetable Timetable { get; init; }

    /// <summary>The last second of the month.</summary>
    public DateTime MonthEnd => Month.AddMonths(1).AddSeconds(-1);

    /// <summary>The month's first Monday.</summary>
    public DateTime WeekStart => Month.AddDays((8 - (int)Month.DayOfWeek) % 7);

    /// <summary>The last second of that week.</summary>
    public DateTime WeekEnd => WeekStart.AddDays(7).AddSeconds(-1);

    /// <summary>Where all of its doctors work.</summary>
    public static Branch Branch { get; } = new() { Id = 1, Name = "Демо-клиника" };

    /// <summary>"seed 1, month 2026-09".</summary>
    public string Name => T($"seed {Seed}, month {Month:yyyy-MM}");

    /// <param name="seed">Any number.</param>
    /// <param name="month">The first day of a month.</param>
    public static DemoClinic Create(int seed, DateTime month)
    {
        var random = new DemoRandom(((ulong)(uint)seed << 32) + (ulong)(month.Year * 12 + month.Month));
        DemoRandom forPeople = random.Fork(), forDoctors = random.Fork(), forTickets = random.Fork(), forCalls = random.Fork(), forSchedule = random.Fork();

        List<DemoPerson> people = [.. Endless(forPeople).Take(People)];
        List<Doctor> doctors = [.. DoctorIds.Zip(Endless(forDoctors).DistinctBy(p => p.Surname), (id, person) => new Doctor { Id = id, Name = person.WithInitials })];

        List<DateTime> days = [.. Enumerable.Range(0, DateTime.DaysInMonth(month.Year, month.Month)).Select(d => month.AddDays(d))];
        string idPrefix = string.Create(CultureInfo.InvariantCulture, $"demo-{seed}-{month:yyyyMM}");
        IReadOnlyList<Ticket> tickets = new DemoTickets(forTickets, idPrefix, people, doctors).Create(days);
        return new DemoClinic
        {
            Seed = seed,
            Month = month,
            Calls = new DemoCalls(forCalls, people, tickets.ToLookup(t => t.DateAndTime.Date)).Create(days),
            Tickets = tickets,
            Timetable = new DemoSchedule(forSchedule, Branch, doctors).Create(month.AddMonths(1)),
        };
    }

    static IEnumerable<DemoPerson> Endless(DemoRandom random)
    {
        while (true)
            yield return DemoPerson.Create(random);
    }
}
