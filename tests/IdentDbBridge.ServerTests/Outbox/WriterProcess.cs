using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using IdentDbBridge.TestServers;

namespace IdentDbBridge.ServerTests.Outbox;

/// <summary>One of the programs that write through an outbox: real processes, started again after each kill where the last one was seen to be.</summary>
sealed class WriterProcess(TestDatabase database, string outbox, int number, int count) : IDisposable
{
    readonly ConcurrentBag<string> _returned = [];
    readonly ConcurrentDictionary<string, int> _outcomes = new();
    Process? _process;
    Task _reading = Task.CompletedTask;
    Task<string> _errors = Task.FromResult("");
    int _next;

    /// <summary>The names of the records whose call has returned.</summary>
    public IReadOnlyCollection<string> Returned => _returned;

    /// <summary>What the calls returned.</summary>
    public IReadOnlyDictionary<string, int> Outcomes => _outcomes;

    /// <summary>How large a file it may write; null for any.</summary>
    public int? MostKilobytes { get; init; }

    /// <summary>Writes what is left.</summary>
    public void Start()
    {
        string[] arguments = ["child-write", database.Provider, outbox, .. new[] { number, _next, count }.Select(n => n.ToString(CultureInfo.InvariantCulture))];
        string[] command = ["dotnet", "exec", Path.Combine(ReadyPrograms.Directory, "IdentDbBridge.TestServers.dll"), .. arguments];
        // A limit of the process that it must not be killed for: then a file can be written no further, as on a full disk.
        if (MostKilobytes is { } most)
            command = ["bash", "-c", string.Create(CultureInfo.InvariantCulture, $"trap '' XFSZ; ulimit -f {most}; exec \"$@\""), "bash", .. command];
        _process = Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // The runtime's own way with code pages needs a large file.
            Environment = { ["IDENTDB_CONNECTION"] = database.ConnectionString, ["DOTNET_EnableWriteXorExecute"] = "0", ["DOTNET_EnableDiagnostics"] = "0", ["IDENTDB_LANG"] = "en" },
        })!;
        _errors = _process.StandardError.ReadToEndAsync();
        _reading = ReadAsync(_process.StandardOutput);
    }

    /// <summary>SIGKILL. What it had printed by then counts.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await _reading;
    }

    /// <summary>STOP, CONT and their like.</summary>
    public void Signal(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", _process!.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Waits for its own end, which is not to be a good one.</summary>
    /// <returns>What it said to that.</returns>
    public async Task<string> EndAsync(int code)
    {
        await _process!.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(5));
        await _reading;
        string errors = await _errors;
        Assert.True(_process.ExitCode == code, $"exit {_process.ExitCode}, {_returned.Count} returned: {errors}");
        return errors;
    }

    /// <summary>Waits for its own end.</summary>
    public async Task EndAsync()
    {
        await _process!.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(15));
        await _reading;
        Assert.True(_process.ExitCode == 0, await _errors);
        Assert.Equal(count, _next);
    }

    public void Dispose()
    {
        if (_process is { HasExited: false })
            _process.Kill();
        _process?.Dispose();
    }

    async Task ReadAsync(StreamReader output)
    {
        // A killed writer may leave half a line: it has no outcome.
        while (await output.ReadLineAsync() is { } line)
        {
            if (line.Split(' ') is not [var name, { Length: > 3 } outcome] || !Enum.IsDefined(typeof(Outcome), outcome))
                continue;
            _returned.Add(name);
            _outcomes.AddOrUpdate(outcome, 1, (_, n) => n + 1);
            _next = int.Parse(name[(name.IndexOf('-', StringComparison.Ordinal) + 1)..], CultureInfo.InvariantCulture) + 1;
        }
    }
}
