using System.Diagnostics;
using System.Globalization;

namespace IdentDbBridge.TestServers;

/// <summary>A private MariaDB or MySQL server on loopback with a data directory of its own, both gone when it is disposed of or when this process ends.</summary>
public sealed class TestServer : IAsyncDisposable
{
    /// <summary>What every server of the tests is started with, in a container, too.</summary>
    internal static readonly string[] Options =
    [
        "--skip-name-resolve",
        "--skip-log-bin",
        // Written at each commit, synced once a second: a killed process loses nothing, only a power cut would.
        "--innodb-flush-log-at-trx-commit=2",
    ];

    /// <summary>For servers that nothing is measured on. Nothing is synced at all, which a killed process does not miss either; tables are made several times as fast.</summary>
    public static readonly IReadOnlyList<string> Unsynced = ["--innodb-flush-method=nosync"];

    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    readonly string _directory = Directory.CreateTempSubdirectory("identdb-").FullName;
    readonly string _password;
    readonly string _address;
    readonly IReadOnlyList<string> _arguments;
    readonly IReadOnlyList<string> _running;
    IReadOnlyList<string> _more = [];
    WatchedProcess? _process;

    /// <summary>Starts nothing yet.</summary>
    /// <param name="program">What is to run.</param>
    /// <param name="arguments">More server options.</param>
    /// <param name="running">Those that the data directory is not filled with.</param>
    /// <param name="address">Of the loopback network; the nodes of a cluster share a port.</param>
    /// <param name="port">The TCP port.</param>
    /// <param name="password">Of root.</param>
    internal TestServer(ServerProgram program, IReadOnlyList<string> arguments, IReadOnlyList<string> running, string address, int port, string password)
    {
        Program = program;
        Port = port;
        (_arguments, _running, _address, _password) = (arguments, running, address, password);
        ConnectionString = new MySqlConnectionStringBuilder
        {
            Server = address,
            Port = (uint)port,
            UserID = "root",
            Password = password,
            CharacterSet = "utf8mb4",
            AllowUserVariables = true,
        }.ConnectionString;
    }

    /// <summary>What runs.</summary>
    public ServerProgram Program { get; }

    /// <summary>The TCP port; it stays the same over restarts.</summary>
    public int Port { get; }

    /// <summary>Connects as root, who may do everything; names no database.</summary>
    public string ConnectionString { get; }

    /// <summary>The server's own process; null while it is stopped.</summary>
    public int? ProcessId => _process?.Id;

    /// <summary>A password that nobody guesses.</summary>
    internal static string NewPassword() => Convert.ToHexStringLower(Guid.NewGuid().ToByteArray());

    internal string Data => Path.Combine(_directory, "data");

    string Log => Path.Combine(_directory, "log");

    string Accounts => Path.Combine(_directory, "accounts.sql");

