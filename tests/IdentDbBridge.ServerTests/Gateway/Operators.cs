using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using IdentDbBridge.Migrations;
using IdentDbBridge.ServerTests.Cli;
using IdentDbBridge.Tests.Docs;
using IdentDbBridge.Tickets;

namespace IdentDbBridge.ServerTests.Gateway;

/// <summary>What whoever runs a gateway sees of it: health, metrics, log, how it is called, and that old rows go.</summary>
public sealed partial class Operators
{
    static readonly string Window = RunningGateway.Window(new DateTime(2026, 1, 1), new DateTime(2200, 1, 1));

    CancellationToken Cancel { get; } = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Are_told_whether_it_lives_and_whether_it_can_take_what_is_sent()
    {
        await using var database = await Sqlite.CreateDatabaseAsync();
        await using var gateway = await StartAsync(database.ConnectionString);
        await AssertHealthAsync(gateway, "live", HttpStatusCode.OK, "Healthy");
        await AssertHealthAsync(gateway, "ready", HttpStatusCode.OK, "Healthy");

        // A database without tables: what is sent waits, and whoever balances load must not go elsewhere.
        await SendAsync(gateway, """{"id":"1","Телефон":"+79130000001"}""");
        string ready = "";
        for (var end = DateTime.UtcNow.AddSeconds(30); DateTime.UtcNow < end && !ready.StartsWith("Degraded", StringComparison.Ordinal); await Task.Delay(50, Cancel))
            ready = await AssertHealthAsync(gateway, "ready", HttpStatusCode.OK, "");
        Assert.StartsWith("Degraded\nSome of what was sent waits for a database.\nnorth: ", ready, StringComparison.Ordinal);
        Assert.DoesNotContain("7913", ready, StringComparison.Ordinal);
        // Who asks through a proxy is told one word.
        Assert.Equal("Degraded", await AssertHealthAsync(gateway, "ready", HttpStatusCode.OK, "", isForwarded: true));

        Directory.Move(gateway.Outbox, gateway.Outbox + "-gone");
        try
        {
            Assert.Equal("Unhealthy", await AssertHealthAsync(gateway, "ready", HttpStatusCode.ServiceUnavailable, "", isForwarded: true));
            await AssertHealthAsync(gateway, "live", HttpStatusCode.OK, "Healthy");
        }
        finally
        {
            Directory.Move(gateway.Outbox + "-gone", gateway.Outbox);
        }
    }

    [Fact]
    public async Task Read_the_documented_metrics_and_nothing_of_a_patient_in_them()
    {
        await using var own = new ExchangeDatabase<Sqlite>();
        await own.CreateAsync();
        string clinic = $"m{Guid.NewGuid():N}"[..20];
        await using var gateway = await RunningGateway.StartAsync(
            new() { [clinic] = new { provider = "sqlite", connection = own.Database!.ConnectionString, timeZone = "Asia/Krasnoyarsk", ident = new { key = RunningGateway.Key }, sources = new { site = new { type = "form", secret = SenderSample.Secret } } } },
            new() { ["metrics"] = new { secret = "the collector's own secret" } },
            outbox: true);
        await SendAsync(gateway, """{"id":"1","Имя":"Щёголева","Телефон":"+79130000001"}""", clinic);
        await SendAsync(gateway, """{"id":"2","Имя":"Щёголева"}""", clinic);
        using (var rows = await gateway.AskAsync($"/ident/{clinic}/GetTickets?{Window}"))
            Assert.Equal(HttpStatusCode.OK, rows.StatusCode);
        using (var wrong = await gateway.AskAsync($"/ident/{clinic}/GetTickets?{Window}", "wrong"))
            Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        string[] names = [.. Documented().Matches(Guide.Read("docs/gateway.md")).Select(m => m.Groups["name"].Value).Distinct()];
        Assert.True(names.Length >= 7, string.Join(", ", names));
        string text = "";
        for (var end = DateTime.UtcNow.AddSeconds(30); DateTime.UtcNow < end && !names.All(n => Has(text, n)); await Task.Delay(200, Cancel))
            text = await MetricsAsync(gateway);
        Assert.All(names, name => Assert.True(Has(text, name), $"{name} is not in:\n{text}"));
        string[] lines = [.. text.Split('\n').Where(l => l.Contains(clinic, StringComparison.Ordinal))];
        Assert.Contains(lines, l => l.StartsWith("identdb_gateway_intake_total{", StringComparison.Ordinal) && l.Contains("result=\"accepted\"", StringComparison.Ordinal) && Value(l) == 1);
        Assert.Contains(lines, l => l.StartsWith("identdb_gateway_intake_total{", StringComparison.Ordinal) && l.Contains("result=\"unusable\"", StringComparison.Ordinal) && Value(l) == 1);
        Assert.Contains(lines, l => l.StartsWith("identdb_gateway_ident_total{", StringComparison.Ordinal) && l.Contains("result=\"refused\"", StringComparison.Ordinal) && Value(l) == 1);
        Assert.Contains(lines, l => l.StartsWith("identdb_gateway_kept{", StringComparison.Ordinal) && Value(l) == 1);
        foreach (var secret in (string[])["Щёголева", "79130000001", RunningGateway.Key, SenderSample.Secret])
            Assert.DoesNotContain(secret, text, StringComparison.Ordinal);

        using (var stranger = await ForwardedAsync(gateway, "/metrics"))
            Assert.Equal(HttpStatusCode.NotFound, stranger.StatusCode);
        using (var guessed = await ForwardedAsync(gateway, "/metrics", "Bearer the collector's own secreT"))
            Assert.Equal(HttpStatusCode.NotFound, guessed.StatusCode);
        using (var collector = await ForwardedAsync(gateway, "/metrics", "Bearer the collector's own secret"))
            Assert.Equal(HttpStatusCode.OK, collector.StatusCode);
    }

