using IdentDbBridge.Rules;
using IdentDbBridge.Tickets;

namespace IdentDbBridge.ServerTests;

public abstract class TicketRequestsContract<TServer>(ExchangeDatabase<TServer> exchange) : IClassFixture<ExchangeDatabase<TServer>>
    where TServer : ITestServer
{
    readonly string _mark = Guid.NewGuid().ToString("N");

    CancellationToken Cancel { get; } = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Are_added_once_and_say_so()
    {
        await using var door = await exchange.OpenExchangeAsync(o => o with { TimeZone = "Asia/Krasnoyarsk" });
        var at = new DateTimeOffset(2026, 3, 1, 20, 0, 0, TimeSpan.Zero);
        var ticket = Request("1", at) with { PlanStart = at.AddHours(9), PlanEnd = at.AddHours(10), LandingUrl = "/запись?utm_source=vk" };
        Assert.Equal(Outcome.Done, await door.Tickets.AddAsync(ticket, Cancel));
        Assert.Equal(Outcome.AlreadyThere, await door.Tickets.AddAsync(ticket with { Comment = "ещё раз" }, Cancel));
        var row = Assert.Single(await ReadAsync(door));
        Assert.Equal(new DateTime(2026, 3, 2, 3, 0, 0), row.DateAndTime);
        Assert.Equal(new DateTime(2026, 3, 2, 12, 0, 0), row.PlanStart);
        Assert.Equal(("+70001234567", "vk", "/запись?utm_source=vk", null), (row.ClientPhone, row.UtmSource, row.HttpReferer, row.Comment));
    }

    [Fact]
    public async Task Are_added_many_at_a_time()
    {
        await using var door = await exchange.OpenExchangeAsync();
        var at = DateTimeOffset.UtcNow;
        Assert.Equal(new AddResult(250, 0), await door.Tickets.AddManyAsync(Enumerable.Range(0, 250).Select(i => Request($"{i}", at)), Cancel));
        Assert.Equal(new AddResult(50, 250), await door.Tickets.AddManyAsync(Enumerable.Range(0, 300).Select(i => Request($"{i}", at)), Cancel));
        var error = await Assert.ThrowsAsync<ValidationException>(() => door.Tickets.AddManyAsync([Request("x", at), Request("y", at) with { ClientPhone = "5" }], Cancel));
        Assert.Equal(RuleNames.Phone, Assert.Single(error.Problems).Rule);
        Assert.Equal(300, (await ReadAsync(door)).Count);
    }

    [Fact]
    public async Task Are_corrected_while_IDENT_may_not_have_read_them()
    {
        await using var door = await exchange.OpenExchangeAsync(o => o with { TicketInterval = TimeSpan.FromHours(1) });
        var at = DateTimeOffset.UtcNow.AddMinutes(-30);
        await door.Tickets.AddAsync(Request("1", at), Cancel);
        await door.Tickets.AddAsync(Request("2", at.AddHours(-1)), Cancel);
        var correct = Request("1", at.AddDays(5)) with { ClientPhone = "8 000 000-00-09", Comment = "Перезвоните 🦷" };
        Assert.Equal(Outcome.Done, await door.Tickets.CorrectAsync(correct, Cancel));
        Assert.Equal(Outcome.Done, await door.Tickets.CorrectAsync(correct, Cancel));
        Assert.Equal(Outcome.TooLate, await door.Tickets.CorrectAsync(Request("2", at) with { Comment = "поздно" }, Cancel));
        Assert.Equal(Outcome.NotFound, await door.Tickets.CorrectAsync(Request("3", at), Cancel));
        var rows = await ReadAsync(door);
        Assert.Equal(["+70001234567", "+70000000009"], rows.Select(r => r.ClientPhone));
        Assert.Equal([null, "Перезвоните 🦷"], rows.Select(r => r.Comment));
        Assert.True(rows[1].DateAndTime < rows[0].DateAndTime.AddHours(2));
    }

    [Fact]
    public async Task Are_refused_with_all_their_problems_at_once()
    {
        await using var door = await exchange.OpenExchangeAsync();
        var at = DateTimeOffset.UtcNow;
        var bad = Request("", at) with { ClientPhone = "нет", ClientName = "Анна", ClientFullName = "Анна Иванова", PlanStart = at, PlanEnd = at.AddHours(13) };
        var error = await Assert.ThrowsAsync<ValidationException>(() => door.Tickets.AddAsync(bad, Cancel));
        Assert.Equal([RuleNames.OneName, RuleNames.Phone, RuleNames.PlanLength, RuleNames.Required], error.Problems.Select(p => p.Rule).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("Анна", error.Message, StringComparison.Ordinal);
    }

    TicketRequest Request(string id, DateTimeOffset at) => new() { Id = id.Length == 0 ? "" : $"{_mark}-{id}", CreatedAt = at, ClientPhone = "+7 000 123-45-67" };

    async Task<List<Ticket>> ReadAsync(Exchange door) =>
        [.. (await door.Tickets.ReadAsync(new DateTime(2026, 1, 1), new DateTime(2200, 1, 1, 23, 59, 59), Cancel)).Where(t => t.Id.StartsWith(_mark, StringComparison.Ordinal))];
}

public sealed class TicketRequestsOnMariaDb(ExchangeDatabase<MariaDb> exchange) : TicketRequestsContract<MariaDb>(exchange);

public sealed class TicketRequestsOnMySql(ExchangeDatabase<MySql> exchange) : TicketRequestsContract<MySql>(exchange);

public sealed class TicketRequestsOnMsSql(ExchangeDatabase<MsSql> exchange) : TicketRequestsContract<MsSql>(exchange);

public sealed class TicketRequestsOnSqlite(ExchangeDatabase<Sqlite> exchange) : TicketRequestsContract<Sqlite>(exchange);
