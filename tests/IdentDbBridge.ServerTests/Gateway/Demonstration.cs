using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using IdentDbBridge.ServerTests.Cli;

namespace IdentDbBridge.ServerTests.Gateway;

/// <summary><c>identdb serve --demo</c> as a real program, in a directory that has nothing.</summary>
public sealed partial class Demonstration : IDisposable
{
    const string Window = "dateTimeFrom=2000-01-01T00:00:00%2B03:00&dateTimeTo=2200-01-01T23:59:59%2B03:00";

    readonly Workspace _files = new();
    readonly HttpClient _http = new();

    CancellationToken Cancel { get; } = TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _http.Dispose();
        _files.Dispose();
    }

    [Fact]
    public async Task Needs_nothing_prints_addresses_that_answer_and_goes_on_when_started_again()
    {
        string key, site;
        int tickets, calls;
        using (var demo = await StartAsync())
        {
            (string ident, key) = Ident(demo.Text);
            site = Source(demo.Text, "site");
            await AnswersAsync(HttpStatusCode.OK, new HttpRequestMessage(HttpMethod.Get, ident));
            await AnswersAsync(HttpStatusCode.Unauthorized, new HttpRequestMessage(HttpMethod.Get, $"{ident}/GetTickets?{Window}"));
            // What the demonstration has made up, before anybody has sent anything.
            (tickets, calls) = (await CountAsync(ident, key, "GetTickets"), await CountAsync(ident, key, "GetFinishedCalls"));
            Assert.True(tickets > 50 && calls > 1000, $"{tickets} tickets, {calls} calls");
            // Its own IDENT has come by.
            Assert.Matches(@"IDENT  .+ tickets +\d+ new of \d+", await demo.UntilAsync("  tickets "));
            Assert.Matches(@"IDENT  .+ calls +\d+ new of \d+, 0 ongoing", await demo.UntilAsync("  calls "));
            Assert.Matches(@"IDENT  .+ schedule +\d{3,} rows written", await demo.UntilAsync("  schedule "));
            await SendAsync(site, """{"id":"1","Имя":"Анна","Телефон":"+70001234567"}""");
            await SendAsync(Source(demo.Text, "tilda"), "tranid=1:2&Name=Anna&Phone=%2B70001234568", "application/x-www-form-urlencoded");
            await SendAsync(Source(demo.Text, "pbx"), """{"event":"end","call_session_id":7,"direction":"in","contact_phone_number":"70001234569","virtual_phone_number":"70000000100","start_time":"2026-03-02 12:00:00","talk_time_duration":5,"total_time_duration":9}""");
            await SendMangoAsync(demo.Text);
            await UntilCountAsync(ident, key, "GetTickets", tickets + 2);
            await UntilCountAsync(ident, key, "GetFinishedCalls", calls + 2);
            Assert.Equal(0, await demo.InterruptAsync());
            Assert.DoesNotContain("fail:", demo.Text, StringComparison.Ordinal);
        }

        using var again = await StartAsync();
        (string address, string sameKey) = Ident(again.Text);
        Assert.Equal(key, sameKey);
        Assert.Equal(new Uri(site).PathAndQuery, new Uri(Source(again.Text, "site")).PathAndQuery);
        Assert.Equal((tickets + 2, calls + 2), (await CountAsync(address, key, "GetTickets"), await CountAsync(address, key, "GetFinishedCalls")));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_files.At("identdb-demo-gateway")));
    }

    async Task<GatewayProcess> StartAsync()
    {
        var demo = await GatewayProcess.StartAsync(_files.Path, "--demo", "--urls", "http://127.0.0.1:0");
        await demo.UntilAsync("Ctrl+C ends it.");
        Assert.Contains($"Page: {demo.Address}/", demo.Text, StringComparison.Ordinal);
        return demo;
    }

    static (string Address, string Key) Ident(string text)
    {
        Match line = IdentLine().Match(text);
        Assert.True(line.Success, text);
        return (line.Groups["address"].Value, line.Groups["key"].Value);
    }

    static string Source(string text, string name)
    {
        Match line = SourceLine().Matches(text).SingleOrDefault(m => m.Groups["name"].Value == name) ?? Match.Empty;
        Assert.True(line.Success, text);
        return line.Groups["address"].Value;
    }

    async Task SendMangoAsync(string text)
    {
        Match signs = MangoSigns().Match(text);
        Assert.True(signs.Success, text);
        const string Json = """{"entry_id":"e1","call_direction":1,"from":{"number":"70001234570"},"to":{"extension":"1"},"line_number":"70000000100","create_time":1772427600,"talk_time":1772427610,"end_time":1772427630}""";
        string sign = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(signs.Groups["key"].Value + Json + signs.Groups["salt"].Value)));
        await SendAsync($"{Source(text, "mango")}/events/summary", $"vpbx_api_key={signs.Groups["key"].Value}&sign={sign}&json={Uri.EscapeDataString(Json)}", "application/x-www-form-urlencoded");
    }

    async Task SendAsync(string address, string body, string type = "application/json")
    {
        using var content = new StringContent(body, Encoding.UTF8, type);
        await AnswersAsync(HttpStatusCode.OK, new HttpRequestMessage(HttpMethod.Post, address) { Content = content });
    }

    async Task AnswersAsync(HttpStatusCode status, HttpRequestMessage request)
    {
        using var answer = await _http.SendAsync(request, Cancel);
        Assert.True(answer.StatusCode == status, $"{request.RequestUri}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync(Cancel)}");
    }

    async Task<int> CountAsync(string ident, string key, string method)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{ident}/{method}?{Window}") { Headers = { { "IDENT-Integration-Key", key } } };
        using var answer = await _http.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var rows = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel));
        return rows.RootElement.GetArrayLength();
    }

    async Task UntilCountAsync(string ident, string key, string method, int count)
    {
        int found = 0;
        for (var end = DateTime.UtcNow.AddSeconds(30); DateTime.UtcNow < end && found != count; await Task.Delay(50, Cancel))
            found = await CountAsync(ident, key, method);
        Assert.Equal((method, count), (method, found));
    }

    [GeneratedRegex(@"^IDENT's address: (?<address>\S+)  access key: (?<key>\S+)$", RegexOptions.Multiline)]
    private static partial Regex IdentLine();

    [GeneratedRegex(@"^Source (?<name>\w+) \(\w+\): (?<address>\S+)", RegexOptions.Multiline)]
    private static partial Regex SourceLine();

    [GeneratedRegex(@"key (?<key>\w+), salt (?<salt>\w+)$", RegexOptions.Multiline)]
    private static partial Regex MangoSigns();
}
