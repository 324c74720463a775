using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using IdentDbBridge.ServerTests.Cli;

namespace IdentDbBridge.ServerTests.Gateway;

/// <summary>A gateway as a real process of <c>identdb serve</c>.</summary>
sealed class GatewayProcess : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    readonly Process _process;
    readonly ConcurrentQueue<string> _lines = new();
    readonly Task _reading;

    GatewayProcess(string directory, string[] arguments)
    {
        var start = IdentdbProgram.With(["serve", .. arguments]);
        (start.WorkingDirectory, start.RedirectStandardInput) = (directory, false);
        (start.Environment["IDENTDB_LANG"], start.Environment["IDENTDB_PROVIDER"], start.Environment["IDENTDB_CONNECTION"]) = ("en", null, null);
        _process = Process.Start(start)!;
        _reading = Task.WhenAll(ReadAsync(_process.StandardOutput), ReadAsync(_process.StandardError));
    }

    /// <summary>What it has printed.</summary>
    public string Text => string.Join('\n', _lines);

    /// <summary>Where it listens.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Starts one and waits until it listens.</summary>
    public static async Task<GatewayProcess> StartAsync(string directory, params string[] arguments)
    {
        var gateway = new GatewayProcess(directory, arguments);
        try
        {
            const string Listening = "Now listening on: ";
            string line = await gateway.UntilAsync(Listening);
            gateway.Address = line[(line.IndexOf(Listening, StringComparison.Ordinal) + Listening.Length)..].Trim();
            return gateway;
        }
        catch
        {
            gateway.Dispose();
            throw;
        }
    }

    /// <summary>Waits for a line with a text.</summary>
    public async Task<string> UntilAsync(string text)
    {
        for (var since = Stopwatch.StartNew(); ; await Task.Delay(20, TestContext.Current.CancellationToken))
        {
            if (_lines.FirstOrDefault(l => l.Contains(text, StringComparison.Ordinal)) is { } line)
                return line;
            Assert.True(since.Elapsed < Patience && !_process.HasExited, $"'{text}' is not in:\n{Text}");
        }
    }

    /// <summary>SIGKILL.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Ctrl+C.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> InterruptAsync()
    {
        using (var kill = Process.Start("kill", ["-INT", _process.Id.ToString(CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience);
        await _reading;
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    async Task ReadAsync(StreamReader output)
    {
        while (await output.ReadLineAsync() is { } line)
            _lines.Enqueue(line);
    }
}
