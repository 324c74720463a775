using System.Globalization;

namespace IdentDbBridge.Benchmarks.Measuring;

/// <summary>What the server counts while something is measured.</summary>
static class ServerCounters
{
    // Variables that one of the servers does not have count as 0.
    static readonly string[] Variables = ["Questions", "Handler_commit", "Innodb_data_fsyncs", "Innodb_os_log_written", "Bytes_received", "Bytes_sent"];

    /// <summary>For the table's head.</summary>
    public static IReadOnlyList<string> Names { get; } = ["statements", "commits", "fsyncs", "log written, KiB", "received, KiB", "sent, KiB"];

    public static IReadOnlyList<long> Read(MeasuredServer server)
    {
        var rows = server.Rows("", $"SHOW GLOBAL STATUS WHERE Variable_name IN ('{string.Join("','", Variables)}')")
            .ToDictionary(row => row[0], row => long.Parse(row[1], CultureInfo.InvariantCulture), StringComparer.OrdinalIgnoreCase);
        return [.. Variables.Select(name => rows.GetValueOrDefault(name))];
    }

    /// <summary>As the head says: bytes in KiB.</summary>
    public static double Shown(int index, double value) => Names[index].EndsWith("KiB", StringComparison.Ordinal) ? value / 1024 : value;
}
