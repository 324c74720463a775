using System.Diagnostics;
using System.Globalization;

namespace IdentDbBridge.Benchmarks.Measuring;

/// <summary>Runs a program to its end and watches its memory.</summary>
static class Child
{
    static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(20);

    /// <summary>Returns the peak memory in bytes.</summary>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="environment">Added to this process's own, less what of it is meant for identdb.</param>
    /// <param name="directory">Where it runs.</param>
    /// <param name="input">A file for its standard input; null for none.</param>
    /// <param name="success">The exit codes that are none of a failure; null for 0 alone.</param>
    public static async Task<long> RunAsync(IEnumerable<string> command, IReadOnlyDictionary<string, string> environment, string directory, CancellationToken cancel, string? input = null, int[]? success = null)
    {
        var line = command.ToList();
        using var process = Process.Start(Prepare(line, environment, directory))!;
        var output = process.StandardOutput.ReadToEndAsync(cancel);
        var errors = process.StandardError.ReadToEndAsync(cancel);
        var memory = WatchMemoryAsync(process.Id, output);
        await FeedAsync(process, input, cancel);
        await process.WaitForExitAsync(cancel);
        return (success ?? [0]).Contains(process.ExitCode)
            ? await memory
            : throw new InvalidOperationException($"{Path.GetFileName(line[0])} {line.ElementAtOrDefault(1)} ended with {process.ExitCode}: {await errors}{await output}");
    }

    /// <summary>How to start it, with all three streams in our hands.</summary>
    public static ProcessStartInfo Prepare(IReadOnlyList<string> command, IReadOnlyDictionary<string, string> environment, string directory)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = directory };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("IDENTDB_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return start;
    }

    static async Task FeedAsync(Process process, string? input, CancellationToken cancel)
    {
        if (input is not null)
        {
            await using var file = new FileStream(input, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
            await file.CopyToAsync(process.StandardInput.BaseStream, 1 << 20, cancel);
        }

        process.StandardInput.Close();
    }

    // The high-water mark only rises, so the last look before the end is right but for what the last moments added.
    static async Task<long> WatchMemoryAsync(int id, Task end)
    {
        long peak = 0;
        while (!end.IsCompleted)
        {
            peak = Math.Max(peak, HighWater(id));
            await Task.WhenAny(end, Task.Delay(LookEvery));
        }

        return peak;
    }

    /// <summary>The most memory that the process has had, in bytes; 0 when it has ended.</summary>
    public static long HighWater(int id)
    {
        const string Field = "VmHWM:";
        try
        {
            var line = File.ReadLines($"/proc/{id}/status").FirstOrDefault(l => l.StartsWith(Field, StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line[Field.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) * 1024;
        }
        catch (IOException)
        {
            // It has ended between two looks.
            return 0;
        }
    }
}
