using System.Globalization;
using IdentDbBridge.Calls;
using IdentDbBridge.Rules;
using IdentDbBridge.Tickets;

namespace IdentDbBridge.ServerTests.Rules;

/// <summary>
/// Records with every flaw alone, then with several at random. On purpose the rules know better than the database what a phone
/// number is, that a null PhoneFrom is a hidden caller, and what control characters, broken surrogates and UTC times are; and
/// they count emoji as SQL Server does, the others as one. Of these, nothing is generated near the line between right and wrong.
/// </summary>
static class GeneratedRecords
{
    static readonly DateTime Start = new(2026, 11, 22, 9, 0, 0);

    static readonly string TooManyDigits = "+" + new string('9', 64);

    static readonly List<Flaw<StoredCall>> OfCalls =
    [
        Flaw<StoredCall>.Of("Direction", CallDirection.Out),
        Flaw<StoredCall>.Of("Direction", (CallDirection)7),
        Flaw<StoredCall>.Of("PhoneFrom", ""),
        Flaw<StoredCall>.Of("PhoneFrom", TooManyDigits),
        Flaw<StoredCall>.Of("PhoneTo", null),
        Flaw<StoredCall>.Of("PhoneTo", ""),
        Flaw<StoredCall>.Of("PhoneTo", "   "),
        Flaw<StoredCall>.Of("PhoneTo", TooManyDigits),
        .. new[] { 0, -1, int.MinValue, int.MaxValue }.SelectMany(n => new[] { Flaw<StoredCall>.Of("WaitInSeconds", n), Flaw<StoredCall>.Of("TalkInSeconds", n) }),
        Flaw<StoredCall>.Of("TalkInSeconds", null),
        .. Flaw<StoredCall>.Years("DateAndTime"),
        .. Flaw<StoredCall>.Texts(TextFields.OfCalls.Except([TextFields.Direction, TextFields.PhoneFrom, TextFields.PhoneTo])),
    ];

    static readonly List<Flaw<Ticket>> OfTickets =
    [
        Flaw<Ticket>.Of("Id", null),
        Flaw<Ticket>.Of("Id", ""),
        Flaw<Ticket>.Of("Id", "   "),
        new("Id of 400", (t, n) => t with { Id = Number(n).PadRight(400, 'я') }),
        new("Id of 401", (t, n) => t with { Id = Number(n).PadRight(401, 'я') }),
        new("Id in capitals", (t, n) => t with { Id = t.Id?.ToUpperInvariant()! }),
        Flaw<Ticket>.Of("ClientPhone", null),
        Flaw<Ticket>.Of("ClientPhone", ""),
        Flaw<Ticket>.Of("ClientPhone", "   "),
        Flaw<Ticket>.Of("ClientPhone", TooManyDigits),
        new("both names", (t, _) => t with { ClientFullName = "Иванова Мария", ClientSurname = "Иванова" }),
        new("full and first name", (t, _) => t with { ClientFullName = "Иванова Мария", ClientName = "Мария" }),
        new("full name and patronymic", (t, _) => t with { ClientFullName = "Иванова Мария", ClientPatronymic = "Петровна" }),
        new("full name and blank parts", (t, _) => t with { ClientFullName = "Иванова Мария", ClientSurname = " ", ClientName = "", ClientPatronymic = "   " }),
        new("blank full name and parts", (t, _) => t with { ClientFullName = "  ", ClientSurname = "Иванова", ClientName = "Мария", ClientPatronymic = "Петровна" }),
        Flaw<Ticket>.Of("PlanStart", Start.AddHours(1)),
        Flaw<Ticket>.Of("PlanEnd", Start.AddHours(2)),
        .. new[] { 0, 3600, 43_200, 43_201, 86_400, -1, -3600 }.Select(Plan),
        Flaw<Ticket>.Of("DoctorId", -7),
        .. Flaw<Ticket>.Years("DateAndTime", "PlanStart", "PlanEnd"),
        .. Flaw<Ticket>.Texts(TextFields.OfTickets.Except([TextFields.Id, TextFields.ClientPhone])),
    ];

    public static List<Generated<StoredCall>> Calls(int count) => Generate(count, OfCalls, n => new StoredCall
    {
        DateAndTime = Start.AddSeconds(n),
        Direction = CallDirection.In,
        PhoneFrom = "+7911" + Number(n),
        PhoneTo = "+7812" + Number(n),
        WaitInSeconds = 5,
        TalkInSeconds = 60,
    });

    public static List<Generated<Ticket>> Tickets(int count) => Generate(count, OfTickets, n => new Ticket
    {
        Id = "site-" + Number(n),
        DateAndTime = Start.AddSeconds(n),
        ClientPhone = "+7911" + Number(n),
    });

    static List<Generated<T>> Generate<T>(int count, List<Flaw<T>> flaws, Func<int, T> create)
        where T : class
    {
        Assert.InRange(count, flaws.Count, int.MaxValue);
        var random = new Random(7);
        return [.. Enumerable.Range(0, count).Select(n =>
        {
            Flaw<T>[] chosen = n < flaws.Count ? [flaws[n]] : [.. Enumerable.Range(0, random.Next(5)).Select(_ => flaws[random.Next(flaws.Count)])];
            return new Generated<T>(chosen.Aggregate(create(n), (record, flaw) => flaw.Apply(record, n)), string.Join(" + ", chosen.Select(f => f.Name)));
        })];
    }

    static Flaw<Ticket> Plan(int seconds) =>
        new($"plan of {seconds} s", (t, _) => t with { PlanStart = Start, PlanEnd = Start.AddSeconds(seconds) });

    static string Number(int n) => n.ToString("0000000", CultureInfo.InvariantCulture);
}

/// <summary>A record and what is particular about it.</summary>
sealed record Generated<T>(T Record, string Flaws)
    where T : class;