    [Fact]
    public async Task Read_how_it_is_called_at_this_machine_and_from_this_machine_only()
    {
        await using var database = await Sqlite.CreateDatabaseAsync();
        await using var gateway = await StartAsync(database.ConnectionString);
        using var document = JsonDocument.Parse(await gateway.Http.GetStringAsync("/openapi.json", Cancel));
        string[] documented = [.. document.RootElement.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject().Select(m => $"{m.Name.ToUpperInvariant()} {p.Name}")).Order()];
        Assert.Equal(gateway.Routes.Where(r => !r.StartsWith("HEAD ", StringComparison.Ordinal) && IsForPrograms(r)).Order(), documented);
        using var page = await gateway.Http.GetAsync("/docs/", Cancel);
        string html = await page.Content.ReadAsStringAsync(Cancel);
        Assert.Equal((HttpStatusCode.OK, "text/html"), (page.StatusCode, page.Content.Headers.ContentType?.MediaType));
        Assert.DoesNotMatch("(src|href)=\"(https?:)?//", html);
        foreach (var path in (string[])["/docs", "/docs/", "/openapi.json"])
        {
            using var stranger = await ForwardedAsync(gateway, path);
            Assert.Equal(HttpStatusCode.NotFound, stranger.StatusCode);
        }

