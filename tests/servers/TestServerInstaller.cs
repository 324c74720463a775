using System.Diagnostics;
using System.Text.RegularExpressions;

namespace IdentDbBridge.TestServers;

/// <summary>Finds the database servers of this machine, and installs missing ones where apt can do it.</summary>
public static partial class TestServerInstaller
{
    /// <summary>The installed server of that kind; null when there is none, and on Windows, where none is started. Installs nothing.</summary>
    public static async Task<ServerProgram?> FindAsync(ServerKind kind, CancellationToken cancel)
    {
        if (OperatingSystem.IsWindows())
            return null;
        var variable = ProgramVariable(kind);
        if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } named)
            return await AtAsync(kind, named, cancel) ?? throw new TestServerException($"{variable} names '{named}', which is not a {kind.Product} server program.");
        return Command.Find(kind == ServerKind.MySql ? "mysqld" : "mariadbd") is { } found && await AtAsync(kind, found, cancel) is { } program
            ? program
            : kind == ServerKind.MySql && MySqlFromSid.Packages.Cached() is { } root ? await MySqlFromSid.ProgramAsync(root, cancel) : null;
    }

    /// <summary>The installed server of that kind, after installing it if there was none.</summary>
    /// <param name="kind">Which one.</param>
    /// <param name="log">Told what is going on, a line at a time.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="TestServerException">There is none and it cannot be installed here; the message says how to point at one.</exception>
    public static async Task<ServerProgram> InstallAsync(ServerKind kind, Action<string> log, CancellationToken cancel)
    {
        if (OperatingSystem.IsWindows())
            throw new TestServerException($"{kind.Product} is not started on Windows; set {kind.Variable} to the connection string of a running server.");
        if (await FindAsync(kind, cancel) is { } present)
            return present;
        if (Command.Find("apt-get") is null)
            throw NotFound(kind, "and there is no apt-get to install it with");
        var watch = Stopwatch.StartNew();
        try
        {
            log($"{kind.Product} is not installed; installing it.");
            await (kind == ServerKind.MySql ? MySqlFromSid.Packages.DownloadAsync(log, cancel) : InstallMariaDbAsync(cancel));
        }
        catch (TestServerException error)
        {
            throw NotFound(kind, $"and installing it failed: {error.Message}");
        }
        var program = await FindAsync(kind, cancel) ?? throw NotFound(kind, "not even after installing it");
        log($"{program} installed in {watch.Elapsed.TotalSeconds:F0} s.");
        return program;
    }

    /// <summary>The version that a server program reports of itself; null when it is the other product.</summary>
    internal static async Task<string?> VersionAsync(ServerKind kind, IEnumerable<string> command, CancellationToken cancel)
    {
        // "mysqld" is often MariaDB's: what counts is what it says.
        var text = await Command.RunAsync([.. command, "--no-defaults", "--version"], cancel);
        var isMariaDb = text.Contains("MariaDB", StringComparison.OrdinalIgnoreCase);
        return isMariaDb == (kind == ServerKind.MariaDb) ? VersionNumber().Match(text).Value : null;
    }

    static async Task<ServerProgram?> AtAsync(ServerKind kind, string path, CancellationToken cancel)
    {
        if (!File.Exists(path) || await VersionAsync(kind, [path], cancel) is not { } version)
            return null;
        if (kind == ServerKind.MySql)
            return new(kind, version, MySqlCommand([path]), [.. MySqlCommand([path]), "--initialize-insecure"]);
        return Initializer(path) is { } initializer
            ? new(kind, version, [path, "--no-defaults"], [initializer, "--no-defaults", "--auth-root-authentication-method=normal", "--skip-test-db"])
            : throw new TestServerException($"There is a MariaDB server at '{path}', but its mariadb-install-db was not found beside it, in ../bin, ../scripts or on PATH.");
    }

    internal static IReadOnlyList<string> MySqlCommand(IEnumerable<string> program) => [.. program, "--no-defaults", "--mysqlx=OFF", "--secure-file-priv=NULL"];

    static string? Initializer(string server)
    {
        var directory = Path.GetDirectoryName(server)!;
        IEnumerable<string> places = [directory, Path.Combine(directory, "../bin"), Path.Combine(directory, "../scripts")];
        return places.Select(place => Path.Combine(place, "mariadb-install-db")).FirstOrDefault(File.Exists) ?? Command.Find("mariadb-install-db");
    }

    // Only the programs: the package mariadb-server would also set up and start a system service.
    static Task InstallMariaDbAsync(CancellationToken cancel) => AptAsync(["mariadb-server-core", "mariadb-client-core"], cancel);

    /// <summary>Installs packages of this system.</summary>
    internal static async Task AptAsync(string[] packages, CancellationToken cancel)
    {
        string[] root = Environment.IsPrivilegedProcess ? [] : ["sudo", "-n"];
        string[] apt = [.. root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-o", "Acquire::Retries=3", "-o", "DPkg::Lock::Timeout=300"];
        await Command.RunAsync([.. apt, "update"], cancel);
        await Command.RunAsync([.. apt, "install", "-y", "--no-install-recommends", .. packages], cancel);
    }

    static TestServerException NotFound(ServerKind kind, string why) =>
        new($"{kind.Product} was not found, {why}. Put it on PATH, name its server program in {ProgramVariable(kind)}, or set {kind.Variable} to the connection string of a running server.");

    static string ProgramVariable(ServerKind kind) => kind == ServerKind.MySql ? "IDENTDB_MYSQLD" : "IDENTDB_MARIADBD";

    // Behind "Ver": the path that stands before it may have a number, too.
    [GeneratedRegex(@"(?<=\bVer +)\d+\.\d+\.\d+")]
    private static partial Regex VersionNumber();
}
