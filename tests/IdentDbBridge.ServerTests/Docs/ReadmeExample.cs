using IdentDbBridge.Schedule;
using IdentDbBridge.Tickets;

namespace IdentDbBridge.ServerTests.Docs;

/// <summary>The five lines of README.md.</summary>
static class ReadmeExample
{
    public static async Task<IReadOnlyList<FreeWindow>> RunAsync(string provider, string connection, CancellationToken cancel)
    {
        // <readme>
        var options = new ExchangeOptions { Provider = provider, ConnectionString = connection, TimeZone = "Asia/Krasnoyarsk" };
        await using var exchange = await Exchange.OpenAsync(options, cancel);
        var ticket = new TicketRequest { Id = "site-1", CreatedAt = DateTimeOffset.Now, ClientPhone = "8 (000) 123-45-67" };
        var added = await exchange.Tickets.AddAsync(ticket, cancel); // added.Outcome: Done; AlreadyThere when it is sent again
        var free = await exchange.Schedule.FindFreeAsync(new FreeWindowQuery { Minutes = 30 }, cancel);
        // </readme>
        return added.Outcome is Outcome.Done or Outcome.AlreadyThere ? free : throw new InvalidOperationException($"{added}");
    }
}
