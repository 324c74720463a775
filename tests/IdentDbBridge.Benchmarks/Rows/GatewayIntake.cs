using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Encodings.Web;
using System.Text.Json;
using IdentDbBridge.Benchmarks.Data;
using IdentDbBridge.Benchmarks.Measuring;
using IdentDbBridge.Benchmarks.Report;

namespace IdentDbBridge.Benchmarks.Rows;

/// <summary>Tickets that a site sends.</summary>
sealed class GatewayIntake : RowGroup
{
    const string Database = "bench_intake";
    const int Warm = 2_000;
    const double Least = 0.7;
    const double LongestAnswer = 100;
    const double Mebi = 1024 * 1024;

    static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override IReadOnlyList<string> Rows => [RowInfo.GatewayIntake];

    public override bool NeedsPrograms => true;

    public override async Task RunAsync(Bench bench, MeasuredServer server, CancellationToken cancel)
    {
        var gateways = new Gateways(bench, server, Database, cancel);
        List<IntakeRun> ours = [], bare = [];
        for (var i = 0; i < bench.Sizes.Pairs; i++)
        {
            await Exchanges.CreateAsync(server, Database, cancel);
            using (var gateway = await gateways.GatewayAsync())
                ours.Add(await MeasureAsync(bench, server, gateway, $"/in/north/site/{Gateways.Secret}", cancel));
            await Exchanges.CreateAsync(server, Database, cancel);
            using (var program = await gateways.BareAsync())
                bare.Add(await MeasureAsync(bench, server, program, "/ticket", cancel));
            Bench.Log($"  ours {ours[^1]}, baseline {bare[^1]}");
        }

        Note(bench, server, ours, bare);
        await NoteAwayAsync(bench, server, gateways, cancel);
        server.DropDatabase(Database);
    }

    static async Task<IntakeRun> MeasureAsync(Bench bench, MeasuredServer server, Served program, string path, CancellationToken cancel)
    {
        await Crowd.SendAsync(program.Http, path, 0, Warm, Body, cancel);
        await UntilThereAsync(server, Warm, cancel);
        var (memory, processor, remote, watch) = (program.PeakMemory, program.ProcessorTime, server.ProcessorTime, Stopwatch.StartNew());
        var (answers, answered) = await Crowd.SendAsync(program.Http, path, Warm, bench.Sizes.Sent, Body, cancel);
        await UntilThereAsync(server, Warm + bench.Sizes.Sent, cancel);
        return new(bench.Sizes.Sent, answered, watch.Elapsed.TotalSeconds, answers.Percentile99(), (program.ProcessorTime - processor).TotalSeconds, (server.ProcessorTime - remote).TotalSeconds, memory, program.PeakMemory);
    }

    static void Note(Bench bench, MeasuredServer server, List<IntakeRun> ours, List<IntakeRun> bare)
    {
        void Add(string what, string unit, Func<IntakeRun, double> value, Goal? goal) =>
            bench.Findings.Comparisons.Add(Comparison.Of(RowInfo.GatewayIntake, server.Name, what, unit, [.. ours.Zip(bare, (o, b) => (value(o), value(b)))], goal));
        Add("requests until all are rows", "requests/s", r => r.Count / r.There, Goal.AtLeast(Least));
        Add("requests answered", "requests/s", r => r.Count / r.Answered, Goal.AtLeast(Least));
        Add("99th percentile of an answer", "ms", r => r.Percentile99, null);
        Add("processor time of the program", "µs", r => r.Processor / r.Count * 1e6, null);
        Add("processor time of the server", "µs", r => r.Server / r.Count * 1e6, null);
        bench.Findings.Comparisons.Add(Comparison.Of(RowInfo.GatewayIntake, server.Name, "peak memory after all to that after the first tenth", "MiB", [.. ours.Select(r => (r.Peak / Mebi, r.Early / Mebi))], null));
    }

    /// <summary>A server that takes connections and says nothing is the worst: whoever asks it waits.</summary>
    static async Task NoteAwayAsync(Bench bench, MeasuredServer server, Gateways gateways, CancellationToken cancel)
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        List<double> slowest = [];
        for (var i = 0; i < bench.Sizes.Pairs; i++)
        {
            using var gateway = await gateways.GatewayAsync($"Server=127.0.0.1;Port={((IPEndPoint)silent.LocalEndpoint).Port};User ID=nobody;Database=none");
            var path = $"/in/away/site/{Gateways.Secret}";
            await Crowd.SendAsync(gateway.Http, path, 0, Warm, Body, cancel);
            var (answers, seconds) = await Crowd.SendAsync(gateway.Http, path, Warm, bench.Sizes.Sent, Body, cancel);
            slowest.Add(answers.Percentile99());
            bench.Findings.Remark(RowInfo.GatewayIntake, string.Create(CultureInfo.InvariantCulture, $"{server.Name} away: {bench.Sizes.Sent / seconds:0} requests/s, half of the answers within {answers[answers.Count / 2]:0.0} ms, 99 of 100 within {slowest[^1]:0.0}, all within {answers[^1]:0.0}."));
        }

        bench.Findings.Comparisons.Add(Comparison.Of(RowInfo.GatewayIntake, server.Name, "99th percentile with the database away, to the limit", "ms", [.. slowest.Select(s => (s, LongestAnswer))], Goal.AtMost(1)));
    }

    static async Task UntilThereAsync(MeasuredServer server, int count, CancellationToken cancel)
    {
        var expected = count.ToString(CultureInfo.InvariantCulture);
        for (var watch = Stopwatch.StartNew(); server.Scalar(Database, "SELECT COUNT(*) FROM IDENT_Tickets") != expected; await Task.Delay(10, cancel))
        {
            if (watch.Elapsed > TimeSpan.FromMinutes(2))
                throw new InvalidOperationException($"{count} tickets do not come.");
        }
    }

    static string Body(int number)
    {
        var ticket = MadeUpTickets.Request(number);
        return JsonSerializer.Serialize(
            new { id = ticket.Id, phone = ticket.ClientPhone, name = ticket.ClientFullName, email = ticket.ClientEmail, form_name = ticket.FormName, comment = ticket.Comment, utm_source = ticket.UtmSource, utm_medium = ticket.UtmMedium, utm_campaign = ticket.UtmCampaign },
            Json);
    }
}
