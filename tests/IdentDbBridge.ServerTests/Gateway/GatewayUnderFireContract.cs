using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using IdentDbBridge.ServerTests.Cli;
using IdentDbBridge.ServerTests.Migrations;
using IdentDbBridge.TestServers;

namespace IdentDbBridge.ServerTests.Gateway;

/// <summary>
/// Fifty senders, each of which sends a thing again until it is accepted, while gateway and server are killed. IDENTDB_TEST_FIRE says for how many seconds; then there
/// are ten kills of each, else two.
/// </summary>
public abstract class GatewayUnderFireContract<TServer>(ServerKind kind, ITestOutputHelper log) : PrivateServerContract<TServer>(kind)
    where TServer : ITestServer
{
    const string Secret = "0123456789abcdef";
    const int Senders = 50;
    const int FewKills = 2;
    const int ManyKills = 10;
    const int BetweenKills = 150;

    readonly ConcurrentDictionary<string, int> _accepted = new(StringComparer.Ordinal);
    int _repeats;
    TimeSpan _pause;
    volatile bool _isOver;

    [Fact]
    public async Task Whatever_was_accepted_is_in_the_database_exactly_once()
    {
        TimeSpan time = TimeSpan.FromSeconds(double.Parse(Environment.GetEnvironmentVariable("IDENTDB_TEST_FIRE") ?? "0", CultureInfo.InvariantCulture));
        int kills = time > TimeSpan.Zero ? ManyKills : FewKills;
        // For a minute and longer no faster than that: an outbox holds 100,000, and refuses more.
        _pause = time > TimeSpan.Zero ? TimeSpan.FromMilliseconds(50) : TimeSpan.Zero;
        await UpAsync();
        using var files = new Workspace();
        string config = files.Write("gateway.json", JsonSerializer.Serialize(new
        {
            clinics = new
            {
                north = new
                {
                    provider = TServer.Provider,
                    connection = Own.ConnectionString,
                    timeZone = "Asia/Krasnoyarsk",
                    sources = new { site = new { type = "form", secret = Secret, perMinute = 1_000_000 }, pbx = new { type = "uis", secret = Secret, line = SenderSample.Line, perMinute = 1_000_000 } },
                },
            },
            outbox = files.At("outbox"),
        }));
        string[] arguments = ["--config", config, "--urls", $"http://127.0.0.1:{FreePort.Next()}"];
        var gateway = await GatewayProcess.StartAsync(files.Path, arguments);
        try
        {
            using var http = new HttpClient { BaseAddress = new Uri(gateway.Address), Timeout = TimeSpan.FromSeconds(20) };
            var watch = Stopwatch.StartNew();
            Task[] senders = [.. Enumerable.Range(0, Senders).Select(i => SendAsync(http, i))];
            for (int kill = 1; kill <= kills; kill++)
            {
                await UntilAcceptedAsync(senders, _accepted.Count + BetweenKills);
                await gateway.KillAsync();
                gateway.Dispose();
                gateway = await GatewayProcess.StartAsync(files.Path, arguments);
                await UntilAcceptedAsync(senders, _accepted.Count + BetweenKills);
                await Server.KillAsync(Cancel);
                // While the server is away.
                await UntilAcceptedAsync(senders, _accepted.Count + BetweenKills);
                await Server.RestartAsync(Cancel);
                for (; watch.Elapsed < time * kill / kills; await Task.Delay(50, Cancel))
                    Assert.True(senders.All(s => !s.IsFaulted));
            }

            _isOver = true;
            await Task.WhenAll(senders);
            await UntilAllThereAsync();
            log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"figure: {TServer.Name}: {kills} kills of the gateway and {kills} of the server under {Senders} senders in {watch.Elapsed.TotalSeconds:0} s; {_accepted.Count} accepted ({_repeats} sent more than once), each in the database exactly once"));
            Assert.True(_repeats > 0);
        }
        finally
        {
            _isOver = true;
            gateway.Dispose();
        }
    }

    async Task SendAsync(HttpClient http, int sender)
    {
        for (int number = 0; !_isOver; number++)
        {
            bool isTicket = number % 2 == 0;
            string name = string.Create(CultureInfo.InvariantCulture, $"{(isTicket ? 't' : 'c')}{sender}-{number}");
            string phone = string.Create(CultureInfo.InvariantCulture, $"7913{(sender * 100_000) + number:0000000}");
            string body = isTicket
                ? $$"""{"id":"{{name}}","phone":"{{phone}}"}"""
                : $$"""{"event":"end","call_session_id":"{{name}}","direction":"in","contact_phone_number":"{{phone}}","start_time":"2026-03-02 12:00:00","talk_time_duration":5,"total_time_duration":9,"employee_full_name":"{{name}}"}""";
            for (int attempt = 1; !await IsAcceptedAsync(http, isTicket ? "site" : "pbx", body); attempt++)
            {
                if (attempt == 1)
                    Interlocked.Increment(ref _repeats);
                await Task.Delay(50, Cancel);
            }

            Assert.True(_accepted.TryAdd(name, 1));
            await Task.Delay(_pause, Cancel);
        }
    }

    static async Task<bool> IsAcceptedAsync(HttpClient http, string source, string body)
    {
        try
        {
            using var content = new StringContent(body);
            using var answer = await http.PostAsync(new Uri($"/in/north/{source}/{Secret}", UriKind.Relative), content, Cancel);
            // Nothing but a death keeps the gateway from taking it.
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync(Cancel)}");
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    async Task UntilAcceptedAsync(Task[] senders, int count)
    {
        for (var watch = Stopwatch.StartNew(); _accepted.Count < count; await Task.Delay(20, Cancel))
        {
            foreach (Task ended in senders.Where(s => s.IsFaulted))
                await ended;
            Assert.True(watch.Elapsed < TimeSpan.FromMinutes(2), $"{_accepted.Count} accepted, not {count}");
        }
    }

    async Task UntilAllThereAsync()
    {
        string[] there = [];
        for (var watch = Stopwatch.StartNew(); there.Length < _accepted.Count && watch.Elapsed < TimeSpan.FromMinutes(3); await Task.Delay(200, Cancel))
            there = [.. List("select Id from IDENT_Tickets").Select(id => id["site-".Length..]), .. List("select LineDescription from IDENT_FinishedCalls")];
        Assert.Empty(_accepted.Keys.Except(there));
        Assert.Empty(there.Except(_accepted.Keys));
        Assert.Equal(there.Length, there.Distinct().Count());
        Assert.Equal(0, Query<int>("select count(*) from IDENT_OngoingCalls"));
    }
}

public sealed class GatewayUnderFireOnMariaDb(ITestOutputHelper log) : GatewayUnderFireContract<MariaDb>(ServerKind.MariaDb, log);

public sealed class GatewayUnderFireOnMySql(ITestOutputHelper log) : GatewayUnderFireContract<MySql>(ServerKind.MySql, log);
