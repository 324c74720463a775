namespace IdentDbBridge.Benchmarks.Measuring;

/// <summary>What one run took.</summary>
/// <param name="Seconds">By the clock.</param>
/// <param name="ClientSeconds">Processor time of this process and the one it ran, user and system.</param>
/// <param name="ServerSeconds">Processor time of the server's process.</param>
/// <param name="PeakMemory">Bytes of the child; 0 without one.</param>
/// <param name="Counters">The server's own counters, by <see cref="ServerCounters.Names"/>.</param>
sealed record Usage(double Seconds, double ClientSeconds, double ServerSeconds, long PeakMemory, IReadOnlyList<long> Counters);
