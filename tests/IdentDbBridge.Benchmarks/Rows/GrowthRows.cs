using System.Globalization;
using IdentDbBridge.Benchmarks.Data;
using IdentDbBridge.Benchmarks.Measuring;
using IdentDbBridge.Benchmarks.Report;

namespace IdentDbBridge.Benchmarks.Rows;

/// <summary>Tables of several sizes: what each action costs in them, and the read of one day in the largest and in the smallest.</summary>
sealed class GrowthRows : RowGroup
{
    const int Profiled = 50;
    const int LongRun = 1_000_000;

    public override IReadOnlyList<string> Rows => [RowInfo.WindowRead, RowInfo.Growth];

    public override bool NeedsPrograms => true;

    public override async Task RunAsync(Bench bench, MeasuredServer server, CancellationToken cancel)
    {
        server.AllowLocal(true);
        var imports = new Imports(bench, server, cancel);
        var grows = bench.Wants(RowInfo.Growth);
        foreach (var count in grows ? bench.Sizes.Growth : [bench.Sizes.Growth[0], bench.Sizes.Growth[^1]])
        {
            Bench.Log(string.Create(CultureInfo.InvariantCulture, $"  {count:N0} rows"));
            await Exchanges.CreateAsync(server, Database(count), cancel);
            if (grows)
                await GrowAsync(bench, server, imports, count, cancel);
            else
                await imports.LoadAsync(bench.Calls.Tsv(count), Database(count));
        }

        if (bench.Wants(RowInfo.WindowRead))
            await WindowAsync(bench, server, cancel);
        foreach (var count in bench.Sizes.Growth)
        {
            if (grows)
                await NoteAsync(bench, server, "purge", count, 1, () => PurgeAsync(imports, count));
            server.DropDatabase(Database(count));
        }
    }

    static string Database(int count) => $"bench_growth_{count}";

    static async Task GrowAsync(Bench bench, MeasuredServer server, Imports imports, int count, CancellationToken cancel)
    {
        var runs = count <= LongRun ? 3 : 1;
        await NoteAsync(bench, server, "import", count, 1, () => imports.CsvAsync(bench.Calls.Csv(count), Database(count)));
        await NoteAsync(bench, server, "check", count, runs, () => imports.CheckAsync(Database(count)));
        await using var exchange = Exchanges.Open(server, Database(count));
        await NoteAsync(bench, server, "poll", count, runs, () => Meter.RunAsync(server, async () =>
        {
            var read = await Polls.ReadAsync(exchange, MadeUpCalls.Begin(count), cancel);
            return read == count ? 0 : throw new InvalidOperationException($"{read} rows were read of {count}.");
        }));
    }

    static Task<Usage> PurgeAsync(Imports imports, int count)
    {
        var days = Math.Max(1, (int)((DateTime.Now.Date - MadeUpCalls.Begin(count)).TotalDays * 0.9));
        return imports.PurgeAsync(Database(count), days);
    }

    static async Task NoteAsync(Bench bench, MeasuredServer server, string action, int count, int runs, Func<Task<Usage>> run)
    {
        List<Usage> usages = [];
        for (var i = 0; i < runs; i++)
            usages.Add(await run());
        var median = usages.MedianRun();
        Bench.Log(string.Create(CultureInfo.InvariantCulture, $"    {action} {median.Seconds:F3} s"));
        bench.Findings.Growth.Add(new(action, server.Name, count, median.Seconds));
        bench.Findings.Profiles.Add(new(RowInfo.Growth, server.Name, string.Create(CultureInfo.InvariantCulture, $"{action}, {count:N0} rows"), median, 1));
    }

    static async Task WindowAsync(Bench bench, MeasuredServer server, CancellationToken cancel)
    {
        var (small, large) = (Database(bench.Sizes.Growth[0]), Database(bench.Sizes.Growth[^1]));
        await using var ofSmall = Exchanges.Open(server, small);
        await using var ofLarge = Exchanges.Open(server, large);
        var from = MadeUpCalls.End.AddDays(-2);
        var to = from.AddDays(1).AddSeconds(-1);
        Task Large() => ofLarge.Calls.ReadFinishedAsync(from, to, cancel);
        Task Small() => ofSmall.Calls.ReadFinishedAsync(from, to, cancel);
        InProcessRow.Run(bench, server, RowInfo.WindowRead, Pace.Many, Large, Small, Goal.AtMost(1.1), null);
        await InProcessRow.ProfileAsync(bench, server, RowInfo.WindowRead, Profiled, Large, Small);
        foreach (var database in new[] { large, small })
            bench.Findings.Remark(RowInfo.WindowRead, Explain(server, database, from, to));
    }

    /// <summary>The plan of the statement that was measured.</summary>
    static string Explain(MeasuredServer server, string database, DateTime from, DateTime to)
    {
        using var connection = server.Open(database);
        using var command = new MySqlCommand($"EXPLAIN {Polls.Statement}", connection);
        command.Parameters.AddWithValue("@WindowFrom", from);
        command.Parameters.AddWithValue("@WindowTo", to);
        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read())
            lines.Add(string.Join('\n', Enumerable.Range(0, reader.FieldCount).Select(i => $"{reader.GetName(i)}: {(reader.IsDBNull(i) ? "NULL" : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture)!.Trim())}")));
        return $"{server.Name}, EXPLAIN in `{database}`:\n\n```\n{string.Join("\n\n", lines)}\n```";
    }
}
