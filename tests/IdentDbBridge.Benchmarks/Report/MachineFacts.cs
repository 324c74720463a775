using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using BenchmarkDotNet.Running;

namespace IdentDbBridge.Benchmarks.Report;

/// <summary>The machine and the versions.</summary>
static class MachineFacts
{
    public static IEnumerable<(string Name, string Value)> Read() =>
    [
        ("Date", DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ("Processor", string.Create(CultureInfo.InvariantCulture, $"{Line("/proc/cpuinfo", "model name") ?? "unknown"}, {Environment.ProcessorCount} cores")),
        ("Memory", string.Create(CultureInfo.InvariantCulture, $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1 << 30):0.#} GiB")),
        ("System", $"{RuntimeInformation.OSDescription}, kernel {Environment.OSVersion.Version}, {RuntimeInformation.OSArchitecture}"),
        (".NET", RuntimeInformation.FrameworkDescription),
        ("Driver", Version(typeof(MySqlConnection).Assembly)),
        ("BenchmarkDotNet", Version(typeof(BenchmarkRunner).Assembly)),
    ];

    static string Version(Assembly assembly) =>
        $"{assembly.GetName().Name} {assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? assembly.GetName().Version!.ToString()}";

    static string? Line(string file, string field) =>
        File.Exists(file) ? File.ReadLines(file).FirstOrDefault(l => l.StartsWith(field, StringComparison.Ordinal))?.Split(':', 2)[1].Trim() : null;
}
