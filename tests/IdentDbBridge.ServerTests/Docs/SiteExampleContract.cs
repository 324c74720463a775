using System.Text.Json;
using IdentDbBridge.Schedule;
using IdentDbBridge.Tests.Docs;
using IdentDbBridge.Tickets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace IdentDbBridge.ServerTests.Docs;

public abstract class SiteExampleContract<TServer>(ExchangeDatabase<TServer> exchange) : IClassFixture<ExchangeDatabase<TServer>>, IDisposable
    where TServer : ITestServer
{
    readonly List<string> _log = [];
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("identdb-");

    CancellationToken Cancel { get; } = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sends_a_form_once_and_corrects_it_in_time()
    {
        await using var services = await OpenAsync();
        var site = new SiteExample(services.GetRequiredService<Exchange>(), _log.Add);
        var form = SiteExample.FromForm("7", "8 (000) 123-45-67", "Иванова Анна", new DateTimeOffset(2026, 3, 2, 3, 0, 0, TimeSpan.Zero), "https://клиника.example/?utm_source=яндекс");
        Assert.Equal("Заявка принята", await site.SendAsync(form, Cancel));
        Assert.Equal("Заявка принята", await site.SendAsync(form, Cancel));
        Assert.Equal(["Ticket site-7: Done", "Ticket site-7: AlreadyThere"], _log);
        Assert.Equal("Заявка исправлена", await site.CorrectAsync(form with { ClientPhone = "+7 000 765 43 21" }, Cancel));
        var ticket = Assert.Single(await ReadAsync("site-7"));
        Assert.Equal(("+70007654321", "Иванова Анна", "яндекс"), (ticket.ClientPhone, ticket.ClientFullName, ticket.UtmSource));
        Assert.Equal((new DateTime(2026, 3, 2, 10, 0, 0), new DateTime(2026, 3, 2, 10, 30, 0)), (ticket.PlanStart, ticket.PlanEnd));

        var old = form with { Id = "site-8", CreatedAt = DateTimeOffset.UtcNow.AddHours(-1) };
        Assert.Equal("Заявка принята", await site.CorrectAsync(old, Cancel));
        Assert.Equal("Заявка принята", await site.CorrectAsync(old with { Comment = "Позвоните после шести" }, Cancel));
        Assert.Equal([("site-8", null), ("site-8-2", "Позвоните после шести")], (await ReadAsync("site-8")).Select(t => (t.Id, t.Comment)));
    }

    [Fact]
    public async Task Logs_what_is_wrong_without_the_clients_data()
    {
        await using var services = await OpenAsync();
        var site = new SiteExample(services.GetRequiredService<Exchange>(), _log.Add);
        var form = SiteExample.FromForm("9", "123-45-67", "Иванова Анна", DateTimeOffset.UtcNow, "") with { ClientSurname = "Иванова" };
        Assert.Equal("Проверьте номер телефона", await site.SendAsync(form, Cancel));
        Assert.Equal(2, _log.Count);
        Assert.Contains(_log, l => l.StartsWith("Ticket site-9: ClientPhone breaks 'phone': ", StringComparison.Ordinal));
        Assert.Contains("Ticket site-9: ClientFullName breaks 'one-name': both the full name and parts of it", _log);
        Assert.DoesNotContain(_log, l => l.Contains("Иванова", StringComparison.Ordinal) || l.Contains("45", StringComparison.Ordinal));
        Assert.Empty(await ReadAsync("site-9"));
    }

    [Fact]
    public async Task Finds_free_time()
    {
        var tomorrow = new ClinicTime("Asia/Krasnoyarsk").ToLocal(DateTimeOffset.UtcNow).Date.AddDays(1);
        var (db, sql) = await exchange.OpenAsync();
        await using (db)
            await new ScheduleRepository(db, sql).ReplaceAsync(UploadedSchedule.Of(tomorrow), Cancel);
        await using var services = await OpenAsync();
        var site = new SiteExample(services.GetRequiredService<Exchange>(), _log.Add);
        Assert.Equal([new FreeWindow(1, 1001, tomorrow.AddHours(10), tomorrow.AddHours(11))], await site.FindFreeAsync(1001, Cancel));
        Assert.Empty(_log);
        using var login = new GuideLogin(exchange.Database!, "site by library");
        Assert.Equal(2, (await ReadmeExample.RunAsync(TServer.Provider, login.ConnectionString, Cancel)).Count);
        Assert.Equal("+70001234567", Assert.Single(await ReadAsync("site-1")).ClientPhone);
    }

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        _folder.Delete(recursive: true);
    }

    /// <summary>The settings of the guide, on this server.</summary>
    async Task<ServiceProvider> OpenAsync()
    {
        await exchange.CreateAsync();
        var login = new GuideLogin(exchange.Database!, "site by library");
        var block = Assert.Single(Guide.Blocks(Guide.Path), b => b.Name == "site-settings");
        var settings = new Dictionary<string, string?>();
        Flatten(JsonDocument.Parse(block.Text).RootElement, "", settings);
        settings["IdentExchange:Provider"] = TServer.Provider;
        settings["IdentExchange:ConnectionString"] = login.ConnectionString;
        settings["IdentExchange:Outbox:Path"] = Path.Combine(_folder.FullName, "outbox.db");
        var services = new ServiceCollection();
        services.AddSingleton(_ => login);
        SiteExample.AddServices(services, new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        var provider = services.BuildServiceProvider();
        // Made by the container, so that it drops the login at the end.
        provider.GetRequiredService<GuideLogin>();
        return provider;
    }

    static void Flatten(JsonElement element, string path, Dictionary<string, string?> settings)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in element.EnumerateObject())
                Flatten(property.Value, path.Length == 0 ? property.Name : $"{path}:{property.Name}", settings);
        }
        else
        {
            settings[path] = element.ToString();
        }
    }

    async Task<List<Ticket>> ReadAsync(string id)
    {
        await using var ident = await exchange.OpenExchangeAsync();
        return [.. (await ident.Tickets.ReadAsync(new DateTime(2000, 1, 1), new DateTime(2199, 1, 1), Cancel)).Where(t => t.Id.StartsWith(id, StringComparison.Ordinal))];
    }
}

public sealed class SiteExampleOnMariaDb(ExchangeDatabase<MariaDb> exchange) : SiteExampleContract<MariaDb>(exchange);

public sealed class SiteExampleOnMySql(ExchangeDatabase<MySql> exchange) : SiteExampleContract<MySql>(exchange);

public sealed class SiteExampleOnMsSql(ExchangeDatabase<MsSql> exchange) : SiteExampleContract<MsSql>(exchange);

public sealed class SiteExampleOnSqlite(ExchangeDatabase<Sqlite> exchange) : SiteExampleContract<Sqlite>(exchange);
