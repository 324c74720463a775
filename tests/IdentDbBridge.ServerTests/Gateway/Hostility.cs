using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using IdentDbBridge.Tests.Docs;

namespace IdentDbBridge.ServerTests.Gateway;

/// <summary>Those who mean harm. docs/asvs.md lists what each of these shows.</summary>
public sealed partial class Hostility
{
    static readonly DateTime Begin = new(2000, 1, 1);
    static readonly DateTime End = new(2199, 1, 1);

    CancellationToken Cancel { get; } = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET /ident/north/GetTickets?dateTimeFrom=2026-01-01%0d%0aX-Injected:%201&dateTimeTo=2027-01-01 HTTP/1.1\r\nHost: x\r\n")]
    [InlineData("GET /%0d%0aX-Injected:%201 HTTP/1.1\r\nHost: x\r\n")]
    [InlineData("GET /in/north/zadarma?zd_echo=a%0d%0aX-Injected:%201 HTTP/1.1\r\nHost: x\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: x\r\nX-Forwarded-Host: y\nX-Injected: 1\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: x\r\nIDENT-Integration-Key: a\rX-Injected: 1\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n")]
    [InlineData("GET / HTTP/1.1\r\n")]
    [InlineData("POST /in/north/form HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nContent-Length: 40\r\n")]
    [InlineData("POST /in/north/form HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n")]
    [InlineData("POST /in/north/form HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n")]
    [InlineData("GET http://other/ HTTP/1.1\r\nHost: x\r\n")]
    [InlineData("TRACE / HTTP/1.1\r\nHost: x\r\n")]
    [InlineData("CONNECT other:443 HTTP/1.1\r\nHost: other:443\r\n")]
    public async Task Of_a_header_gets_nothing_into_an_answer_and_no_second_request(string head)
    {
        await using var gateway = await StartAsync();
        // What follows would be a request of its own for whoever has counted wrong.
        string answer = await RawAsync(gateway, head + "Connection: close\r\n\r\n");
        Assert.Matches("^HTTP/1.1 (200|302|400|401|404|405|501) ", answer);
        Assert.DoesNotContain("\nX-Injected", answer, StringComparison.OrdinalIgnoreCase);
        Assert.Single(StatusLine().Matches(answer));
        Assert.DoesNotContain("Unexpected", gateway.Log.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/ident/north/..%2f..%2f..%2fetc%2fpasswd")]
    [InlineData("/ident/north/....//....//etc/passwd")]
    [InlineData("/ident/north/%2e%2e%2f%2e%2e%2fgateway.json")]
    [InlineData("/ident/north/%252e%252e%252fgateway.json")]
    [InlineData("/ident/north/..\\..\\gateway.json")]
    [InlineData("/ident/north%00/GetTickets")]
    [InlineData("/in/north/form/..%5c..%5cgateway.json")]
    [InlineData("/in/..%2fnorth/form")]
    [InlineData("/in/north/form%2f..%2fform")]
    [InlineData("/docs/%2e%2e/%2e%2e/gateway.json")]
    [InlineData("/gateway.json")]
    [InlineData("/outbox/north.db")]
    [InlineData("/.git/config")]
    public async Task Of_a_path_comes_to_no_file(string path)
    {
        await using var gateway = await StartAsync();
        string answer = await RawAsync(gateway, $"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        Assert.Matches("^HTTP/1.1 (400|401|404) ", answer);
        Assert.DoesNotContain(SenderSample.Secret, answer, StringComparison.Ordinal);
        Assert.DoesNotContain("SQLite format", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_size_is_refused_before_it_costs_anything()
    {
        await using var gateway = await StartAsync();
        Assert.StartsWith("HTTP/1.1 414 ", await RawAsync(gateway, $"GET /{new string('a', 20_000)} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 431 ", await RawAsync(gateway, $"GET / HTTP/1.1\r\nHost: x\r\nX-Long: {new string('a', 60_000)}\r\n\r\n"), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 431 ", await RawAsync(gateway, $"GET / HTTP/1.1\r\nHost: x\r\n{string.Concat(Enumerable.Range(0, 200).Select(i => $"X-{i}: 1\r\n"))}\r\n"), StringComparison.Ordinal);
        // It says how much is to come, so nothing of it need be read.
        Assert.StartsWith("HTTP/1.1 413 ", await RawAsync(gateway, $"POST /in/north/form/{Uri.EscapeDataString(SenderSample.Secret)} HTTP/1.1\r\nHost: x\r\nContent-Length: 999999999\r\n\r\n"), StringComparison.Ordinal);
        // Or it does not say.
        string pieces = string.Concat(Enumerable.Repeat($"8000\r\n{new string('1', 0x8000)}\r\n", 10));
        // Who talks on after the answer may be hung up on before he reads it.
        Assert.Matches("^(HTTP/1.1 413 |$)", await RawAsync(gateway, $"POST /in/north/form/{Uri.EscapeDataString(SenderSample.Secret)} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n{pieces}0\r\n\r\n"));
        Assert.DoesNotContain("cannot be used", gateway.Log.Text, StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 400 ", await RawAsync(gateway, $"POST /in/north/form/{Uri.EscapeDataString(SenderSample.Secret)} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFFF\r\n"), StringComparison.Ordinal);
        await AssertServesAsync(gateway);
    }

    /// <summary>A connection each for nothing: Kestrel's least rate of a body, and ten seconds for the headers.</summary>
    [Fact]
    public async Task That_is_slow_is_sent_away_and_holds_up_nobody()
    {
        await using var gateway = await StartAsync();
        string begun = $"POST /in/north/form/{Uri.EscapeDataString(SenderSample.Secret)} HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{{";
        Task<string>[] slow = [.. Enumerable.Range(0, 40).Select(i => RawAsync(gateway, i % 2 == 0 ? begun : "POST /in/north/form HTTP/1.1\r\nHost: x\r\nX-Slow: "))];
        await AssertServesAsync(gateway);
        foreach (string answer in await Task.WhenAll(slow))
            Assert.Matches("^(HTTP/1.1 408 |$)", answer);
        await AssertServesAsync(gateway);
    }

    [Fact]
    public async Task That_sends_a_signed_message_again_changes_nothing_and_a_changed_one_is_refused()
    {
        await using var own = new ExchangeDatabase<Sqlite>();
        await own.CreateAsync();
        await using var gateway = await RunningGateway.StartWithSourcesAsync("sqlite", own.Database!.ConnectionString, SenderSample.All.Where(s => s.Type is "mango" or "zadarma").ToDictionary(s => s.Type, s => (object)s.Source));
        var mango = SenderSample.All.Single(s => s.Type == "mango");
        // Of years ago: whoever has heard it once may say it for ever.
        var old = SenderSample.Mango("summary", """{"entry_id":"old","call_direction":1,"from":{"number":"79130000008"},"to":{"extension":"1"},"line_number":"73912000002","create_time":1577836800,"talk_time":1577836810,"end_time":1577836830}""");
        for (var i = 0; i < 20; i++)
        {
            using var answer = await IntakeContract<Sqlite>.SendAsync(gateway, mango, old);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        using (var moved = await IntakeContract<Sqlite>.SendAsync(gateway, mango, old with { Body = old.Body.Replace("1577836800", "1772427600", StringComparison.Ordinal) }))
            Assert.Equal(HttpStatusCode.Unauthorized, moved.StatusCode);
        var zadarma = SenderSample.All.Single(s => s.Type == "zadarma");
        var end = zadarma.Messages.Single(m => m.Body.Contains("NOTIFY_END", StringComparison.Ordinal));
        using (var moved = await IntakeContract<Sqlite>.SendAsync(gateway, zadarma, end with { Body = end.Body.Replace("2026-03-02", "2026-03-03", StringComparison.Ordinal) }))
            Assert.Equal(HttpStatusCode.Unauthorized, moved.StatusCode);
        // Its length is not signed there: the first report wins.
        foreach (var length in (string[])["duration=30", "duration=3000"])
        {
            using var answer = await IntakeContract<Sqlite>.SendAsync(gateway, zadarma, end with { Body = end.Body.Replace("duration=30", length, StringComparison.Ordinal) });
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        await using var door = await own.OpenExchangeAsync();
        var calls = await door.Calls.ReadFinishedAsync(Begin, End, Cancel);
        for (var until = DateTime.UtcNow.AddSeconds(30); calls.Count < 2 && DateTime.UtcNow < until; await Task.Delay(50, Cancel))
            calls = await door.Calls.ReadFinishedAsync(Begin, End, Cancel);
        for (var until = DateTime.UtcNow.AddSeconds(30); await WaitingAsync(gateway) > 0 && DateTime.UtcNow < until;)
            await Task.Delay(50, Cancel);
        Assert.Equal([20, 30], (await door.Calls.ReadFinishedAsync(Begin, End, Cancel)).Select(c => c.TalkInSeconds ?? -1).Order());
    }

    /// <summary>Else a signed message of years ago would bring back what was deleted.</summary>
    [Fact]
    public async Task That_sends_a_signed_message_of_what_is_kept_no_longer_brings_nothing_back()
    {
        await using var own = new ExchangeDatabase<Sqlite>();
        await own.CreateAsync();
        var mango = SenderSample.All.Single(s => s.Type == "mango");
        await using var gateway = await RunningGateway.StartAsync(
            new() { ["north"] = new { provider = "sqlite", connection = own.Database!.ConnectionString, timeZone = "Asia/Krasnoyarsk", retention = new { callsDays = "100" }, sources = new { mango = mango.Source } } }, outbox: true);
        foreach (var days in (int[])[102, 98])
        {
            long start = DateTimeOffset.UtcNow.AddDays(-days).ToUnixTimeSeconds();
            var message = SenderSample.Mango("summary", $$$"""{"entry_id":"of{{{days}}}","call_direction":1,"from":{"number":"79130000008"},"to":{"extension":"1"},"line_number":"73912000002","create_time":{{{start}}},"talk_time":{{{start + 10}}},"end_time":{{{start + 10 + days}}}}""");
            using var answer = await IntakeContract<Sqlite>.SendAsync(gateway, mango, message);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        await using var door = await own.OpenExchangeAsync();
        var calls = await door.Calls.ReadFinishedAsync(Begin, End, Cancel);
        for (var until = DateTime.UtcNow.AddSeconds(30); calls.Count == 0 && DateTime.UtcNow < until; await Task.Delay(50, Cancel))
            calls = await door.Calls.ReadFinishedAsync(Begin, End, Cancel);
        for (var until = DateTime.UtcNow.AddSeconds(30); await WaitingAsync(gateway) > 0 && DateTime.UtcNow < until;)
            await Task.Delay(50, Cancel);
        Assert.Equal([98], (await door.Calls.ReadFinishedAsync(Begin, End, Cancel)).Select(c => c.TalkInSeconds ?? -1));
    }

    [Fact]
    public async Task With_the_key_of_one_clinic_learns_nothing_of_another()
    {
        await using var own = new ExchangeDatabase<Sqlite>();
        await own.CreateAsync();
        object Clinic(string key, string secret) => new { provider = "sqlite", connection = own.Database!.ConnectionString, timeZone = "Asia/Krasnoyarsk", ident = new { key }, sources = new { form = new { type = "form", secret } } };
        await using var gateway = await RunningGateway.StartAsync(new() { ["north"] = Clinic(RunningGateway.Key, SenderSample.Secret), ["south"] = Clinic("the key of the south", "the secret of the south") }, outbox: true);
        string window = RunningGateway.Window(new DateTime(2026, 1, 1), new DateTime(2200, 1, 1));
        foreach (var (clinic, key, status) in new[] { ("north", RunningGateway.Key, 200), ("south", RunningGateway.Key, 401), ("north", "the key of the south", 401), ("south", "the key of the south", 200) })
        {
            using var answer = await gateway.AskAsync($"/ident/{clinic}/GetTickets?{window}", key);
            Assert.Equal(status, (int)answer.StatusCode);
        }

        using var content = new StringContent("""{"id":"1","phone":"+79130000001"}""");
        using var wrong = await gateway.Http.PostAsync(new Uri($"/in/south/form/{Uri.EscapeDataString(SenderSample.Secret)}", UriKind.Relative), content, Cancel);
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
    }

    [Theory]
    [InlineData("/ident/north", 200)]
    [InlineData("/ident/north/GetTickets", 401)]
    [InlineData("/nowhere", 404)]
    [InlineData("/health/live", 200)]
    [InlineData("/docs/", 200)]
    public async Task Finds_an_answer_with_the_headers_that_keep_browsers_and_caches_away(string path, int status)
    {
        await using var gateway = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(gateway.Address + path)) { Headers = { { "Origin", "https://evil.example" } } };
        using var answer = await gateway.Http.SendAsync(request, Cancel);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Contains("frame-ancestors 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.NotNull(answer.Content.Headers.ContentType?.CharSet);
        Assert.DoesNotContain(answer.Headers, h => h.Key is "Server" or "X-Powered-By" || h.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Is_met_by_tests_that_there_are()
    {
        string[] named = [.. NamedTest().Matches(Guide.Read("docs/asvs.md")).Select(m => m.Groups["test"].Value).Distinct()];
        Assert.True(named.Length > 10, string.Join(", ", named));
        HashSet<string> tests = [.. typeof(Hostility).Assembly.GetTypes().SelectMany(t => t.GetMethods().Where(m => m.IsDefined(typeof(FactAttribute), true)).Select(m => $"{t.Name.Split('`')[0]}.{m.Name}"))];
        Assert.All(named, name => Assert.Contains(name, tests));
    }

    internal static async Task<RunningGateway> StartAsync()
    {
        var form = SenderSample.All.Single(s => s.Type == "form");
        var zadarma = SenderSample.All.Single(s => s.Type == "zadarma");
        // Nothing asks for its database.
        return await RunningGateway.StartAsync(
            new() { ["north"] = new { provider = "sqlite", connection = "Data Source=nowhere/none.db", timeZone = "Asia/Krasnoyarsk", ident = new { key = RunningGateway.Key }, sources = new { form = form.Source, zadarma = zadarma.Source } } },
            outbox: true);
    }

    internal static async Task AssertServesAsync(RunningGateway gateway)
    {
        using var answer = await gateway.Http.GetAsync(new Uri("/ident/north", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    /// <summary>Bytes as they are, and what comes until the gateway hangs up. Whoever hangs up himself is not answered.</summary>
    async Task<string> RawAsync(RunningGateway gateway, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, new Uri(gateway.Address).Port, Cancel);
        var stream = client.GetStream();
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(request), Cancel);
        }
        catch (IOException)
        {
            // Sent away before it had said all; the answer may be there.
        }

        var answer = new StringBuilder();
        try
        {
            using var reader = new StreamReader(stream, Encoding.UTF8);
            answer.Append(await reader.ReadToEndAsync(Cancel).WaitAsync(TimeSpan.FromSeconds(60), Cancel));
        }
        catch (IOException)
        {
            // Reset.
        }

        return answer.ToString();
    }

    static async Task<long> WaitingAsync(RunningGateway gateway) =>
        (await IdentDbBridge.Outbox.OutboxFlush.ReadStatusAsync(new IdentDbBridge.Outbox.OutboxOptions { Path = Path.Combine(gateway.Outbox, "north.db") }, TestContext.Current.CancellationToken)).Waiting;

    [GeneratedRegex("^HTTP/1.1 ", RegexOptions.Multiline)]
    private static partial Regex StatusLine();

    [GeneratedRegex(@"`(?<test>[A-Z]\w+\.[A-Z]\w+)`")]
    private static partial Regex NamedTest();
}
