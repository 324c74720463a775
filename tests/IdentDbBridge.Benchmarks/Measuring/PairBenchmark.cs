using BenchmarkDotNet.Attributes;

namespace IdentDbBridge.Benchmarks.Measuring;

/// <summary>What BenchmarkDotNet runs: the pair at hand. A call through a delegate is nothing beside what is measured.</summary>
public class PairBenchmark
{
    readonly Func<Task> _baseline = CurrentBaseline;
    readonly Func<Task> _ours = CurrentOurs;

    internal static Func<Task> CurrentBaseline { get; set; } = () => Task.CompletedTask;

    internal static Func<Task> CurrentOurs { get; set; } = () => Task.CompletedTask;

    [Benchmark(Baseline = true)]
    public Task Baseline() => _baseline();

    [Benchmark]
    public Task Ours() => _ours();
}
