using IdentDbBridge.Benchmarks.Measuring;

namespace IdentDbBridge.Benchmarks.Report;

/// <summary>Where the time of one side goes.</summary>
/// <param name="Row">The row's name.</param>
/// <param name="Server">The server's name; null when none takes part.</param>
/// <param name="What">Which side.</param>
/// <param name="Usage">Of all operations together.</param>
/// <param name="Operations">How many; the report divides by it.</param>
sealed record Profile(string Row, string? Server, string What, Usage Usage, int Operations);
