using System.Diagnostics;

namespace IdentDbBridge.TestServers;

/// <summary>A process that does not outlive this one, however this one ends.</summary>
/// <remarks>
/// A shell starts a watcher that reads from a pipe whose other end is held by this process, then becomes the program itself.
/// When the pipe closes without a word, this process was killed: the watcher kills the program and removes its directory.
/// The watcher is nobody's child (hence the two subshells), so that killing this process with all its children spares it.
/// (Linux's "parent death signal" would not do: it follows the thread that started the program, and pool threads come and go.)
/// </remarks>
sealed class WatchedProcess : IDisposable
{
    const string Script = """
        trap '' INT HUP
        directory=$1 log=$2
        shift 2
        exec 3<&0 </dev/null >>"$log" 2>&1
        ( (
            trap '' TERM
            read -r _ <&3 || { kill -KILL $$; sleep 1; rm -rf "$directory"; }
        ) & )
        exec "$@" 3<&-
        """;

    readonly Process _process;

    /// <summary>Starts a program.</summary>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="directory">What to remove if this process is killed.</param>
    /// <param name="log">Where the program's output is appended.</param>
    public WatchedProcess(IEnumerable<string> command, string directory, string log)
    {
        _process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", Script, "sh", directory, log, .. command]) { RedirectStandardInput = true })!;
    }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    public Task WaitAsync(CancellationToken cancel) => _process.WaitForExitAsync(cancel);

    /// <summary>SIGKILL.</summary>
    public void Kill() => _process.Kill();

    /// <summary>SIGTERM.</summary>
    public Task TerminateAsync(CancellationToken cancel) => Command.RunAsync(["/bin/sh", "-c", $"kill -TERM {Id}"], cancel);

    /// <summary>Kills the program, with all it has started, if it still runs, and sends the watcher home.</summary>
    public void Dispose()
    {
        if (!HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }
        try
        {
            _process.StandardInput.WriteLine();
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // Somebody killed the watcher: there is nobody to send home.
        }
        _process.Dispose();
    }
}
