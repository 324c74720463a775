using System.Globalization;
using IdentDbBridge;
using IdentDbBridge.Calls;
using IdentDbBridge.Rules;

// Reads what a phone system reports, a line each on standard input, and writes it into the exchange database:
//   ring ID TIME CALLER CALLED     answer ID TIME     end ID TIME     record ID URL
// TIME is as in 2026-03-02T10:00:00+03:00.
if (args is not [var provider, var connection, var timeZone])
{
    Console.Error.WriteLine("Usage: Pbx PROVIDER CONNECTION TIMEZONE < events");
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stop.Cancel();
};
await using var exchange = await Exchange.OpenAsync(new ExchangeOptions { Provider = provider, ConnectionString = connection, TimeZone = timeZone }, stop.Token);
while (await Console.In.ReadLineAsync(stop.Token) is { } line)
{
    try
    {
        // Every event may come again: the second time changes nothing.
        var result = line.Split(' ', StringSplitOptions.RemoveEmptyEntries) switch
        {
            ["ring", var id, var at, var caller, var called] => await exchange.Calls.StartAsync(new CallStart { CallId = id, StartedAt = Time(at), Direction = CallDirection.In, PhoneFrom = caller, PhoneTo = called }, stop.Token),
            ["answer", var id, var at] => await exchange.Calls.AnswerAsync(id, Time(at), stop.Token),
            ["end", var id, var at] => await exchange.Calls.FinishAsync(new CallEnd { CallId = id, EndedAt = Time(at) }, stop.Token),
            ["record", var id, var url] => await exchange.Calls.SetRecordUrlAsync(id, url, stop.Token),
            _ => null,
        };
        Console.WriteLine(result is null ? "not understood" : result.Outcome.ToString());
    }
    catch (ValidationException refused)
    {
        Console.WriteLine($"refused: {string.Join(", ", refused.Problems.Select(p => p.Field))}");
    }
}

return 0;

static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
