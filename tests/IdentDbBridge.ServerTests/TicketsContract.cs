using IdentDbBridge.Tickets;

namespace IdentDbBridge.ServerTests;

public abstract class TicketsContract<TServer>(ExchangeDatabase<TServer> exchange) : IClassFixture<ExchangeDatabase<TServer>>
    where TServer : ITestServer
{
    // Each test has a day of its own in the shared database.
    static int _days;

    readonly DateTime _day = new DateTime(2026, 1, 1).AddDays(Interlocked.Increment(ref _days));

    CancellationToken Cancel { get; } = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Are_added_once_however_often_they_come()
    {
        var (db, sql) = await exchange.OpenAsync();
        await using var end = db;
        var tickets = new TicketRepository(db, sql);
        // More than one batch.
        Assert.Equal(new AddResult(150, 0), await tickets.AddAsync(Tickets(150), Cancel));
        Assert.Equal(new AddResult(0, 150), await tickets.AddAsync(Tickets(150), Cancel));
        Assert.Equal(new AddResult(10, 150), await tickets.AddAsync(Tickets(160), Cancel));
        Assert.Equal(new AddResult(0, 1), await tickets.AddAsync([Ticket(1) with { DateAndTime = _day.AddDays(9), Comment = "ещё раз" }], Cancel));
        Assert.Equal(Tickets(160), await tickets.ReadAsync(_day, _day.AddDays(1).AddSeconds(-1), Cancel));
    }

    [Fact]
    public async Task With_ids_that_differ_by_a_letter_s_case_are_two()
    {
        var (db, sql) = await exchange.OpenAsync();
        await using var end = db;
        var tickets = new TicketRepository(db, sql);
        Assert.Equal(new AddResult(2, 0), await tickets.AddAsync([Ticket(1) with { Id = "Заявка-1" }, Ticket(1) with { Id = "заявка-1" }], Cancel));
    }

    [Fact]
    public async Task Are_read_in_a_window_with_both_its_ends()
    {
        var (db, sql) = await exchange.OpenAsync();
        await using var end = db;
        var tickets = new TicketRepository(db, sql);
        await tickets.AddAsync(Tickets(5).Reverse(), Cancel);
        Assert.Equal([Ticket(1), Ticket(2), Ticket(3)], await tickets.ReadAsync(_day.AddSeconds(1), _day.AddSeconds(3), Cancel));
    }

    [Fact]
    public async Task Keep_every_value()
    {
        var (db, sql) = await exchange.OpenAsync();
        await using var end = db;
        var tickets = new TicketRepository(db, sql);
        Ticket[] written =
        [
            new() { Id = $"{_day:yyyyMMdd} only what must be", DateAndTime = _day, ClientPhone = "+70001234567" },
            new()
            {
                Id = $"{_day:yyyyMMdd} " + new string('ы', 391),
                DateAndTime = _day.AddSeconds(1),
                ClientPhone = "8-000-123-45-67",
                ClientEmail = "почта@пример.example",
                FormName = "Форма «Ёлка» 🦷",
                ClientSurname = "О'Нил-Щёголева",
                ClientName = "Мария",
                ClientPatronymic = "Сергеевна",
                PlanStart = new DateTime(2026, 2, 1, 9, 0, 0),
                PlanEnd = new DateTime(2026, 2, 1, 21, 0, 0),
                DoctorId = 38643,
                DoctorName = "Врач 7",
                Comment = "Болит зуб, можно сегодня вечером? 😀\r\n" + new string('ю', 3900),
                UtmSource = "vk",
                UtmMedium = "social",
                UtmCampaign = "a",
                UtmTerm = "b",
                UtmContent = "c",
                HttpReferer = "https://clinic.example/",
            },
            Ticket(2) with { ClientFullName = "Иванова Мария Сергеевна" },
        ];
        Assert.Equal(new AddResult(3, 0), await tickets.AddAsync(written, Cancel));
        Assert.Equal(written, await tickets.ReadAsync(_day, _day.AddSeconds(2), Cancel));
    }

    [Fact]
    public async Task Are_refused_when_they_break_a_rule_of_the_table()
    {
        var (db, sql) = await exchange.OpenAsync();
        await using var end = db;
        var tickets = new TicketRepository(db, sql);
        Ticket[] broken =
        [
            Ticket(1) with { ClientFullName = "Иванова Мария", ClientName = "Мария" },
            Ticket(1) with { PlanStart = _day, PlanEnd = _day.AddSeconds(-1) },
            Ticket(1) with { PlanStart = _day, PlanEnd = _day.AddHours(12).AddSeconds(1) },
        ];
        foreach (var ticket in broken)
        {
            var error = await Assert.ThrowsAsync<ServerException>(() => tickets.AddAsync([Ticket(0), ticket], Cancel));
            Assert.Equal(ServerErrorKind.RuleBroken, error.Error.Kind);
        }

        Assert.Empty(await tickets.ReadAsync(_day, _day.AddDays(1).AddSeconds(-1), Cancel));
    }

    Ticket[] Tickets(int count) => [.. Enumerable.Range(0, count).Select(Ticket)];

    Ticket Ticket(int second) => new() { Id = $"{_day:yyyyMMdd}-{second}", DateAndTime = _day.AddSeconds(second), ClientPhone = "+70001234567" };
}

public sealed class TicketsOnMariaDb(ExchangeDatabase<MariaDb> exchange) : TicketsContract<MariaDb>(exchange);

public sealed class TicketsOnMySql(ExchangeDatabase<MySql> exchange) : TicketsContract<MySql>(exchange);

public sealed class TicketsOnMsSql(ExchangeDatabase<MsSql> exchange) : TicketsContract<MsSql>(exchange);

public sealed class TicketsOnSqlite(ExchangeDatabase<Sqlite> exchange) : TicketsContract<Sqlite>(exchange);
