using IdentDbBridge.Tickets;

namespace IdentDbBridge.ServerTests.Docs;

public abstract class TicketsBySqlContract<TServer>(ExchangeDatabase<TServer> exchange) : IClassFixture<ExchangeDatabase<TServer>>
    where TServer : ITestServer
{
    static readonly DateTime Noon = new(2026, 3, 2, 12, 0, 0);

    static readonly int Duplicate = TServer.Provider == "mssql" ? 2627 : 1062;

    [Fact]
    public async Task Are_added_once_however_often_they_are_sent()
    {
        await exchange.CreateAsync();
        using var login = new GuideLogin(exchange.Database!, "site by SQL");
        using var site = new SqlWriter<TServer>(login.ConnectionString);
        Assert.Equal([1], site.Run("add-ticket", Ticket("site-1")));
        Assert.Equal(Duplicate, site.Error("add-ticket", Ticket("site-1")));
        var expected = new Ticket
        {
            Id = "site-1",
            DateAndTime = Noon,
            ClientPhone = "+70001234567",
            ClientFullName = "Иванова Анна 🦷",
            PlanStart = Noon.AddDays(1),
            PlanEnd = Noon.AddDays(1).AddHours(12),
            DoctorId = 1001,
            DoctorName = "Петрова Мария Сергеевна",
            Comment = "Острая боль",
            FormName = "Запись на приём",
            UtmSource = "яндекс",
        };
        Assert.Equal(expected, Assert.Single(await ReadAsync("site-1")));
        Assert.Empty(TicketRules.Check(expected, Phones.PhoneOptions.Default).Problems);
    }

    [Fact]
    public async Task Are_added_once_by_two_at_a_time()
    {
        await exchange.CreateAsync();
        using var login = new GuideLogin(exchange.Database!, "site by SQL");
        for (var round = 0; round < 20; round++)
        {
            var ticket = Ticket($"two-{round}");
            var errors = await AtATime.TwoAsync(() => new SqlWriter<TServer>(login.ConnectionString), (w, _) => w.Error("add-ticket", ticket));
            Assert.Equal([0, Duplicate], errors.Order());
        }

        Assert.Equal(20, (await ReadAsync("two-")).Count);
    }

    [Fact]
    public async Task Are_corrected_in_time_only()
    {
        await exchange.CreateAsync();
        using var login = new GuideLogin(exchange.Database!, "site by SQL");
        using var site = new SqlWriter<TServer>(login.ConnectionString);
        site.Run("add-ticket", Ticket("fix-1"));
        (string, object?)[] correct = [("Id", "fix-1"), ("ClientPhone", "+70007654321"), ("Comment", null)];
        Assert.Equal([0], site.Run("correct-ticket", [.. correct, ("NotBefore", Noon.AddSeconds(1))]));
        Assert.Equal([1], site.Run("correct-ticket", [.. correct, ("NotBefore", Noon.AddMinutes(-2))]));
        var ticket = Assert.Single(await ReadAsync("fix-1"));
        Assert.Equal(("+70007654321", null), (ticket.ClientPhone, ticket.Comment));
    }

    [Fact]
    public async Task Are_refused_with_the_errors_that_the_guide_lists()
    {
        await exchange.CreateAsync();
        using var login = new GuideLogin(exchange.Database!, "site by SQL");
        using var site = new SqlWriter<TServer>(login.ConnectionString);
        int rule = TServer.Provider == "mssql" ? 547 : TServer.Name == "mariadb" ? 4025 : 3819;
        Assert.Equal(rule, site.Error("add-ticket", Ticket("bad", ("PlanEnd", Noon.AddDays(1).AddHours(12).AddSeconds(1)))));
        Assert.Equal(rule, site.Error("add-ticket", Ticket("bad", ("DateAndTime", new DateTime(2200, 1, 1)))));
        Assert.Equal(rule, site.Error("add-ticket", Ticket("bad", ("ClientPhone", ""))));
        Assert.Equal(TServer.Provider == "mssql" ? 515 : 1048, site.Error("add-ticket", Ticket("bad", ("ClientPhone", null))));
        var tooLong = site.Error("add-ticket", Ticket("bad", ("ClientPhone", new string('7', 65))));
        Assert.Contains(tooLong, TServer.Provider == "mssql" ? [2628, 8152] : (int[])[1406]);
        Assert.Empty(await ReadAsync("bad"));
    }

    static (string, object?)[] Ticket(string id, params (string Name, object? Value)[] changes)
    {
        var values = new Dictionary<string, object?>
        {
            ["Id"] = id,
            ["DateAndTime"] = Noon,
            ["ClientPhone"] = "+70001234567",
            ["ClientFullName"] = "Иванова Анна 🦷",
            ["PlanStart"] = Noon.AddDays(1),
            ["PlanEnd"] = Noon.AddDays(1).AddHours(12),
            ["DoctorId"] = 1001,
            ["DoctorName"] = "Петрова Мария Сергеевна",
            ["Comment"] = "Острая боль",
            ["FormName"] = "Запись на приём",
            ["UtmSource"] = "яндекс",
        };
        foreach (var (name, value) in changes)
            values[name] = value;
        return [.. values.Select(v => (v.Key, v.Value))];
    }

    async Task<List<Ticket>> ReadAsync(string id)
    {
        await using var ident = await exchange.OpenExchangeAsync();
        var tickets = await ident.Tickets.ReadAsync(new DateTime(2000, 1, 1), new DateTime(2200, 1, 1, 23, 59, 59), TestContext.Current.CancellationToken);
        return [.. tickets.Where(t => t.Id.StartsWith(id, StringComparison.Ordinal))];
    }
}

public sealed class TicketsBySqlOnMariaDb(ExchangeDatabase<MariaDb> exchange) : TicketsBySqlContract<MariaDb>(exchange);

public sealed class TicketsBySqlOnMySql(ExchangeDatabase<MySql> exchange) : TicketsBySqlContract<MySql>(exchange);

public sealed class TicketsBySqlOnMsSql(ExchangeDatabase<MsSql> exchange) : TicketsBySqlContract<MsSql>(exchange);
