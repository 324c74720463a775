using IdentDbBridge.Calls;
using IdentDbBridge.Outbox;
using IdentDbBridge.Rules;

namespace IdentDbBridge.ServerTests.Docs;

/// <summary>The phone system's side, as docs/integrator.md shows it.</summary>
sealed class PbxExample(Exchange exchange)
{
    // <pbx-open>
    public static Task<Exchange> OpenAsync(string provider, string connectionString, string outboxFile, CancellationToken cancel)
    {
        var options = new ExchangeOptions
        {
            Provider = provider, // "mysql" for MySQL and MariaDB, "mssql" for SQL Server
            ConnectionString = connectionString, // from the settings of the program, not from its source
            TimeZone = "Asia/Krasnoyarsk", // the clinic's, wherever this program runs
            Outbox = new OutboxOptions { Path = outboxFile }, // on a local disk, readable by this program only
        };
        return Exchange.OpenAsync(options, cancel);
    }
    // </pbx-open>

    // <pbx-call>
    public Task<WriteResult> RingsAsync(string callId, DateTimeOffset at, string caller, CancellationToken cancel)
    {
        var call = new CallStart
        {
            CallId = callId, // Asterisk: linkedid
            StartedAt = at,
            Direction = CallDirection.In,
            PhoneFrom = caller, // in any notation; empty or "anonymous" for a hidden one
            PhoneTo = "+7 000 000-00-01",
            LineDescription = "Регистратура",
        };
        return exchange.Calls.StartAsync(call, cancel);
    }

    public Task<WriteResult> AnsweredAsync(string callId, DateTimeOffset at, CancellationToken cancel) =>
        exchange.Calls.AnswerAsync(callId, at, cancel);

    public Task<WriteResult> EndedAsync(string callId, DateTimeOffset at, CancellationToken cancel) =>
        exchange.Calls.FinishAsync(new CallEnd { CallId = callId, EndedAt = at }, cancel);

    public Task<WriteResult> RecordedAsync(string callId, string recordUrl, CancellationToken cancel) =>
        exchange.Calls.SetRecordUrlAsync(callId, recordUrl, cancel);
    // </pbx-call>

    // <pbx-missed>
    public Task<WriteResult> MissedAsync(string callId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel)
    {
        var call = new CompletedCall
        {
            CallId = callId,
            StartedAt = from,
            EndedAt = to,
            AnsweredAt = null, // nobody picked up
            Direction = CallDirection.In,
            PhoneFrom = "8 (000) 765-43-21",
            PhoneTo = "+7 000 000-00-01",
        };
        return exchange.Calls.FinishAsync(call, cancel);
    }
    // </pbx-missed>

    // <pbx-upkeep>
    public async Task LookAfterAsync(Action<string> log, CancellationToken cancel)
    {
        var outbox = await exchange.ReadOutboxAsync(cancel);
        if (outbox.Waiting > 0)
            log($"{outbox.Waiting} records wait since {outbox.OldestAt}: {outbox.Error}");
        foreach (var reason in outbox.Refused)
            log($"{reason.Count} x {reason.Kind} are refused so far: {reason.Reason}");
        foreach (var reason in outbox.Reasons)
            log($"{reason.Count} x {reason.Kind} cannot be delivered: {reason.Reason}");
        foreach (var warning in outbox.Warnings)
            log(warning);
        try
        {
            var cleared = await exchange.Calls.ClearStaleAsync(TimeSpan.FromHours(4), cancel);
            if (cleared > 0)
                log($"{cleared} calls were ended, because the PBX has not told their end");
        }
        catch (ServerException e)
        {
            log(e.Message); // no secret and no patient is in it
        }
    }
    // </pbx-upkeep>
}
