using System.Diagnostics;

namespace IdentDbBridge.Benchmarks.Measuring;

/// <summary>Runs something once and looks at the clock, the processors and the server's counters before and after.</summary>
static class Meter
{
    /// <param name="server">The server that it uses; null for none.</param>
    /// <param name="work">Returns the peak memory of the child that it ran; 0 for none.</param>
    public static async Task<Usage> RunAsync(MeasuredServer? server, Func<Task<long>> work)
    {
        var counters = server is null ? [] : ServerCounters.Read(server);
        var (client, remote) = (ClientTime(), server?.ProcessorTime ?? default);
        var watch = Stopwatch.StartNew();
        var peak = await work();
        var seconds = watch.Elapsed.TotalSeconds;
        remote = (server?.ProcessorTime ?? default) - remote;
        client = ClientTime() - client;
        IReadOnlyList<long> after = server is null ? [] : ServerCounters.Read(server);
        return new(seconds, client.TotalSeconds, remote.TotalSeconds, peak, [.. after.Zip(counters, (a, b) => a - b)]);
    }

    static TimeSpan ClientTime() => Environment.CpuUsage.TotalTime + ChildTime.Total;
}
