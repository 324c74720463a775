using System.Globalization;
using IdentDbBridge.History;
using IdentDbBridge.Phones;
using IdentDbBridge.Tickets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace IdentDbBridge.ServerTests;

/// <summary>The front door by itself: options, dependency injection, and what is said when it cannot be opened.</summary>
public sealed class ExchangeOpening(ExchangeDatabase<Sqlite> exchange) : IClassFixture<ExchangeDatabase<Sqlite>>
{
    CancellationToken Cancel { get; } = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Comes_from_configuration()
    {
        await exchange.CreateAsync();
        await using var services = new ServiceCollection().AddIdentExchange(Configure(
            ("Provider", "sqlite"),
            ("ConnectionString", exchange.Database!.ConnectionString),
            ("TimeZone", "Asia/Yekaterinburg"),
            ("TicketInterval", "00:01:00"),
            ("Tables:Tickets", "IDENT_Tickets"),
            ("Phones:AreaCode", "343"),
            ("Schedule:Patience", "00:00:05"),
            ("Outbox:Path", Path.Combine(Path.GetDirectoryName(exchange.Database.ConnectionString.Split('=')[1])!, "outbox.db")))).BuildServiceProvider();
        var door = services.GetRequiredService<Exchange>();
        Assert.Same(door, services.GetRequiredService<Exchange>());
        Assert.Equal(Outcome.Done, await door.Tickets.AddAsync(new TicketRequest { Id = "1", CreatedAt = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), ClientPhone = "200-00-01" }, Cancel));
        var ticket = Assert.Single(await door.Tickets.ReadAsync(new DateTime(2026, 1, 1), new DateTime(2200, 1, 1), Cancel));
        Assert.Equal(("+73432000001", new DateTime(2026, 1, 1, 5, 0, 0)), (ticket.ClientPhone, ticket.DateAndTime));
        Assert.Equal(0, (await door.ReadOutboxAsync(Cancel)).Waiting);
        Assert.Null(PhoneOptions.Default.AreaCode);
    }

    [Theory]
    [InlineData("TimeZone", "", "lacks TimeZone")]
    [InlineData("Provider", null, "lacks Provider")]
    [InlineData("Schedule:Settle", "soon-Пароль", "a value of the wrong kind")]
    [InlineData("Phones:AreaCode", "812 ", "The area code must be")]
    [InlineData("Pasword", "Пароль", "a property that is not known")]
    public void Says_which_configuration_is_wrong_without_its_values(string name, string? value, string says)
    {
        Dictionary<string, string?> settings = new() { ["Provider"] = "sqlite", ["ConnectionString"] = "Data Source=x.db", ["TimeZone"] = "Europe/Moscow", [name] = value };
        var error = Assert.Throws<ConfigurationException>(() => new ServiceCollection().AddIdentExchange(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()));
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Пароль", error.ToString().Split("--->")[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Moscow", "sqlite", "Data Source=x.db", "There is no time zone 'Moscow'")]
    [InlineData("Europe/Moscow", "oracle", "Data Source=x.db", "Unknown provider")]
    [InlineData("Europe/Moscow", "sqlite", "", "The connection string is empty")]
    [InlineData("Europe/Moscow", "mysql", "Server=a", "names no database")]
    public async Task Says_which_option_is_wrong(string zone, string provider, string connection, string says)
    {
        var error = await Assert.ThrowsAsync<ConfigurationException>(() => Exchange.OpenAsync(new ExchangeOptions { Provider = provider, ConnectionString = connection, TimeZone = zone }, Cancel));
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_that_the_database_is_not_there_or_not_provisioned()
    {
        await exchange.CreateAsync();
        string empty = Path.Combine(Path.GetDirectoryName(exchange.Database!.ConnectionString.Split('=')[1])!, "empty.db");
        var options = new ExchangeOptions { Provider = "sqlite", ConnectionString = $"Data Source={empty}", TimeZone = "Europe/Moscow" };
        Assert.Contains("does not exist", (await Assert.ThrowsAsync<ConnectionException>(() => Exchange.OpenAsync(options, Cancel))).Message, StringComparison.Ordinal);
        await File.WriteAllBytesAsync(empty, [], Cancel);
        var notProvisioned = await Assert.ThrowsAsync<ConfigurationException>(() => Exchange.OpenAsync(options, Cancel));
        Assert.Contains("has no exchange tables", notProvisioned.Message, StringComparison.Ordinal);
        Assert.Equal(RemedyKind.ApplyScripts, notProvisioned.Remedy?.Kind);
        await using var door = await exchange.OpenExchangeAsync();
        await Assert.ThrowsAsync<ConfigurationException>(() => door.ReadOutboxAsync(Cancel));
    }

    [Fact]
    public async Task Says_that_the_database_is_older_than_the_program()
    {
        await using var old = new ExchangeDatabase<Sqlite>();
        await old.CreateAsync();
        using (var connection = old.Database!.Open())
            connection.Run("delete from schemaversions where ScriptName like '0005%'");
        var error = await Assert.ThrowsAsync<ConfigurationException>(() => old.OpenExchangeAsync());
        Assert.EndsWith("is older than this program: 0005_create_schedule_watch.sql was not applied.", error.Message, StringComparison.Ordinal);
        Assert.Equal(RemedyKind.ApplyScripts, error.Remedy?.Kind);
    }

    /// <summary>A clinic that has not run the newest script yet exchanges as before.</summary>
    [Fact]
    public async Task Does_without_the_table_of_the_history()
    {
        await using var old = new ExchangeDatabase<Sqlite>();
        await old.CreateAsync();
        using (var connection = old.Database!.Open())
            connection.Run("drop table IdentBridge_History; delete from schemaversions where ScriptName like '0006%'");
        await using var exchange = await old.OpenExchangeAsync();
        Assert.Equal(Outcome.Done, await exchange.Tickets.AddAsync(new TicketRequest { Id = "t", CreatedAt = DateTimeOffset.UtcNow, ClientPhone = "+79110101001" }, Cancel));
        var missing = await Assert.ThrowsAsync<ServerException>(() => exchange.History.ReadAsync(new HistoryQuery(), Cancel));
        Assert.Equal(ServerFault.TableMissing, missing.Error.Fault);
    }

    [Theory]
    [InlineData("2026-03-29T00:59:59Z", "2026-03-29T01:59:59")]
    [InlineData("2026-03-29T01:00:00Z", "2026-03-29T03:00:00")]
    [InlineData("2026-10-25T00:30:00.999Z", "2026-10-25T02:30:00")]
    [InlineData("2026-10-25T01:30:00Z", "2026-10-25T02:30:00")]
    public void The_clinics_clock_is_that_on_its_wall(string moment, string local)
    {
        var clock = new ClinicTime("Europe/Berlin");
        var expected = DateTime.Parse(local, CultureInfo.InvariantCulture);
        var at = DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture);
        Assert.Equal(expected, clock.ToLocal(at));
        Assert.Equal(expected, clock.ToLocal(clock.ToMoment(expected)));
        Assert.Equal(expected.AddHours(6), new ClinicTime("N. Central Asia Standard Time").ToLocal(new DateTimeOffset(expected, TimeSpan.FromHours(1))));
    }

    static IConfiguration Configure(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value))).Build();
}