    /// <summary>Starts a server and returns when it accepts connections.</summary>
    /// <param name="program">From <see cref="TestServerInstaller"/>.</param>
    /// <param name="arguments">More server options, for example --lower-case-table-names=1. They hold from the first moment of the data directory on.</param>
    /// <param name="cancel">Gives up; nothing stays behind.</param>
    public static async Task<TestServer> StartAsync(ServerProgram program, IReadOnlyList<string> arguments, CancellationToken cancel)
    {
        var server = new TestServer(program, arguments, [], "127.0.0.1", FreePort.Next(), NewPassword());
        try
        {
            await server.LaunchNewAsync([], cancel);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Shuts the server down in an orderly way.</summary>
    public async Task StopAsync(CancellationToken cancel)
    {
        if (_process is not { } process)
            return;
        await process.TerminateAsync(cancel);
        await EndAsync(process, cancel);
    }

    /// <summary>Kills the server's process (SIGKILL). What was committed stays: it is with the operating system.</summary>
    public async Task KillAsync(CancellationToken cancel)
    {
        if (_process is not { } process)
            return;
        process.Kill();
        await EndAsync(process, cancel);
    }

    /// <summary>Starts the server again on the same port and data; stops it first if it runs.</summary>
    public async Task RestartAsync(CancellationToken cancel)
    {
        await StopAsync(cancel);
        await LaunchAsync([], cancel);
    }

    /// <summary>The same, with more options, which win over those that were there.</summary>
    public async Task RestartAsync(IEnumerable<string> more, CancellationToken cancel)
    {
        _more = [.. _more, .. more];
        await RestartAsync(cancel);
    }

    /// <summary>Ends the server at once and removes its data.</summary>
    public ValueTask DisposeAsync()
    {
        _process?.Dispose();
        _process = null;
        if (Directory.Exists(_directory))
            Directory.Delete(_directory, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Fills the data directory, starts the server and waits until it accepts connections.</summary>
    internal async Task LaunchNewAsync(string[] once, CancellationToken cancel)
    {
        await File.WriteAllTextAsync(Accounts, Root("localhost") + Root("127.0.0.1"), cancel);
        await RunAsync([.. Program.Initialize, .. Own(), .. _arguments], "could not fill its data directory", cancel);
        await LaunchAsync([$"--init-file={Accounts}", .. once], cancel);
    }

    /// <summary>Runs the server program on the data directory to its end, and returns what it said.</summary>
    internal async Task<string> RunOnceAsync(string[] arguments, CancellationToken cancel)
    {
        var before = File.Exists(Log) ? new FileInfo(Log).Length : 0;
        await RunAsync([.. Program.Command, .. Own(), .. Door(), .. _arguments, .. _running, .. arguments], "failed", cancel);
        return (await File.ReadAllTextAsync(Log, cancel))[(int)before..];
    }

    /// <summary>Starts the server on its data directory and waits until it accepts connections.</summary>
    /// <param name="once">More server options, for this start only.</param>
    internal async Task LaunchAsync(string[] once, CancellationToken cancel)
    {
        var process = _process = new WatchedProcess(
            [
                .. Program.Command,
                .. Own(),
                .. Door(),
                .. Options,
                .. once,
                .. _arguments,
                .. _running,
                .. _more,
            ], _directory, Log);
        var waiting = Stopwatch.StartNew();
        while (!Answers())
        {
            if (process.HasExited)
                throw Failed("ended at once", process);
            if (waiting.Elapsed > Patience)
                throw new TestServerException($"{Program} does not accept connections after {Patience.TotalSeconds} s. Its log ends:{Environment.NewLine}{LogEnd()}");
            await Task.Delay(50, cancel);
        }
    }

    string Root(string host) => $"""
        CREATE USER IF NOT EXISTS 'root'@'{host}';
        ALTER USER 'root'@'{host}' IDENTIFIED BY '{_password}';
        GRANT ALL PRIVILEGES ON *.* TO 'root'@'{host}' WITH GRANT OPTION;

        """;

    IEnumerable<string> Own()
    {
        yield return $"--datadir={Data}";
        // A server that starts clears its directory for temporary files: it must not be that of another.
        yield return $"--tmpdir={_directory}";
        if (Environment.IsPrivilegedProcess)
            yield return "--user=root";
    }

    /// <summary>Where it listens: never where the system's own server would, nor beyond this machine.</summary>
    IEnumerable<string> Door() =>
    [
        $"--port={Port.ToString(CultureInfo.InvariantCulture)}",
        $"--bind-address={_address}",
        $"--socket={Path.Combine(_directory, "socket")}",
        $"--pid-file={Path.Combine(_directory, "pid")}",
    ];

    bool Answers()
    {
        try
        {
            using var connection = new MySqlConnection(new MySqlConnectionStringBuilder(ConnectionString) { Pooling = false, ConnectionTimeout = 10 }.ConnectionString);
            connection.Open();
            return true;
        }
        catch (MySqlException)
        {
            return false;
        }
    }

    async Task RunAsync(IEnumerable<string> command, string otherwise, CancellationToken cancel)
    {
        using var process = new WatchedProcess(command, _directory, Log);
        await process.WaitAsync(cancel);
        if (process.ExitCode != 0)
            throw Failed(otherwise, process);
    }

    async Task EndAsync(WatchedProcess process, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        await process.WaitAsync(patience.Token);
        process.Dispose();
        _process = null;
    }

    TestServerException Failed(string how, WatchedProcess process) =>
        new($"{Program} {how} (exit code {process.ExitCode}). Its log ends:{Environment.NewLine}{LogEnd()}");

    string LogEnd() => Command.LastLines(File.ReadAllText(Log));
}
