using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using IdentDbBridge.Calls;
using IdentDbBridge.Migrations;
using IdentDbBridge.Outbox;
using IdentDbBridge.Tickets;

namespace IdentDbBridge.ServerTests.Gateway;

/// <summary>Sites and phone systems, sending as they do.</summary>
public abstract class IntakeContract<TServer>
    where TServer : ITestServer
{
    static readonly DateTime Begin = new(2026, 1, 1);
    static readonly DateTime End = new(2199, 1, 1);

    CancellationToken Cancel { get; } = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Brings_what_each_kind_of_sender_says_once_in_whatever_order_and_however_often()
    {
        await using var own = new ExchangeDatabase<TServer>();
        await using var gateway = await StartAsync(own);
        foreach (var sample in SenderSample.All)
        {
            // Backwards first: a recording, or an end without its numbers, waits for its call.
            foreach (var message in sample.Messages.AsEnumerable().Reverse().Concat(sample.Messages))
            {
                using var answer = await SendAsync(gateway, sample, message);
                Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{sample.Type}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync(Cancel)}");
            }
        }

        string[] expected = [.. SenderSample.All.SelectMany(s => s.Rows)];
        await using var door = await own.OpenExchangeAsync(o => o with { TimeZone = "Asia/Krasnoyarsk" });
        string[] rows = [];
        for (var end = DateTime.UtcNow.AddSeconds(60); DateTime.UtcNow < end && !expected.All(e => rows.Any(r => Matches(e, r))); await Task.Delay(50, Cancel))
            rows = await RowsAsync(door);
        foreach (var row in expected)
            Assert.True(rows.Count(r => Matches(row, r)) == 1, $"{row} is not once in:\n{string.Join('\n', rows)}\n{gateway.Log.Text}");
        Assert.Equal(expected.Length, rows.Length);
        Assert.Empty(await door.Calls.ReadOngoingAsync(Begin, End, Cancel));
        Assert.DoesNotContain("+7913", gateway.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Щёголева", gateway.Log.Text, StringComparison.Ordinal);
    }

    /// <summary>By a phone system that tells of each thing once.</summary>
    [Fact]
    public async Task Attaches_what_is_said_of_a_call_before_the_call_is_told()
    {
        await using var own = new ExchangeDatabase<TServer>();
        await using var gateway = await StartAsync(own);
        var uis = SenderSample.All.Single(s => s.Type == "uis");
        await using var door = await own.OpenExchangeAsync(o => o with { TimeZone = "Asia/Krasnoyarsk" });
        foreach (var session in (int[])[201, 202])
        {
            using var answer = await SendAsync(gateway, uis, SentMessage.Json($$"""{"event":"record","call_session_id":{{session}},"file_link":"https://media.uiscom.ru/{{session}}/1"}"""));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        // It has been tried, and waits: it is not set aside.
        OutboxStatus status = await OutboxAsync(gateway);
        for (var end = DateTime.UtcNow.AddSeconds(30); DateTime.UtcNow < end && status.Refused.Sum(r => r.Count) < 2; await Task.Delay(50, Cancel))
            status = await OutboxAsync(gateway);
        Assert.Equal((2, 0), (status.Waiting, status.SetAside));
        Assert.Equal(2, Assert.Single(status.Refused).Count);
        using (var answer = await SendAsync(gateway, uis, SentMessage.Json("""{"event":"end","call_session_id":201,"direction":"in","contact_phone_number":"79130000021","virtual_phone_number":"73912000003","start_time":"2026-03-02 12:00:00","talk_time_duration":5,"total_time_duration":9}""")))
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        List<StoredCall> calls = [];
        for (var end = DateTime.UtcNow.AddSeconds(30); DateTime.UtcNow < end && calls.All(c => c.RecordUrl is null); await Task.Delay(50, Cancel))
            calls = await door.Calls.ReadFinishedAsync(Begin, End, Cancel);
        Assert.Equal("https://media.uiscom.ru/201/1", Assert.Single(calls).RecordUrl);
        // The other one's call is still to come.
        // What is on the server leaves the file a moment later.
        status = await OutboxAsync(gateway);
        for (var end = DateTime.UtcNow.AddSeconds(30); DateTime.UtcNow < end && status.Waiting != 1; await Task.Delay(50, Cancel))
            status = await OutboxAsync(gateway);
        Assert.Equal((1, 0), (status.Waiting, status.SetAside));
    }

    [Fact]
    public async Task Answers_quickly_while_the_database_is_away_and_brings_everything_when_it_is_there()
    {
        await using var database = await TServer.CreateDatabaseAsync();
        await using var gateway = await StartAsync(database.ConnectionString);
        var form = SenderSample.All.Single(s => s.Type == "form");
        List<double> took = [];
        const int Count = 200;
        for (var i = 0; i < Count; i++)
        {
            var since = Stopwatch.GetTimestamp();
            using var answer = await SendAsync(gateway, form, SentMessage.Json($$"""{"entry_id":"{{i}}","field_17":"+79130000001"}"""));
            took.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        took.Sort();
        TestContext.Current.TestOutputHelper!.WriteLine($"figure: without the tables, 99 of 100 tickets were answered within {took[Count * 99 / 100]:0.0} ms, half within {took[Count / 2]:0.0}");
        await new Migrator(new DatabaseOptions { Provider = TServer.Provider, ConnectionString = database.ConnectionString }).UpAsync(_ => { }, Cancel);
        await using var door = await Exchange.OpenAsync(new ExchangeOptions { Provider = TServer.Provider, ConnectionString = database.ConnectionString, TimeZone = "Asia/Krasnoyarsk" }, Cancel);
        var there = 0;
        for (var end = DateTime.UtcNow.AddSeconds(120); DateTime.UtcNow < end && there < Count; await Task.Delay(100, Cancel))
            there = (await door.Tickets.ReadAsync(Begin, End, Cancel)).Count;
        Assert.Equal(Count, there);
    }

    Task<OutboxStatus> OutboxAsync(RunningGateway gateway) => OutboxFlush.ReadStatusAsync(new OutboxOptions { Path = Path.Combine(gateway.Outbox, "north.db") }, Cancel);

    static bool Matches(string expected, string row)
    {
        string[] wanted = expected.Split('|'), found = row.Split('|');
        return wanted.Length <= found.Length && wanted.Zip(found).All(p => p.First == p.Second || p.First == "*" || (p.First.EndsWith('*') && p.Second.StartsWith(p.First[..^1], StringComparison.Ordinal)) || (p.First.Length == 0 && wanted[1].Length == 0));
    }

    static async Task<string[]> RowsAsync(Exchange door)
    {
        List<Ticket> tickets = await door.Tickets.ReadAsync(Begin, End, TestContext.Current.CancellationToken);
        List<StoredCall> calls = await door.Calls.ReadFinishedAsync(Begin, End, TestContext.Current.CancellationToken);
        return
        [
            .. tickets.Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Id}|{t.DateAndTime:yyyy-MM-dd HH:mm:ss}|{t.ClientPhone}|{t.ClientFullName}|{t.Comment}")),
            .. calls.Select(c => string.Create(CultureInfo.InvariantCulture, $"{(c.Direction == CallDirection.In ? "in" : "out")}|{c.DateAndTime:yyyy-MM-dd HH:mm:ss}|{c.PhoneFrom}|{c.PhoneTo}|{c.WaitInSeconds}|{c.TalkInSeconds}|{c.RecordUrl}")),
        ];
    }

    internal static Task<HttpResponseMessage> SendAsync(RunningGateway gateway, SenderSample sample, SentMessage message, string? secret = SenderSample.Secret)
    {
        bool hasSecret = sample.Settings.ContainsKey("secret");
        string path = $"/in/north/{sample.Type}/{(hasSecret ? Uri.EscapeDataString(secret ?? "") + "/" : "")}{message.Path}{message.Query}";
        bool isGet = message.Body.Length == 0 && message.Query.Length > 0;
        var request = new HttpRequestMessage(isGet ? HttpMethod.Get : HttpMethod.Post, new Uri(gateway.Address + path));
        if (!isGet)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(message.Body));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", message.Type);
        }

        if (message.Signature is { } signature)
            request.Headers.TryAddWithoutValidation("Signature", signature);
        return gateway.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    static async Task<RunningGateway> StartAsync(ExchangeDatabase<TServer> own)
    {
        await own.CreateAsync();
        return await StartAsync(own.Database!.ConnectionString);
    }

    static Task<RunningGateway> StartAsync(string connection) =>
        RunningGateway.StartWithSourcesAsync(TServer.Provider, connection, SenderSample.All.ToDictionary(s => s.Type, s => (object)s.Source));
}

public sealed class IntakeOnMariaDb : IntakeContract<MariaDb>;

public sealed class IntakeOnMySql : IntakeContract<MySql>;

public sealed class IntakeOnMsSql : IntakeContract<MsSql>;

public sealed class IntakeOnSqlite : IntakeContract<Sqlite>;
