using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using IdentDbBridge.Calls;
using IdentDbBridge.Cli.Demo;
using IdentDbBridge.Schedule;
using IdentDbBridge.Tickets;

namespace IdentDbBridge.Tests.Demo;

public sealed partial class MadeUpClinic
{
    static readonly DateTime September = new(2026, 9, 1);

    // A month that begins on Monday, the shortest month, a leap month over New Year's schedule, and seeds of both signs.
    public static TheoryData<int, string> Clinics => new()
    {
        { 1, "2026-09-01" }, { 2, "2026-06-01" }, { 3, "2027-02-01" }, { -4, "2028-02-01" }, { int.MinValue, "2025-12-01" }, { int.MaxValue, "2199-12-01" },
    };

    [Fact]
    public void Is_the_same_for_ever()
    {
        string hash = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(DemoClinic.Create(1, September))));
        Assert.True(hash == "44aadfb2e24f1fdae6cc7de6e0731ff9a5f48424c42e82c7dca93e24dbd9c5e4", hash);
    }

    [Fact]
    public void Differs_by_seed_and_by_month()
    {
        DemoClinic one = DemoClinic.Create(1, September);
        Assert.NotEqual(one.Calls[0], DemoClinic.Create(2, September).Calls[0]);
        Assert.NotEqual(one.Calls[0].PhoneFrom, DemoClinic.Create(1, September.AddMonths(1)).Calls[0].PhoneFrom);
    }

    [Theory, MemberData(nameof(Clinics))]
    public void Has_about_60_calls_and_15_tickets_a_day(int seed, string month)
    {
        DemoClinic clinic = Create(seed, month);
        int days = DateTime.DaysInMonth(clinic.Month.Year, clinic.Month.Month);
        Assert.InRange(clinic.Calls.Count / (double)days, 55, 65);
        Assert.InRange(clinic.Tickets.Count / (double)days, 13.5, 16.5);
        Assert.Equal(days, clinic.Calls.Select(c => c.DateAndTime.Date).Distinct().Count());
        Assert.Equal(days, clinic.Tickets.Select(t => t.DateAndTime.Date).Distinct().Count());
        foreach (IGrouping<DateTime, StoredCall> day in clinic.Calls.Where(c => c.DateAndTime.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).GroupBy(c => c.DateAndTime.Date))
            Assert.InRange(day.Count(), 60, 70);
    }

    [Theory, MemberData(nameof(Clinics))]
    public void Makes_calls_by_the_rules(int seed, string month)
    {
        DemoClinic clinic = Create(seed, month);
        Assert.Equal(clinic.Calls.Count, clinic.Calls.DistinctBy(c => (c.DateAndTime, c.Direction, c.PhoneFrom, c.PhoneTo)).Count());
        Assert.Equal(clinic.Calls.OrderBy(c => c.DateAndTime), clinic.Calls);
        Assert.All(clinic.Calls, call =>
        {
            Assert.InRange(call.DateAndTime, clinic.Month, clinic.MonthEnd);
            Assert.InRange(call.DateAndTime.Hour, 8, 21);
            Assert.Equal(0, call.DateAndTime.Ticks % TimeSpan.TicksPerSecond);
            Assert.True(call.WaitInSeconds >= 0 && call.TalkInSeconds is null or > 0);
            Assert.Equal(call.TalkInSeconds is null, call.RecordUrl is null);
            Assert.Matches(Phone(), call.PhoneTo);
            if (call.PhoneFrom.Length > 0)
                Assert.Matches(Phone(), call.PhoneFrom);
            else
                Assert.Equal(CallDirection.In, call.Direction);
        });
        Assert.InRange(Share(clinic.Calls, c => c.Direction == CallDirection.In), 60, 75);
        Assert.InRange(Share(clinic.Calls, c => c.TalkInSeconds is null), 8, 25);
        Assert.InRange(Share(clinic.Calls, c => c.PhoneFrom.Length == 0), 0.1, 4);
    }

    [Theory, MemberData(nameof(Clinics))]
    public void Makes_tickets_by_the_rules(int seed, string month)
    {
        DemoClinic clinic = Create(seed, month);
        Assert.Equal(clinic.Tickets.Count, clinic.Tickets.DistinctBy(t => t.Id).Count());
        Assert.All(clinic.Tickets, ticket =>
        {
            Assert.InRange(ticket.DateAndTime, clinic.Month, clinic.MonthEnd);
            Assert.Matches(Phone(), ticket.ClientPhone);
            Assert.True(ticket.ClientFullName is null != ticket.ClientName is null);
            Assert.True(ticket.ClientFullName is null || (ticket.ClientSurname ?? ticket.ClientPatronymic) is null);
            Assert.Equal(ticket.PlanStart is null, ticket.PlanEnd is null);
            if (ticket is { PlanStart: { } start, PlanEnd: { } end })
            {
                Assert.InRange(end - start, TimeSpan.FromMinutes(1), TimeSpan.FromHours(12));
                Assert.True(start > ticket.DateAndTime);
                Assert.True(start.Hour >= 9 && end <= start.Date.AddHours(20));
            }

            Assert.Equal(ticket.DoctorName, clinic.Timetable.Doctors.FirstOrDefault(d => d.Id == ticket.DoctorId)?.Name);
        });
        foreach (Func<Ticket, string?> field in new Func<Ticket, string?>[] { t => t.ClientFullName, t => t.ClientPatronymic, t => t.ClientEmail, t => t.DoctorName, t => t.Comment, t => t.UtmSource, t => t.UtmTerm })
            Assert.InRange(Share(clinic.Tickets, t => field(t) is not null), 10, 95);
    }

    [Fact]
    public void Gives_men_and_women_names_that_agree()
    {
        var random = new DemoRandom(1);
        foreach (DemoPerson person in Enumerable.Range(0, 5000).Select(_ => DemoPerson.Create(random)))
        {
            bool she = person.Patronymic.EndsWith("на", StringComparison.Ordinal);
            bool manly = person.Name is "Илья" or "Никита";
            Assert.Equal(she, !manly && (person.Name[^1] is 'а' or 'я' || person.Name == "Любовь"));
            Assert.DoesNotMatch(she ? "(ов|ев|ёв|ин|ий|ой)$" : "(ова|ева|ёва|ина|ая)$", person.Surname);
            Assert.Matches(she ? "(вна|чна)$" : "(вич|ич)$", person.Patronymic);
        }
    }

    [Theory, MemberData(nameof(Clinics))]
    public void Has_a_schedule_of_the_30_days_after_the_month(int seed, string month)
    {
        DemoClinic clinic = Create(seed, month);
        Timetable timetable = clinic.Timetable;
        Assert.Single(timetable.Branches);
        Assert.Equal(6, timetable.Doctors.DistinctBy(d => d.Name).Count());
        Assert.Equal(30, timetable.Intervals.Select(i => i.StartDateTime.Date).Distinct().Count());
        Assert.Equal(clinic.Month.AddMonths(1), timetable.Intervals.Min(i => i.StartDateTime.Date));
        Assert.All(timetable.Intervals, i =>
        {
            Assert.True(i.IsBusy ? i.LengthInMinutes % 15 == 0 && i.LengthInMinutes > 0 : i.LengthInMinutes == 15);
            Assert.True(i.StartDateTime.Hour >= 9 && i.StartDateTime.AddMinutes(i.LengthInMinutes) <= i.StartDateTime.Date.AddHours(20));
        });
        foreach (List<Interval> shift in timetable.Intervals.GroupBy(i => (i.DoctorId, i.StartDateTime.Date)).Select(g => g.OrderBy(i => i.StartDateTime).ToList()))
        {
            Assert.All(shift.Zip(shift.Skip(1)), pair =>
            {
                Assert.Equal(pair.Second.StartDateTime, pair.First.StartDateTime.AddMinutes(pair.First.LengthInMinutes));
                Assert.False(pair.First.IsBusy && pair.Second.IsBusy);
            });
        }

        Assert.InRange(Share(timetable.Intervals, i => !i.IsBusy), 60, 95);
    }

    [Theory, MemberData(nameof(Clinics))]
    public void Lets_IDENT_read_a_week_of_the_month(int seed, string month)
    {
        DemoClinic clinic = Create(seed, month);
        Assert.Equal((DayOfWeek.Monday, DayOfWeek.Sunday), (clinic.WeekStart.DayOfWeek, clinic.WeekEnd.DayOfWeek));
        Assert.InRange(clinic.WeekStart, clinic.Month, clinic.Month.AddDays(6));
        Assert.Equal(TimeSpan.FromDays(7), clinic.WeekEnd.AddSeconds(1) - clinic.WeekStart);
    }

    [Fact]
    public void Draws_its_numbers_as_SplitMix64_does()
    {
        // The first outputs for seed 1234567 are 6457827717110365317 and 3203168211198807973: https://rosettacode.org/wiki/Pseudo-random_numbers/Splitmix64
        var random = new DemoRandom(1234567);
        Assert.Equal((int)((UInt128)6457827717110365317 * 1_000_000_000 >> 64), random.Between(0, 999_999_999));
        Assert.Equal((int)((UInt128)3203168211198807973 * 1_000_000_000 >> 64), random.Between(0, 999_999_999));
    }

    static DemoClinic Create(int seed, string month) => DemoClinic.Create(seed, DateTime.Parse(month, System.Globalization.CultureInfo.InvariantCulture));

    static double Share<T>(IReadOnlyCollection<T> items, Func<T, bool> condition) => 100.0 * items.Count(condition) / items.Count;

    [GeneratedRegex(@"^\+7000\d{7}$")]
    private static partial Regex Phone();
}