        static bool IsForPrograms(string route) => ((string[])[" /ident/", " /in/", " /health/", " /metrics"]).Any(p => route.Contains(p, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Read_how_it_is_called_from_elsewhere_when_they_have_signed_in()
    {
        await using var clinics = await PageClinics.StartAsync();
        using var session = new PageSession(clinics.Gateway);
        session.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
        await AssertAsync(404);
        await session.SignedInAsync();
        await AssertAsync(200);

        async Task AssertAsync(int status)
        {
            foreach (var path in (string[])["/docs/", "/openapi.json"])
            {
                using var answer = await session.GetAsync(path);
                Assert.Equal((path, status), (path, (int)answer.StatusCode));
            }
        }
    }

    [Fact]
    public async Task Set_how_long_calls_and_tickets_are_kept()
    {
        await using var own = new ExchangeDatabase<Sqlite>();
        await own.CreateAsync();
        await using var door = await own.OpenExchangeAsync();
        foreach (var days in (int[])[400, 100, 1])
            await door.Tickets.AddAsync(new TicketRequest { Id = $"t{days}", CreatedAt = DateTimeOffset.UtcNow.AddDays(-days), ClientPhone = "+79130000001" }, Cancel);
        await using var gateway = await RunningGateway.StartAsync(new()
        {
            ["north"] = new { provider = "sqlite", connection = own.Database!.ConnectionString, timeZone = "Asia/Krasnoyarsk", retention = new { ticketsDays = "200", at = "00:00" } },
        });
        await gateway.UntilLoggedAsync("north: old rows were deleted: 0 call(s), 1 ticket(s).");
        Assert.Equal(["t100", "t1"], (await door.Tickets.ReadAsync(new DateTime(2000, 1, 1), new DateTime(2199, 1, 1), Cancel)).Select(t => t.Id));
    }

    [Fact]
    public async Task Can_have_the_log_as_lines_of_JSON_without_a_patient_in_them()
    {
        using var files = new Workspace();
        string connection = $"Data Source={files.At("exchange.db")}";
        await new Migrator(new DatabaseOptions { Provider = "sqlite", ConnectionString = connection }).UpAsync(_ => { }, Cancel);
        string config = files.Write("gateway.json", JsonSerializer.Serialize(new
        {
            clinics = new { north = new { provider = "sqlite", connection, timeZone = "Asia/Krasnoyarsk", ident = new { key = "0123456789abcdef" }, sources = new { site = new { type = "form", secret = "0123456789abcdef" } } } },
            outbox = files.At("outbox"),
            Logging = new { Console = new { FormatterName = "json" } },
        }));
        using var gateway = await GatewayProcess.StartAsync(files.Path, "--config", config, "--urls", "http://127.0.0.1:0");
        string address = JsonDocument.Parse(gateway.Text.Split('\n').First(l => l.Contains("listening", StringComparison.Ordinal))).RootElement.GetProperty("State").GetProperty("address").GetString()!;
        using var http = new HttpClient { BaseAddress = new Uri(address) };
        using (var content = new StringContent("""{"id":"1","Имя":"Щёголева","Телефон":"нет"}"""))
            Assert.Equal(HttpStatusCode.OK, (await http.PostAsync(new Uri("/in/north/site/0123456789abcdef", UriKind.Relative), content, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(new Uri("/nowhere?name=Щёголева", UriKind.Relative), Cancel)).StatusCode);
        await gateway.UntilAsync("/nowhere");
        Assert.Equal(0, await gateway.InterruptAsync());
        JsonElement[] lines = [.. gateway.Text.Split('\n').Select(l => JsonDocument.Parse(l).RootElement)];
        JsonElement unusable = Assert.Single(lines, l => l.GetProperty("State").TryGetProperty("Source", out var source) && source.GetString() == "site");
        Assert.Equal(("Warning", "north"), (unusable.GetProperty("LogLevel").GetString(), unusable.GetProperty("State").GetProperty("Clinic").GetString()));
        Assert.DoesNotContain("голева", Regex.Unescape(gateway.Text), StringComparison.Ordinal);
        Assert.DoesNotContain("0123456789abcdef", gateway.Text, StringComparison.Ordinal);
    }

    static Task<RunningGateway> StartAsync(string connection) => RunningGateway.StartWithSourcesAsync("sqlite", connection, new() { ["site"] = new { type = "form", secret = SenderSample.Secret } });

    async Task SendAsync(RunningGateway gateway, string json, string clinic = "north")
    {
        using var content = new StringContent(json);
        using var answer = await gateway.Http.PostAsync(new Uri($"/in/{clinic}/site/{Uri.EscapeDataString(SenderSample.Secret)}", UriKind.Relative), content, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    async Task<string> AssertHealthAsync(RunningGateway gateway, string of, HttpStatusCode status, string starts, bool isForwarded = false)
    {
        using var answer = isForwarded ? await ForwardedAsync(gateway, $"/health/{of}") : await gateway.Http.GetAsync(new Uri($"/health/{of}", UriKind.Relative), Cancel);
        string text = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.True(answer.StatusCode == status && text.StartsWith(starts, StringComparison.Ordinal), $"{answer.StatusCode}: {text}");
        return text;
    }

    Task<HttpResponseMessage> ForwardedAsync(RunningGateway gateway, string path, string? authorization = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(gateway.Address + path)) { Headers = { { "X-Forwarded-For", "203.0.113.9" } } };
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return gateway.Http.SendAsync(request, Cancel);
    }

    async Task<string> MetricsAsync(RunningGateway gateway)
    {
        using var answer = await gateway.Http.GetAsync(new Uri("/metrics", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(Cancel);
    }

    static bool Has(string text, string name) => text.Contains($"\n{name}{{", StringComparison.Ordinal) || text.Contains($"\n{name}_count{{", StringComparison.Ordinal);

    static double Value(string line) => double.Parse(line[(line.LastIndexOf('}') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0], CultureInfo.InvariantCulture);

    [GeneratedRegex(@"`(?<name>(identdb_gateway|http_server)_\w+)`")]
    private static partial Regex Documented();
}
