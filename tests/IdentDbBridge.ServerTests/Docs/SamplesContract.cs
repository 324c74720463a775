using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace IdentDbBridge.ServerTests.Docs;

/// <summary>samples/Pbx and samples/WebSite, each as a process of its own.</summary>
public abstract partial class SamplesContract<TServer> : IAsyncLifetime
    where TServer : ITestServer
{
    readonly ExchangeDatabase<TServer> _exchange = new();

    TestDatabase Database => _exchange.Database!;

    public async ValueTask InitializeAsync() => await _exchange.CreateAsync();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _exchange.DisposeAsync();
    }

    [Fact]
    public async Task The_phone_system_writes_a_call_once()
    {
        const string Events = """
            ring 1 2026-03-02T10:00:00+03:00 80001112233 +70000000100
            answer 1 2026-03-02T10:00:05+03:00
            end 1 2026-03-02T10:01:05+03:00
            end 1 2026-03-02T10:01:05+03:00
            record 1 https://records.example/1.mp3
            ring 2 2026-03-02T10:02:00+03:00 80001112233 12
            dance
            """;
        using var pbx = Start("Pbx.dll", [Database.Provider, Database.ConnectionString, "Europe/Moscow"]);
        await pbx.StandardInput.WriteAsync(Events.ReplaceLineEndings("\n"));
        pbx.StandardInput.Close();
        var errors = pbx.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await pbx.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await pbx.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(pbx.ExitCode == 0, await errors);
        Assert.Equal(["Done", "Done", "Done", "AlreadyThere", "Done", "refused: PhoneTo", "not understood"], output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Trim()));
        using var connection = Database.Open();
        Assert.Equal(1, connection.Scalar<long>("SELECT COUNT(*) FROM IDENT_FinishedCalls WHERE PhoneFrom = '+70001112233' AND WaitInSeconds = 5 AND TalkInSeconds = 60 AND RecordUrl = 'https://records.example/1.mp3'"));
    }

    [Fact]
    public async Task The_site_takes_a_request_once_and_offers_what_is_free()
    {
        using var site = Start("WebSite.dll", ["--urls", "http://127.0.0.1:0", $"--IdentExchange:Provider={Database.Provider}", $"--IdentExchange:ConnectionString={Database.ConnectionString}", "--IdentExchange:TimeZone=Europe/Moscow"]);
        try
        {
            using var http = new HttpClient { BaseAddress = await AddressAsync(site) };
            Assert.Equal("Done", await RequestAsync(http, "8 (000) 123-45-67"));
            Assert.Equal("AlreadyThere", await RequestAsync(http, "8 (000) 123-45-67"));
            Assert.Equal("ClientPhone", await RequestAsync(http, "12"));
            Assert.Equal(JsonValueKind.Array, (await http.GetFromJsonAsync<JsonElement>(new Uri("/free?minutes=30", UriKind.Relative), TestContext.Current.CancellationToken)).ValueKind);
            using var connection = Database.Open();
            Assert.Equal(1, connection.Scalar<long>("SELECT COUNT(*) FROM IDENT_Tickets WHERE Id = 'site-1' AND ClientPhone = '+70001234567'"));
        }
        finally
        {
            site.Kill();
            await site.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
    }

    static async Task<string?> RequestAsync(HttpClient http, string phone)
    {
        using var answer = await http.PostAsJsonAsync(new Uri("/requests", UriKind.Relative), new { id = "1", phone, name = "Анна Иванова" }, TestContext.Current.CancellationToken);
        var document = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        return document.TryGetProperty("outcome", out var outcome) ? outcome.GetString() : document.GetProperty("fields")[0].GetString();
    }

    static async Task<Uri> AddressAsync(Process site)
    {
        while (await site.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (Listening().Match(line) is { Success: true } match)
                return new Uri(match.Value);
        }

        throw new InvalidOperationException($"The site does not listen: {await site.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)}");
    }

    static Process Start(string program, string[] arguments) => Process.Start(new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, program), .. arguments])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        WorkingDirectory = AppContext.BaseDirectory,
    })!;

    [GeneratedRegex(@"http://127\.0\.0\.1:[0-9]+")]
    private static partial Regex Listening();
}

public sealed class SamplesOnMariaDb : SamplesContract<MariaDb>;

public sealed class SamplesOnMySql : SamplesContract<MySql>;

public sealed class SamplesOnMsSql : SamplesContract<MsSql>;

public sealed class SamplesOnSqlite : SamplesContract<Sqlite>;
