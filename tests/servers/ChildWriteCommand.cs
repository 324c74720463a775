using System.Globalization;
using IdentDbBridge.Calls;
using IdentDbBridge.Outbox;
using IdentDbBridge.Tickets;

namespace IdentDbBridge.TestServers;

/// <summary>
/// <c>child-write provider outbox writer from to</c>: a PBX and a site in one. Writes records through an outbox, and prints the
/// name of each when the call has returned; ends with 3 when the outbox is full. The connection string comes from IDENTDB_CONNECTION. Kill tests start it as a process of its own.
/// </summary>
static class ChildWriteCommand
{
    /// <summary>The exit code when the outbox is full, or its disk.</summary>
    public const int Full = 3;

    public static async Task<int> RunAsync(string[] arguments, CancellationToken cancel)
    {
        if (arguments is not [var provider, var outbox, var writer, var from, var to])
            throw new TestServerException("child-write wants: provider outbox writer from to");
        await using var exchange = await Exchange.OpenAsync(
            new ExchangeOptions
            {
                Provider = provider,
                ConnectionString = Environment.GetEnvironmentVariable("IDENTDB_CONNECTION") ?? throw new TestServerException("IDENTDB_CONNECTION is not set."),
                TimeZone = "Asia/Novosibirsk",
                Outbox = new OutboxOptions { Path = outbox },
            },
            cancel);
        for (int i = int.Parse(from, CultureInfo.InvariantCulture); i < int.Parse(to, CultureInfo.InvariantCulture); i++)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"{writer}-{i}");
            try
            {
                Outcome outcome = await WriteAsync(exchange, name, int.Parse(writer, CultureInfo.InvariantCulture), i, cancel);
                Console.WriteLine($"{name} {outcome}");
            }
            catch (OutboxFullException e)
            {
                Console.Error.WriteLine(e.Message);
                return Full;
            }
        }

        return 0;
    }

    /// <summary>By turns a ticket, a call at its end, and a call from its begin.</summary>
    static async Task<Outcome> WriteAsync(Exchange exchange, string name, int writer, int number, CancellationToken cancel)
    {
        var at = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(number);
        if (number % 2 == 0)
            return await exchange.Tickets.AddAsync(new TicketRequest { Id = name, CreatedAt = at, ClientPhone = "+70001234567", ClientFullName = "Проверка" }, cancel);
        var call = new CompletedCall
        {
            CallId = name,
            StartedAt = at,
            EndedAt = at.AddSeconds(60),
            Direction = CallDirection.In,
            PhoneFrom = string.Create(CultureInfo.InvariantCulture, $"+7000123450{writer}"),
            PhoneTo = "+70007654321",
            LineDescription = name,
        };
        if (number % 4 == 1)
            return await exchange.Calls.FinishAsync(call, cancel);
        await exchange.Calls.StartAsync(call, cancel);
        return await exchange.Calls.FinishAsync(new CallEnd { CallId = name, EndedAt = call.EndedAt }, cancel);
    }
}
