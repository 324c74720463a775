using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace IdentDbBridge.ServerTests.Gateway;

/// <summary>What the intake does whatever server the clinic has: who is let in, what is kept, and that nothing breaks it.</summary>
public sealed class IntakeManners(ITestOutputHelper log)
{
    CancellationToken Cancel { get; } = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lets_no_sender_in_without_its_secret_or_signature()
    {
        await using var own = new ExchangeDatabase<Sqlite>();
        await using var gateway = await StartAsync(own);
        foreach (var sample in SenderSample.All)
        {
            var last = sample.Messages[^1];
            bool hasSecret = sample.Settings.ContainsKey("secret");
            var forged = hasSecret ? last : last with { Body = last.Body.Replace("sign=", "sign=0", StringComparison.Ordinal).Replace("crm_token=", "crm_token=0", StringComparison.Ordinal), Signature = last.Signature is null ? null : "AAAA" };
            using var answer = await IntakeContract<Sqlite>.SendAsync(gateway, sample, forged, hasSecret ? "wrong" : null);
            Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized, $"{sample.Type}: {answer.StatusCode}");
        }

        await using var door = await own.OpenExchangeAsync();
        Assert.Empty(await door.Tickets.ReadAsync(new DateTime(2000, 1, 1), new DateTime(2199, 1, 1), Cancel));
        Assert.Empty(await door.Calls.ReadFinishedAsync(new DateTime(2000, 1, 1), new DateTime(2199, 1, 1), Cancel));
        Assert.False(Directory.Exists(Path.Combine(gateway.Outbox, "kept")));
    }

    [Theory]
    [InlineData("/in/south/form", 404)]
    [InlineData("/in/north/none", 404)]
    [InlineData("/in/north", 404)]
    [InlineData("/in/north/form", 401)]
    [InlineData("/in/north/form/wrong", 401)]
    [InlineData("/in/north/form/..%2f", 401)]
    public async Task Tells_no_more_than_it_must(string path, int status)
    {
        await using var own = new ExchangeDatabase<Sqlite>();
        await using var gateway = await StartAsync(own);
        using var content = new StringContent("phone=+79130000001");
        using var answer = await gateway.Http.PostAsync(new Uri(gateway.Address + path), content, Cancel);
        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("X-Secret", SenderSample.Secret)]
    [InlineData("Authorization", "Bearer " + SenderSample.Secret)]
    public async Task Takes_the_secret_from_a_header_too(string header, string value)
    {
        await using var own = new ExchangeDatabase<Sqlite>();
        await using var gateway = await StartAsync(own);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(gateway.Address + "/in/north/form")) { Content = new StringContent("""{"id":"1","phone":"+79130000001"}""") };
        request.Headers.TryAddWithoutValidation(header, value);
        using var answer = await gateway.Http.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    /// <summary>A server that takes connections and says nothing would hold each request until the driver gives up, after 15 seconds.</summary>
    [Fact]
    public async Task Does_not_wait_for_a_server_that_is_silent()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var form = SenderSample.All.Single(s => s.Type == "form");
        await using var gateway = await RunningGateway.StartWithSourcesAsync(
            "mysql", $"Server=127.0.0.1;Port={((IPEndPoint)silent.LocalEndpoint).Port};Database=d;User ID=u;Password=p", new() { ["form"] = form.Source });
        gateway.Http.Timeout = TimeSpan.FromSeconds(10);
        List<double> took = [];
        const int Count = 200;
        for (var i = 0; i < Count; i++)
        {
            var since = Stopwatch.GetTimestamp();
            using var answer = await IntakeContract<Sqlite>.SendAsync(gateway, form, SentMessage.Json($$"""{"id":"{{i}}","phone":"+79130000001"}"""));
            took.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        took.Sort();
        log.WriteLine($"figure: with a silent server, 99 of 100 tickets were answered within {took[Count * 99 / 100]:0.0} ms, half within {took[Count / 2]:0.0}");
    }

    [Fact]
    public async Task Limits_size_and_rate_of_each_source()
    {
        await using var own = new ExchangeDatabase<Sqlite>();
        await own.CreateAsync();
        var form = SenderSample.All.Single(s => s.Type == "form");
        await using var gateway = await RunningGateway.StartWithSourcesAsync("sqlite", own.Database!.ConnectionString, new()
        {
            ["form"] = new Dictionary<string, object>(form.Source) { ["perMinute"] = 5 },
            ["other"] = form.Source,
            ["small"] = new Dictionary<string, object>(form.Source) { ["bodyBytes"] = 58, ["headerBytes"] = 400 },
        });
        var small = form with { Type = "small" };
        async Task<int> StatusAsync(SentMessage message)
        {
            using var answer = await IntakeContract<Sqlite>.SendAsync(gateway, small, message);
            return (int)answer.StatusCode;
        }

        var fits = SentMessage.Json("""{"id":"1","phone":"+79130000001","name":"Щёголев"}""");
        Assert.Equal(200, await StatusAsync(fits));
        Assert.Equal(413, await StatusAsync(SentMessage.Json("""{"id":"1","phone":"+79130000001","name":"Щёголева"}""")));
        Assert.Equal(200, await StatusAsync(fits with { Signature = new('1', 100) }));
        Assert.Equal(431, await StatusAsync(fits with { Signature = new('1', 400) }));
        using var large = await IntakeContract<Sqlite>.SendAsync(gateway, form, SentMessage.Json($$"""{"phone":"{{new string('1', 300_000)}}"}"""));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
        List<HttpStatusCode> statuses = [];
        for (var i = 0; i < 8; i++)
        {
            using var answer = await IntakeContract<Sqlite>.SendAsync(gateway, form, SentMessage.Json($$"""{"id":"{{i}}","phone":"+79130000001"}"""));
            statuses.Add(answer.StatusCode);
        }

        Assert.Equal(HttpStatusCode.OK, statuses[0]);
        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
        using var elsewhere = await IntakeContract<Sqlite>.SendAsync(gateway, form with { Type = "other" }, SentMessage.Json("""{"id":"1","phone":"+79130000001"}"""));
        Assert.Equal(HttpStatusCode.OK, elsewhere.StatusCode);
    }

    [Fact]
    public async Task Keeps_what_cannot_be_used_sealed_and_uses_it_when_the_columns_are_mended()
    {
        await using var own = new ExchangeDatabase<Sqlite>();
        await own.CreateAsync();
        var form = new SenderSample("form", new() { ["secret"] = SenderSample.Secret }, [], []);
        await using var gateway = await RunningGateway.StartWithSourcesAsync("sqlite", own.Database!.ConnectionString, new() { ["form"] = form.Source });
        using (var answer = await IntakeContract<Sqlite>.SendAsync(gateway, form, SentMessage.Json("""{"id":"1","Имя":"Щёголева","field_5":"+79130000001"}""")))
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using (var answer = await IntakeContract<Sqlite>.SendAsync(gateway, form, new SentMessage("Щёголева, +79130000001", "text/plain")))
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var files = Directory.GetFiles(Path.Combine(gateway.Outbox, "kept"), "*", SearchOption.AllDirectories);
        Assert.Equal(2, files.Length);
        foreach (var file in files)
        {
            var bytes = await File.ReadAllBytesAsync(file, Cancel);
            Assert.True(bytes.AsSpan().IndexOf("79130000001"u8) < 0 && bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes("Щёголева")) < 0, file);
        }

        gateway.WriteSources("sqlite", own.Database.ConnectionString, new() { ["form"] = new Dictionary<string, object>(form.Source) { ["columns"] = new Dictionary<string, string> { ["field_5"] = "ClientPhone" } } });
        await gateway.UntilLoggedAsync("what form had sent could be used now");
        Assert.Single(Directory.GetFiles(Path.Combine(gateway.Outbox, "kept"), "*", SearchOption.AllDirectories));
        await using var door = await own.OpenExchangeAsync();
        for (var end = DateTime.UtcNow.AddSeconds(30); (await door.Tickets.ReadAsync(new DateTime(2000, 1, 1), new DateTime(2199, 1, 1), Cancel)).Count == 0; await Task.Delay(50, Cancel))
            Assert.True(DateTime.UtcNow < end);
        Assert.DoesNotContain("Щёголева", gateway.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Never_says_OK_to_what_it_keeps_no_more()
    {
        await using var own = new ExchangeDatabase<Sqlite>();
        await own.CreateAsync();
        var form = SenderSample.All.Single(s => s.Type == "form");
        await using var gateway = await RunningGateway.StartAsync(
            new() { ["north"] = new { provider = "sqlite", connection = own.Database!.ConnectionString, timeZone = "Asia/Krasnoyarsk", sources = new { form = form.Source } } }, new() { ["mostKept"] = 3 }, outbox: true);
        string[] bodies = [.. Enumerable.Range(0, 4).Select(i => $$"""{"entry_id":"{{i}}","Имя":"Анна"}"""), "neither", """{"entry_id":"5","field_17":"+79130000001"}"""];
        List<int> statuses = [];
        foreach (string body in bodies)
        {
            using var answer = await IntakeContract<Sqlite>.SendAsync(gateway, form, SentMessage.Json(body));
            statuses.Add((int)answer.StatusCode);
            Assert.Equal(answer.StatusCode == HttpStatusCode.ServiceUnavailable, answer.Headers.RetryAfter is not null);
        }

        Assert.Equal([200, 200, 200, 503, 503, 200], statuses);
        string kept = Path.Combine(gateway.Outbox, "kept", "north");
        Assert.Equal(3, Directory.GetFiles(kept).Length);
        Assert.Contains("kept for seven days: False", gateway.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Never_says_OK_to_what_it_cannot_queue()
    {
        var form = SenderSample.All.Single(s => s.Type == "form");
        string away = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"), "away.db");
        await using var gateway = await RunningGateway.StartAsync(
            new() { ["north"] = new { provider = "sqlite", connection = $"Data Source={away}", timeZone = "Asia/Krasnoyarsk", sources = new { form = form.Source } } }, new() { ["mostQueued"] = 3 }, outbox: true);
        List<int> statuses = [];
        for (int i = 0; i < 5; i++)
        {
            using var answer = await IntakeContract<Sqlite>.SendAsync(gateway, form, SentMessage.Json($$"""{"entry_id":"{{i}}","field_17":"+7913000000{{i}}"}"""));
            statuses.Add((int)answer.StatusCode);
        }

        Assert.Equal([200, 200, 200, 503, 503], statuses);
    }

    static async Task<RunningGateway> StartAsync(ExchangeDatabase<Sqlite> own)
    {
        await own.CreateAsync();
        return await RunningGateway.StartWithSourcesAsync("sqlite", own.Database!.ConnectionString, SenderSample.All.ToDictionary(s => s.Type, s => (object)s.Source));
    }
}
