using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace IdentDbBridge.ServerTests.Outbox;

/// <summary>The outbox of a program with a host.</summary>
public sealed class OutboxInAHost : OutboxFolder
{
    [Fact]
    public async Task A_host_begins_the_delivery_before_anybody_asks_for_the_exchange()
    {
        await UpAsync();
        Golden();
        await using var services = Services(Outbox);
        foreach (var service in services.GetServices<IHostedService>())
            await service.StartAsync(Cancel);
        await Eventually(() => Query<int>("select count(*) from IDENT_Tickets") == 2 && Query<int>("select count(*) from IDENT_FinishedCalls") == 2, "what waited is delivered");
        string nowhere = Path.Combine(Folder, "no", "outbox.db");
        await using var broken = Services(nowhere);
        var error = await Assert.ThrowsAsync<ConfigurationException>(() => broken.GetServices<IHostedService>().Single().StartAsync(Cancel));
        Assert.Contains(nowhere, error.Message, StringComparison.Ordinal);
    }

    ServiceProvider Services(string outbox) => new ServiceCollection().AddIdentExchange(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["Provider"] = "sqlite",
        ["ConnectionString"] = Database.ConnectionString,
        ["TimeZone"] = "Europe/Moscow",
        ["Outbox:Path"] = outbox,
    }).Build()).BuildServiceProvider();
}
