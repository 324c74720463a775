using System.Diagnostics;

namespace IdentDbBridge.Benchmarks.Measuring;

/// <summary>A program that answers HTTP for as long as it is measured.</summary>
sealed class Served : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    readonly Process _process;

    Served(Process process, Uri address, int connections)
    {
        _process = process;
        Http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = connections, UseProxy = false }) { BaseAddress = address, Timeout = Patience };
    }

    public HttpClient Http { get; }

    /// <summary>User and system, since its start.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Bytes, since its start.</summary>
    public long PeakMemory => Child.HighWater(_process.Id);

    /// <param name="command">The program and its arguments.</param>
    /// <param name="environment">Added to this process's own, less what of it is meant for identdb.</param>
    /// <param name="directory">Where it runs.</param>
    /// <param name="address">Where it listens.</param>
    /// <param name="ready">A path that it answers with 200 when it is ready.</param>
    /// <param name="connections">To it at once.</param>
    public static async Task<Served> StartAsync(IReadOnlyList<string> command, IReadOnlyDictionary<string, string> environment, string directory, Uri address, string ready, int connections, CancellationToken cancel)
    {
        var served = new Served(Start(command, environment, directory), address, connections);
        try
        {
            for (var watch = Stopwatch.StartNew(); !await served.IsReadyAsync(ready, cancel); await Task.Delay(20, cancel))
            {
                if (watch.Elapsed > Patience || served._process.HasExited)
                    throw new InvalidOperationException($"{Path.GetFileName(command[0])} does not listen.");
            }

            return served;
        }
        catch
        {
            served.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        Http.Dispose();
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    static Process Start(IReadOnlyList<string> command, IReadOnlyDictionary<string, string> environment, string directory)
    {
        var start = Child.Prepare(command, environment, directory);
        var process = new Process { StartInfo = start };
        // Read, so that it never waits; what it says is no matter.
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    async Task<bool> IsReadyAsync(string path, CancellationToken cancel)
    {
        try
        {
            using var answer = await Http.GetAsync(new Uri(path, UriKind.Relative), cancel);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            // Not yet.
            return false;
        }
    }
}
