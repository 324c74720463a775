using System.ComponentModel;
using System.Diagnostics;

namespace IdentDbBridge.TestServers;

/// <summary>Runs a program to its end.</summary>
static class Command
{
    /// <summary>Returns what the program wrote to its standard output; a failure becomes a <see cref="TestServerException"/> with its last words.</summary>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="cancel">Kills it.</param>
    /// <param name="workingDirectory">Null is this process's.</param>
    /// <param name="without">Variables of this process's environment that it does not get.</param>
    public static async Task<string> RunAsync(IEnumerable<string> command, CancellationToken cancel, string? workingDirectory = null, IEnumerable<string>? without = null)
    {
        var line = command.ToList();
        var start = new ProcessStartInfo(line[0], line[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workingDirectory ?? "",
        };
        foreach (var variable in without ?? [])
            start.Environment.Remove(variable);
        using var process = Start(start);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancel);
        var errors = process.StandardError.ReadToEndAsync(cancel);
        try
        {
            await process.WaitForExitAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
        return process.ExitCode == 0
            ? await output
            : throw new TestServerException($"{line[0]} failed with exit code {process.ExitCode}:{Environment.NewLine}{LastLines(await output + await errors)}");
    }

    /// <summary>The last lines of a long text, for an error message.</summary>
    public static string LastLines(string text) =>
        string.Join(Environment.NewLine, text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).TakeLast(15));

    /// <summary>The full path of a program on PATH or in the directories for system programs, which a user's PATH leaves out on Debian; null when there is none.</summary>
    public static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Concat(["/usr/sbin", "/usr/local/sbin"])
            .Where(directory => directory.Length > 0)
            .Select(directory => Path.Combine(directory, program))
            .FirstOrDefault(File.Exists);

    static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            throw new TestServerException($"{start.FileName} could not be started: {error.Message}", error);
        }
    }
}
