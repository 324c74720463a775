using System.Diagnostics;

namespace IdentDbBridge.TestServers;

/// <summary>What a Galera cluster runs on: MariaDB's server, and the replication library that it loads.</summary>
/// <param name="Server">The server program.</param>
/// <param name="Library">The path of libgalera_smm.so.</param>
public sealed record GaleraProgram(ServerProgram Server, string Library)
{
    const string Variable = "IDENTDB_GALERA";

    static readonly string[] Places =
        ["/usr/lib/galera/libgalera_smm.so", "/usr/lib/galera-4/libgalera_smm.so", "/usr/lib64/galera-4/libgalera_smm.so", "/usr/lib64/galera/libgalera_smm.so"];

    /// <summary>The name in IDENTDB_TEST_REQUIRED.</summary>
    public const string Name = "galera";

    /// <summary>What is installed; null when a part is missing. Installs nothing.</summary>
    public static async Task<GaleraProgram?> FindAsync(CancellationToken cancel) =>
        FindLibrary() is { } library && await TestServerInstaller.FindAsync(ServerKind.MariaDb, cancel) is { } server ? new(server, library) : null;

    /// <summary>What is installed, after installing it where apt can; null, and why in the log, where it cannot.</summary>
    public static async Task<GaleraProgram?> InstallAsync(Action<string> log, CancellationToken cancel)
    {
        try
        {
            if (await TestServerInstaller.FindAsync(ServerKind.MariaDb, cancel) is not null && FindLibrary() is null && Command.Find("apt-get") is not null)
            {
                var watch = Stopwatch.StartNew();
                log("Galera is not installed; installing it.");
                await TestServerInstaller.AptAsync(["galera-4"], cancel);
                log($"Galera installed in {watch.Elapsed.TotalSeconds:F0} s.");
            }
            if (await FindAsync(cancel) is { } program)
                return program;
            log($"Galera was not found. It needs a MariaDB server program and libgalera_smm.so: name that in {Variable}.");
        }
        catch (TestServerException error)
        {
            log($"Galera was not found, and installing it failed: {error.Message}");
        }
        return null;
    }

    static string? FindLibrary() =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named
            ? File.Exists(named) ? named : throw new TestServerException($"{Variable} names '{named}', which is not there.")
            : Places.FirstOrDefault(File.Exists);
}
