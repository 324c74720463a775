using System.Globalization;
using IdentDbBridge.Benchmarks.Data;
using IdentDbBridge.Benchmarks.Measuring;
using IdentDbBridge.Benchmarks.Report;
using IdentDbBridge.Tickets;

namespace IdentDbBridge.Benchmarks.Rows;

/// <summary>All tickets, as IDENT's first run may ask for them.</summary>
sealed class GatewayTickets : RowGroup
{
    const string Database = "bench_list";
    const string Window = "dateTimeFrom=2000-01-01T00:00:00%2B03:00&dateTimeTo=2200-01-01T23:59:59%2B03:00";
    const int Few = 1_000;
    const double Least = 0.7;
    const double Mebi = 1024 * 1024;

    // Of one run, after one that is not counted.
    const int Answers = 5;

    public override IReadOnlyList<string> Rows => [RowInfo.GatewayTickets];

    public override bool NeedsPrograms => true;

    public override async Task RunAsync(Bench bench, MeasuredServer server, CancellationToken cancel)
    {
        await Exchanges.CreateAsync(server, Database, cancel);
        await using (var exchange = Exchanges.Open(server, Database))
            await exchange.Tickets.AddManyAsync([.. Enumerable.Range(0, bench.Sizes.Listed).Select(Request)], cancel);
        var gateways = new Gateways(bench, server, Database, cancel);
        var file = bench.Folder["tickets.json"];
        List<Usage> ours = [], bare = [], memory = [];
        List<double> slowest = [];
        for (var i = 0; i < bench.Sizes.Pairs; i++)
        {
            using (var gateway = await gateways.GatewayAsync())
            {
                if (i == 0)
                    await File.WriteAllBytesAsync(file, await BytesAsync(gateway.Http, $"/ident/north/GetTickets?{Window}", cancel), cancel);
                ours.Add(await MeasureAsync(server, gateway, $"/ident/north/GetTickets?{Window}", slowest, cancel));
            }

            using var program = await gateways.BareAsync(file);
            await ExpectAsync(program.Http, file, cancel);
            bare.Add(await MeasureAsync(server, program, "/GetTickets", [], cancel));
            memory.Add(await MeasureAsync(server, program, "/bytes", [], cancel));
            Bench.Log(string.Create(CultureInfo.InvariantCulture, $"  ours {ours[^1].Seconds:F3} s, baseline {bare[^1].Seconds:F3} s, from memory {memory[^1].Seconds:F3} s"));
        }

        Add(bench, server, "", "answers/s", ours.Zip(bare, (o, b) => (1 / o.Seconds, 1 / b.Seconds)), Goal.AtLeast(Least));
        Add(bench, server, "against the same bytes from memory, without a database", "answers/s", ours.Zip(memory, (o, b) => (1 / o.Seconds, 1 / b.Seconds)), null);
        Add(bench, server, "processor time of the program", "ms", ours.Zip(bare, (o, b) => (o.ClientSeconds * 1e3, b.ClientSeconds * 1e3)), null);
        slowest.Sort();
        bench.Findings.Remark(RowInfo.GatewayTickets, string.Create(CultureInfo.InvariantCulture, $"{server.Name}: of {slowest.Count} answers of {bench.Sizes.Listed:N0} rows ({new FileInfo(file).Length / Mebi:0.0} MiB) the slowest took {slowest[^1]:0} ms."));
        await NoteMemoryAsync(bench, server, gateways, ours.Max(o => o.PeakMemory), cancel);
        server.DropDatabase(Database);
    }

    /// <summary>One a minute.</summary>
    static TicketRequest Request(int number)
    {
        var ticket = MadeUpTickets.Request(number);
        return ticket with { CreatedAt = ticket.CreatedAt.AddMinutes(number) };
    }

    static async Task NoteMemoryAsync(Bench bench, MeasuredServer server, Gateways gateways, long peak, CancellationToken cancel)
    {
        using var gateway = await gateways.GatewayAsync();
        var few = await MeasureAsync(server, gateway, $"/ident/north/GetTickets?{Window}&limit={Few}", [], cancel);
        Add(bench, server, string.Create(CultureInfo.InvariantCulture, $"peak memory, {bench.Sizes.Listed:N0} rows to {Few:N0}"), "MiB", [(peak / Mebi, few.PeakMemory / Mebi)], Goal.AtMost(1.2));
    }

    static void Add(Bench bench, MeasuredServer server, string what, string unit, IEnumerable<(double Ours, double Baseline)> pairs, Goal? goal) =>
        bench.Findings.Comparisons.Add(Comparison.Of(RowInfo.GatewayTickets, server.Name, what, unit, [.. pairs], goal));

    /// <returns>The median answer's seconds, its processor time, and the program's peak memory.</returns>
    static async Task<Usage> MeasureAsync(MeasuredServer server, Served program, string path, List<double> took, CancellationToken cancel)
    {
        await ReadAsync(program.Http, path, cancel);
        List<double> seconds = [];
        var (processor, remote) = (program.ProcessorTime, server.ProcessorTime);
        for (var i = 0; i < Answers; i++)
            seconds.Add((await Meter.RunAsync(null, () => ReadAsync(program.Http, path, cancel))).Seconds);
        took.AddRange(seconds.Select(s => s * 1e3));
        return new(seconds.Median(), (program.ProcessorTime - processor).TotalSeconds / Answers, (server.ProcessorTime - remote).TotalSeconds / Answers, program.PeakMemory, []);
    }

    static HttpRequestMessage Request(string path) => new(HttpMethod.Get, new Uri(path, UriKind.Relative)) { Headers = { { "IDENT-Integration-Key", Gateways.Key } } };

    /// <returns>How many bytes it was.</returns>
    static async Task<long> ReadAsync(HttpClient http, string path, CancellationToken cancel)
    {
        using var request = Request(path);
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        answer.EnsureSuccessStatusCode();
        await using var body = await answer.Content.ReadAsStreamAsync(cancel);
        var piece = new byte[64 * 1024];
        long length = 0;
        for (int read; (read = await body.ReadAsync(piece, cancel)) > 0;)
            length += read;
        return length;
    }

    static async Task<byte[]> BytesAsync(HttpClient http, string path, CancellationToken cancel)
    {
        using var request = Request(path);
        using var answer = await http.SendAsync(request, cancel);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(cancel);
    }

    /// <summary>Fails when the baseline streams anything else.</summary>
    static async Task ExpectAsync(HttpClient http, string file, CancellationToken cancel)
    {
        var ours = await File.ReadAllBytesAsync(file, cancel);
        foreach (var path in (string[])["/GetTickets", "/bytes"])
        {
            var theirs = await BytesAsync(http, path, cancel);
            if (!theirs.SequenceEqual(ours))
                throw new InvalidOperationException("The baseline's bytes are not ours.");
        }
    }
}
