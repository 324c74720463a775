using System.Runtime.InteropServices;
using IdentDbBridge.TestServers;

namespace IdentDbBridge.Benchmarks;

/// <summary>The published programs, and the database's own client.</summary>
/// <param name="IdentDb">As the pack target publishes it: one file, ReadyToRun.</param>
/// <param name="Connect">The assembly that does nothing or opens one connection.</param>
/// <param name="Bare">The assembly of a hand-written endpoint.</param>
/// <param name="Client">The mariadb client; it talks to MySQL, too.</param>
sealed record Programs(string IdentDb, string Connect, string Bare, string Client)
{
    /// <param name="all">Without it only the client is looked for.</param>
    public static async Task<Programs> PrepareAsync(bool all, CancellationToken cancel)
    {
        await TestServerInstaller.InstallAsync(ServerKind.MariaDb, Bench.Log, cancel);
        var client = Command.Find("mariadb") ?? throw new TestServerException("The client 'mariadb' is not on PATH.");
        if (!all)
            return new("", "", "", client);
        var identDb = await PublishAsync("src/IdentDbBridge.Cli", "identdb", cancel);
        var connect = await PublishAsync("tests/IdentDbBridge.Benchmarks.Connect", "connect", cancel);
        var bare = await PublishAsync("tests/IdentDbBridge.Benchmarks.Bare", "bare", cancel);
        return new(Path.Combine(identDb, "identdb"), Path.Combine(connect, "connect.dll"), Path.Combine(bare, "bare.dll"), client);
    }

    static async Task<string> PublishAsync(string project, string name, CancellationToken cancel)
    {
        Bench.Log($"Publishing {project}");
        var output = Path.Combine(Repository.Artifacts, name);
        await Command.RunAsync(["dotnet", "publish", Path.Combine(Repository.Root, project), "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "-v", "q", "--nologo", "-o", output], cancel);
        return output;
    }
}
