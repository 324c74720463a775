using System.Diagnostics.Metrics;
using System.Globalization;
using System.Net.Security;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using IdentDbBridge.Gateway;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IdentDbBridge.ServerTests.Gateway;

/// <summary>A gateway on a port of its own, in this process.</summary>
sealed class RunningGateway : IAsyncDisposable
{
    public const string Key = "the access key of IDENT's dialog, Ключ";

    static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    readonly string _directory = Directory.CreateTempSubdirectory("identdb-gateway-").FullName;

    WebApplication? _app;

    public string ConfigPath => Path.Combine(_directory, "gateway.json");

    /// <summary>Where it keeps what was sent.</summary>
    public string Outbox => Path.Combine(_directory, "outbox");

    /// <summary>What it keeps on the disk in a folder of its own, whole files only.</summary>
    public string[] KeptFiles(string folder) =>
        Directory.Exists(Path.Combine(Outbox, folder)) ? Directory.GetFiles(Path.Combine(Outbox, folder), "*.body", SearchOption.AllDirectories) : [];

    /// <summary>What its meters belong to.</summary>
    public object Meters => _app!.Services.GetRequiredService<IMeterFactory>();

    /// <summary>What it answers to: a method and a path each.</summary>
    public IEnumerable<string> Routes =>
        from endpoint in ((IEndpointRouteBuilder)_app!).DataSources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [HttpMethods.Get]
        select $"{method} /{endpoint.RoutePattern.RawText!.Replace("**", "", StringComparison.Ordinal).Trim('/')}";

    /// <summary>Its address, without a slash at the end.</summary>
    public string Address { get; private set; } = "";

    public HttpClient Http { get; private set; } = null!;

    public GatewayLines Log { get; } = new();

    /// <summary>A clinic in a file.</summary>
    public static object Clinic(string provider, string connection, string key = Key, string zone = "Asia/Krasnoyarsk") =>
        new { provider, connection, timeZone = zone, ident = new { key } };

    /// <summary>Starts one.</summary>
    /// <param name="clinics">By name.</param>
    /// <param name="more">What else stands in its file.</param>
    /// <param name="urls">Where it listens; null for what the file says.</param>
    /// <param name="outbox">Whether it has one.</param>
    public static Task<RunningGateway> StartAsync(Dictionary<string, object> clinics, Dictionary<string, object>? more = null, string? urls = "http://127.0.0.1:0", bool outbox = false) =>
        StartAsync(gateway => gateway.Write(clinics, outbox ? new(more ?? []) { ["outbox"] = gateway.Outbox } : more), urls);

    static async Task<RunningGateway> StartAsync(Action<RunningGateway> write, string? urls)
    {
        var gateway = new RunningGateway();
        try
        {
            write(gateway);
            gateway._app = GatewayHost.Build(new ServeOptions { ConfigPath = gateway.ConfigPath, Urls = urls });
            gateway._app.Services.GetRequiredService<ILoggerFactory>().AddProvider(gateway.Log);
            await gateway._app.StartAsync(TestContext.Current.CancellationToken);
            gateway.Address = gateway._app.Urls.Single();
            gateway.Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8, SslOptions = { RemoteCertificateValidationCallback = (_, _, _, errors) => errors != SslPolicyErrors.RemoteCertificateNotAvailable } }) { BaseAddress = new Uri(gateway.Address) };
            return gateway;
        }
        catch
        {
            await gateway.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts one with a clinic to which sources send.</summary>
    public static Task<RunningGateway> StartWithSourcesAsync(string provider, string connection, Dictionary<string, object> sources) =>
        StartAsync(gateway => gateway.WriteSources(provider, connection, sources), "http://127.0.0.1:0");

    /// <summary>Writes its file anew, with a clinic to which sources send.</summary>
    public void WriteSources(string provider, string connection, Dictionary<string, object> sources) =>
        Write(new() { ["north"] = new { provider, connection, timeZone = "Asia/Krasnoyarsk", sources } }, new() { ["outbox"] = Outbox });

    /// <summary>Writes its file anew, as an editor does: in one piece.</summary>
    public void Write(Dictionary<string, object> clinics, Dictionary<string, object>? more = null) =>
        WriteText(JsonSerializer.Serialize(new Dictionary<string, object>(more ?? []) { ["clinics"] = clinics }, Json));

    public void WriteText(string text)
    {
        File.WriteAllText(ConfigPath + ".new", text);
        File.Move(ConfigPath + ".new", ConfigPath, overwrite: true);
    }

    /// <summary>Waits for a line of its log.</summary>
    public async Task UntilLoggedAsync(string text)
    {
        for (var end = DateTime.UtcNow.AddSeconds(30); !Log.Text.Contains(text, StringComparison.Ordinal); await Task.Delay(20, TestContext.Current.CancellationToken))
            Assert.True(DateTime.UtcNow < end, $"'{text}' is not in:\n{Log.Text}");
    }

    /// <summary>What IDENT sends for a task that reads.</summary>
    public async Task<HttpResponseMessage> AskAsync(string path, string? key = Key, HttpMethod? method = null, HttpContent? content = null, HttpCompletionOption until = HttpCompletionOption.ResponseContentRead)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, new Uri(Address + path)) { Content = content };
        if (key is not null)
            request.Headers.TryAddWithoutValidation("IDENT-Integration-Key", key);
        return await Http.SendAsync(request, until, TestContext.Current.CancellationToken);
    }

    public static string Window(DateTime from, DateTime to) => string.Create(
        CultureInfo.InvariantCulture, $"dateTimeFrom={Uri.EscapeDataString($"{from:s}+07:00")}&dateTimeTo={Uri.EscapeDataString($"{to:s}+07:00")}");

    public async ValueTask DisposeAsync()
    {
        Http?.Dispose();
        if (_app is not null)
        {
            await _app.StopAsync(CancellationToken.None);
            await _app.DisposeAsync();
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_directory, recursive: true);
    }
}
