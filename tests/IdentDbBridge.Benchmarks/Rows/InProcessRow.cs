using IdentDbBridge.Benchmarks.Measuring;
using IdentDbBridge.Benchmarks.Report;

namespace IdentDbBridge.Benchmarks.Rows;

/// <summary>What the rows that BenchmarkDotNet measures have in common.</summary>
static class InProcessRow
{
    /// <summary>Measures a pair and notes times and allocations.</summary>
    /// <param name="allocation">The goal of the allocated bytes; null where there is none.</param>
    public static void Run(Bench bench, MeasuredServer? server, string row, Pace pace, Func<Task> ours, Func<Task> baseline, Goal time, Goal? allocation)
    {
        var rounds = InProcess.Run(bench.Sizes, pace, ours, baseline);
        var (scale, unit) = pace == Pace.One ? (1e3, "ms") : (1e6, "µs");
        bench.Findings.Comparisons.Add(Comparison.Of(row, server?.Name, "", unit, [.. rounds.Select(r => (r.Ours.Seconds * scale, r.Baseline.Seconds * scale))], time));
        bench.Findings.Comparisons.Add(Comparison.Of(row, server?.Name, "allocated", "KiB", [.. rounds.Select(r => (r.Ours.Bytes / 1024.0, r.Baseline.Bytes / 1024.0))], allocation));
    }

    /// <summary>Runs each side so many times more, after it was measured and so is warm, and looks where the time goes.</summary>
    public static async Task ProfileAsync(Bench bench, MeasuredServer? server, string row, int count, Func<Task> ours, Func<Task> baseline)
    {
        bench.Findings.Profiles.Add(new(row, server?.Name, "ours", await RepeatAsync(server, count, ours), count));
        bench.Findings.Profiles.Add(new(row, server?.Name, "baseline", await RepeatAsync(server, count, baseline), count));
    }

    static Task<Usage> RepeatAsync(MeasuredServer? server, int count, Func<Task> work) => Meter.RunAsync(server, async () =>
    {
        for (var i = 0; i < count; i++)
            await work();
        return 0;
    });
}
