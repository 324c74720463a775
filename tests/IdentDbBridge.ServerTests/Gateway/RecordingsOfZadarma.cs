using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using IdentDbBridge.Calls;
using Microsoft.AspNetCore.Http;

namespace IdentDbBridge.ServerTests.Gateway;

/// <summary>Recordings of which a notice tells no more than an id.</summary>
public sealed class RecordingsOfZadarma
{
    const string ApiKey = "the API key";
    const string Path = "/v1/pbx/record/request/";

    CancellationToken Cancel { get; } = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Come_to_their_calls_before_and_after_the_end_and_when_they_are_ready()
    {
        await using var own = new ExchangeDatabase<Sqlite>();
        await using var zadarma = await ApiStandIn.StartAsync(IsSigned);
        await using var gateway = await StartAsync(own, zadarma.Address);
        // The recording of the first is told before the call ends, and is not ready when it is asked for.
        zadarma.Answers[Path] = (400, """{"status":"error","message":"Nothing found"}""");
        await SendAsync(gateway, "event=NOTIFY_RECORD&pbx_call_id=in_1&call_id_with_rec=1001.1", "in_11001.1");
        await SendAsync(gateway, End("in_1", "+79130000014"), "+79130000014739120000052026-03-02 12:00:00");
        await UntilAsync(() => zadarma.Asked.Any(a => a.Contains("1001.1", StringComparison.Ordinal)), gateway);
        Assert.Single(gateway.KeptFiles("awaited"));
        // The second is told after it has ended.
        zadarma.Answers[Path] = (200, """{"status":"success","link":"https://api.zadarma.com/v1/pbx/record/download/abc/1.mp3","lifetime_till":"2026-05-01 12:00:00"}""");
        await SendAsync(gateway, End("in_2", "+79130000015"), "+79130000015739120000052026-03-02 12:00:00");
        await SendAsync(gateway, "event=NOTIFY_RECORD&pbx_call_id=in_2&call_id_with_rec=1002.1", "in_21002.1");
        await UntilAsync(() => gateway.KeptFiles("awaited").Length == 0, gateway);

        await using var door = await own.OpenExchangeAsync(o => o with { TimeZone = "Asia/Krasnoyarsk" });
        List<StoredCall> calls = [];
        for (var end = DateTime.UtcNow.AddSeconds(60); calls.Count(c => c.RecordUrl is not null) < 2 && DateTime.UtcNow < end; await Task.Delay(50, Cancel))
            calls = await door.Calls.ReadFinishedAsync(new DateTime(2000, 1, 1), new DateTime(2199, 1, 1), Cancel);
        Assert.Equal(["+79130000014", "+79130000015"], calls.Select(c => c.PhoneFrom).Order());
        Assert.All(calls, c => Assert.Equal("https://api.zadarma.com/v1/pbx/record/download/abc/1.mp3", c.RecordUrl));
        Assert.Contains($"{Path}?call_id=1002.1&lifetime=5184000", zadarma.Asked);
        Assert.Empty(gateway.KeptFiles("kept"));
        Assert.DoesNotContain(ApiKey, gateway.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("download/abc", gateway.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_right_to_them_are_told_in_the_log_and_asked_for_again()
    {
        await using var own = new ExchangeDatabase<Sqlite>();
        await using var zadarma = await ApiStandIn.StartAsync(_ => false);
        await using var gateway = await StartAsync(own, zadarma.Address);
        await SendAsync(gateway, "event=NOTIFY_RECORD&pbx_call_id=in_1&call_id_with_rec=1001.1", "in_11001.1");
        await gateway.UntilLoggedAsync("the API of zadarma does not tell it (401)");
        Assert.Single(gateway.KeptFiles("awaited"));
        // What goes into the address must be an id.
        await SendAsync(gateway, "event=NOTIFY_RECORD&pbx_call_id=in_1&call_id_with_rec=../../x%26call_id", "in_1../../x&call_id");
        await UntilAsync(() => gateway.KeptFiles("kept").Length == 1, gateway);
        Assert.DoesNotContain(zadarma.Asked, a => a.Contains("..", StringComparison.Ordinal));
    }

    static string End(string id, string client) => $"event=NOTIFY_END&call_start=2026-03-02 12:00:00&pbx_call_id={id}&caller_id={Uri.EscapeDataString(client)}&called_did=73912000005&duration=30&disposition=answered&is_recorded=1";

    /// <summary>As Zadarma's own libraries sign: path, parameters and their MD5.</summary>
    [SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "Zadarma signs so.")]
    static bool IsSigned(HttpRequest request)
    {
        string parameters = request.QueryString.Value![1..];
        string digest = Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(parameters)));
        return request.Headers.Authorization == $"{ApiKey}:{SenderSample.ZadarmaSignature(request.Path + parameters + digest)}";
    }

    static async Task<RunningGateway> StartAsync(ExchangeDatabase<Sqlite> own, string api)
    {
        await own.CreateAsync();
        return await RunningGateway.StartWithSourcesAsync("sqlite", own.Database!.ConnectionString, new() { ["zadarma"] = new { type = "zadarma", key = SenderSample.Key, api, token = ApiKey } });
    }

    static async Task SendAsync(RunningGateway gateway, string body, string signed)
    {
        using var answer = await IntakeContract<Sqlite>.SendAsync(gateway, SenderSample.All.Single(s => s.Type == "zadarma"), SenderSample.Zadarma(body, signed));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    async Task UntilAsync(Func<bool> isSo, RunningGateway gateway)
    {
        for (var end = DateTime.UtcNow.AddSeconds(30); !isSo(); await Task.Delay(50, Cancel))
            Assert.True(DateTime.UtcNow < end, gateway.Log.Text);
    }
}
