using System.Diagnostics;
using System.Globalization;
using IdentDbBridge.Benchmarks.Data;
using IdentDbBridge.Benchmarks.Report;

namespace IdentDbBridge.Benchmarks;

/// <summary>What every row works with.</summary>
sealed record Bench(Sizes Sizes, Programs Programs, TemporaryFolder Folder, CallFiles Calls, Findings Findings, IReadOnlySet<string> Rows)
{
    static readonly Stopwatch Running = Stopwatch.StartNew();

    public bool Wants(string row) => Rows.Contains(row);

    public static void Log(string text) => Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Running.Elapsed:mm\\:ss}  {text}"));
}
