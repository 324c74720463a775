using IdentDbBridge.Benchmarks.Data;
using IdentDbBridge.Benchmarks.Measuring;
using IdentDbBridge.Benchmarks.Report;
using IdentDbBridge.Import;

namespace IdentDbBridge.Benchmarks.Rows;

/// <summary>Asterisk's file without a database behind.</summary>
sealed class AsteriskParse : RowGroup
{
    public override IReadOnlyList<string> Rows => [RowInfo.AsteriskParse];

    public override bool NeedsServer => false;

    public override async Task RunAsync(Bench bench, MeasuredServer server, CancellationToken cancel)
    {
        var file = bench.Folder["Master.csv"];
        AsteriskFile.WriteBytes(file, bench.Sizes.AsteriskBytes);
        var megabytes = new FileInfo(file).Length / 1e6;
        Task Rows() => ReadRowsAsync(file, cancel);
        Task Calls() => ReadCallsAsync(file, cancel);
        Task Lines() => ReadLines(file);

        var rounds = Measure(bench, Rows, Lines, megabytes);
        bench.Findings.Comparisons.Add(Comparison.Of(RowInfo.AsteriskParse, null, "to plain line reading, or 200 MB/s", "MB/s", rounds, new Goal(0.25, true, 200)));
        var records = Measure(bench, Calls, Lines, megabytes);
        bench.Findings.Comparisons.Add(Comparison.Of(RowInfo.AsteriskParse, null, "up to the checked calls", "MB/s", records, null));
        await InProcessRow.ProfileAsync(bench, null, RowInfo.AsteriskParse, 1, Rows, Lines);
        File.Delete(file);
    }

    static List<(double Ours, double Baseline)> Measure(Bench bench, Func<Task> ours, Func<Task> baseline, double megabytes) =>
        [.. InProcess.Run(bench.Sizes, Pace.One, ours, baseline).Select(r => (megabytes / r.Ours.Seconds, megabytes / r.Baseline.Seconds))];

    static async Task<int> ReadRowsAsync(string file, CancellationToken cancel)
    {
        var rows = 0;
        await foreach (var row in new AsteriskSource(new LineReader(file, null)).ReadAsync(cancel))
            rows += row.Problem is null ? 1 : throw new InvalidOperationException($"Line {row.Line} was not read.");
        return rows;
    }

    static async Task<int> ReadCallsAsync(string file, CancellationToken cancel)
    {
        var clock = new ClinicTime(Exchanges.TimeZone);
        var rules = new CdrOptions();
        var map = new CdrCalls(new CdrLegs(rules, clock), rules, clock);
        var calls = 0;
        await foreach (var row in new AsteriskSource(new LineReader(file, null)).ReadAsync(cancel))
            calls += map.Take(row).Sum(Accepted);
        return calls + map.End().Sum(Accepted);
    }

    static int Accepted(Candidate<IdentDbBridge.Calls.LedgerCall> candidate) =>
        candidate.Record is null ? throw new InvalidOperationException($"Line {candidate.Lines[0]} was rejected.") : 1;

    static Task ReadLines(string file)
    {
        using var reader = new StreamReader(file);
        while (reader.ReadLine() is not null)
        {
        }

        return Task.CompletedTask;
    }
}
