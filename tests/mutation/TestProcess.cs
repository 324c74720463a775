using System.Diagnostics;
using System.Threading.Channels;

namespace IdentDbBridge.Mutation;

/// <summary>The mutated program with its tests, in a process that runs them as it is told to.</summary>
sealed class TestProcess : IDisposable
{
    // Of the processor's time, so that a busy machine kills no mutant. No test takes a second of it.
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    // For what waits and does nothing.
    static readonly TimeSpan Deadlock = TimeSpan.FromMinutes(2);

    readonly Process _process;
    readonly Channel<string> _answers = Channel.CreateUnbounded<string>();

    /// <param name="directory">Where the mutants are.</param>
    /// <param name="assembly">What is mutated.</param>
    /// <param name="tests">Parts of their names.</param>
    /// <param name="mutant">Active from the first moment; 0 for none.</param>
    public TestProcess(string directory, string assembly, IReadOnlyList<string> tests, int mutant = 0)
    {
        // A mutant that eats memory must not eat the machine's; fewer generated calls than the tests by themselves make, since they are made for each mutant.
        _process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(directory, "IdentDbBridge.Tests.dll"), assembly, string.Join('|', tests), $"{mutant}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DOTNET_GCHeapHardLimit"] = "0x60000000", ["IDENTDB_TEST_CALLS"] = "400" },
        })!;
        _process.OutputDataReceived += (_, e) => Hear(e.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>What it answers; "crash" when the process ends, "timeout" when a test computes for too long.</summary>
    public string Ask(string line)
    {
        Tell(line);
        return Next();
    }

    public void Tell(string line)
    {
        try
        {
            _process.StandardInput.WriteLine(line);
            _process.StandardInput.Flush();
        }
        catch (IOException)
        {
            // It has ended: Next says so.
        }
    }

    public string Next()
    {
        string answer;
        do
            answer = Await();
        while (answer == "next test");
        return answer;
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    string Await()
    {
        long start = Environment.TickCount64;
        TimeSpan used = Used();
        while (true)
        {
            if (_answers.Reader.TryRead(out string? answer))
                return answer;
            using var wait = new CancellationTokenSource(TimeSpan.FromSeconds(1));
            try
            {
                if (!_answers.Reader.WaitToReadAsync(wait.Token).AsTask().GetAwaiter().GetResult())
                    return "crash";
            }
            catch (OperationCanceledException)
            {
                if (Used() - used > Patience || Environment.TickCount64 - start > Deadlock.TotalMilliseconds)
                    return "timeout";
            }
        }
    }

    TimeSpan Used() => _process.HasExited ? default : _process.TotalProcessorTime;

    void Hear(string? line)
    {
        if (line is null)
            _answers.Writer.TryComplete();
        else if (line.IndexOf('\u0001', StringComparison.Ordinal) is >= 0 and int at)
            _answers.Writer.TryWrite(line[(at + 1)..]);
    }
}
