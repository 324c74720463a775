using System.Diagnostics;
using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;
using Perfolizer.Horology;

namespace IdentDbBridge.Benchmarks.Measuring;

/// <summary>Measures two operations of this process with BenchmarkDotNet, in rounds: the baseline, then ours, again and again.</summary>
static class InProcess
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <returns>The sides of each round: the median time and the bytes allocated of one operation.</returns>
    public static IReadOnlyList<(Side Ours, Side Baseline)> Run(Sizes sizes, Pace pace, Func<Task> ours, Func<Task> baseline)
    {
        (PairBenchmark.CurrentOurs, PairBenchmark.CurrentBaseline) = (ours, baseline);
        var config = Config(sizes, pace);
        var rounds = new List<(Side, Side)>();
        for (var round = 0; round < sizes.Rounds; round++)
        {
            var summary = BenchmarkRunner.Run<PairBenchmark>(config);
            ResetPriority();
            rounds.Add((Read(summary, nameof(PairBenchmark.Ours)), Read(summary, nameof(PairBenchmark.Baseline))));
            Bench.Log(string.Create(CultureInfo.InvariantCulture, $"  ours {rounds[^1].Item1.Seconds * 1e6:N0} µs, baseline {rounds[^1].Item2.Seconds * 1e6:N0} µs"));
        }

        return rounds;
    }

    static ManualConfig Config(Sizes sizes, Pace pace)
    {
        // In this process, since the servers and the data are this process's.
        var job = Job.Default.WithToolchain(new InProcessNoEmitToolchain(Patience, logOutput: false))
            .WithIterationCount(sizes.Iterations)
            .WithEvaluateOverhead(false);
        job = pace == Pace.One
            ? job.WithStrategy(RunStrategy.Monitoring).WithWarmupCount(1).WithInvocationCount(1).WithUnrollFactor(1).WithIterationCount(3)
            : job.WithStrategy(RunStrategy.Throughput).WithWarmupCount(2).WithUnrollFactor(1).WithIterationTime(TimeInterval.FromMilliseconds(sizes.IterationMilliseconds));
        return ManualConfig.CreateEmpty()
            .WithArtifactsPath(Repository.Artifacts)
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddLogger(NullLogger.Instance)
            .AddJob(job);
    }

    // BenchmarkDotNet leaves it raised, and the programs and servers that are started later would inherit it.
    static void ResetPriority()
    {
        using var process = Process.GetCurrentProcess();
        process.PriorityClass = ProcessPriorityClass.Normal;
    }

    static Side Read(Summary summary, string method)
    {
        var report = summary.Reports.Single(r => r.BenchmarkCase.Descriptor.WorkloadMethod.Name == method);
        var times = report.ResultStatistics ?? throw new InvalidOperationException($"BenchmarkDotNet has no result for {method}; its log is in {Repository.Artifacts}.");
        return new(times.Median / 1e9, report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0);
    }
}
