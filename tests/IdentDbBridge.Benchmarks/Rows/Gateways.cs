using System.Text.Json;
using IdentDbBridge.Benchmarks.Measuring;
using IdentDbBridge.TestServers;

namespace IdentDbBridge.Benchmarks.Rows;

/// <summary>The gateway and its yardstick as programs that run.</summary>
sealed class Gateways(Bench bench, MeasuredServer server, string database, CancellationToken cancel)
{
    public const string Key = "the access key of a benchmark";
    public const string Secret = "0123456789abcdef";

    int _started;

    /// <param name="away">The database of the clinic "away", which takes sources, too.</param>
    public Task<Served> GatewayAsync(string? away = null)
    {
        // Never one of before: what its gateway had no time to forget would be brought to this server, too.
        var directory = bench.Folder[$"gateway-{server.Name}-{database}-{++_started}"];
        Directory.CreateDirectory(directory);
        var clinics = new Dictionary<string, object> { ["north"] = Clinic(server.ConnectionString(database)) };
        if (away is not null)
            clinics["away"] = Clinic(away);
        File.WriteAllText(Path.Combine(directory, "gateway.json"), JsonSerializer.Serialize(new { clinics, outbox = Path.Combine(directory, "outbox") }));
        var address = Address();
        return Served.StartAsync([bench.Programs.IdentDb, "serve", "--urls", address.AbsoluteUri], new Dictionary<string, string> { ["IDENTDB_LANG"] = "en" }, directory, address, "/health/live", Crowd.Senders, cancel);
    }

    /// <param name="bytes">The file that <c>/bytes</c> gives; null for none.</param>
    public Task<Served> BareAsync(string? bytes = null)
    {
        var address = Address();
        List<string> command = ["dotnet", bench.Programs.Bare, address.AbsoluteUri];
        if (bytes is not null)
            command.Add(bytes);
        return Served.StartAsync(command, server.ProgramEnvironment(database), bench.Folder.Root, address, "/", Crowd.Senders, cancel);
    }

    static Uri Address() => new($"http://127.0.0.1:{FreePort.Next()}");

    static object Clinic(string connection) => new
    {
        provider = "mysql",
        connection,
        timeZone = Exchanges.TimeZone,
        ident = new { key = Key },
        sources = new { site = new { type = "form", secret = Secret, perMinute = 1_000_000 } },
    };
}
