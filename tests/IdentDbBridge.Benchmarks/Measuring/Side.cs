namespace IdentDbBridge.Benchmarks.Measuring;

/// <summary>One side of a pair.</summary>
/// <param name="Seconds">Median of one operation.</param>
/// <param name="Bytes">Allocated by one operation, on all threads.</param>
readonly record struct Side(double Seconds, long Bytes);
