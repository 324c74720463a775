using System.Diagnostics;
using IdentDbBridge.IdentClients;

namespace IdentDbBridge.ServerTests.IdentClients;

/// <summary>A running program of tests/IdentClients: one driver, asked step by step.</summary>
sealed class ClientProcess : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    readonly IReadOnlyList<string> _command;
    Process? _process;

    /// <summary>Starts with the first question.</summary>
    /// <param name="id">The driver with its version, such as mysql-data-8.0.19.</param>
    /// <param name="command">What runs it.</param>
    public ClientProcess(string id, IReadOnlyList<string> command) => (Id, _command) = (id, command);

    /// <summary>The driver with its version.</summary>
    public string Id { get; }

    /// <summary>How check calls drivers of this generation.</summary>
    public string Generation => Id switch
    {
        _ when Id.StartsWith("mysql-data-6.", StringComparison.Ordinal) => "mysql-data-6",
        _ when Id.StartsWith("mysql-data-8.0.", StringComparison.Ordinal) => "mysql-data-8.0",
        _ when Id.StartsWith("mysql-data-", StringComparison.Ordinal) => "mysql-data-9",
        _ when Id.StartsWith("mysqlconnector-", StringComparison.Ordinal) => "mysqlconnector",
        _ when Id.StartsWith("system-data-sqlclient-", StringComparison.Ordinal) => "system-data-sqlclient",
        _ when Id.StartsWith("microsoft-data-sqlclient-2.", StringComparison.Ordinal) => "microsoft-data-sqlclient-2",
        _ => "microsoft-data-sqlclient-5",
    };

    /// <summary>Has the driver open a connection; null when it does, else its words.</summary>
    public async Task<string?> OpenAsync(string connectionString, CancellationToken cancel) => (await AskAsync($"open\t{connectionString}", cancel)).Error;

    /// <summary>Has a step done: the rows that the driver has read, or its error.</summary>
    public Task<(string Rows, string? Error)> DoAsync(string step, CancellationToken cancel) => AskAsync(step, cancel);

    public ValueTask DisposeAsync()
    {
        Stop();
        return ValueTask.CompletedTask;
    }

    async Task<(string Rows, string? Error)> AskAsync(string line, CancellationToken cancel)
    {
        var process = _process ??= Start();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        try
        {
            await process.StandardInput.WriteLineAsync(line.AsMemory(), patience.Token);
            await process.StandardInput.FlushAsync(patience.Token);
            var answer = await process.StandardOutput.ReadLineAsync(patience.Token) ?? throw new InvalidOperationException($"{Id} ended at '{line.Split('\t')[0]}'.");
            var words = answer.Split('\t', 2);
            return words[0] == "ok" ? (Wire.Lines(words[1]), null) : ("", Wire.Lines(words[1]));
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            Stop();
            return ("", $"no answer within {Patience.TotalSeconds} s");
        }
    }

    Process Start() => Process.Start(new ProcessStartInfo(_command[0], _command.Skip(1))
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        StandardInputEncoding = Wire.Encoding,
        StandardOutputEncoding = Wire.Encoding,
    })!;

    void Stop()
    {
        if (_process is not { } process)
            return;
        _process = null;
        process.Kill(entireProcessTree: true);
        process.Dispose();
    }
}
