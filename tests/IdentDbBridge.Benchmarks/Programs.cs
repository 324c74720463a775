using System.Runtime.InteropServices;
using IdentDbBridge.TestServers;

namespace IdentDbBridge.Benchmarks;

/// <summary>The published programs, and the database's own client.</summary>
/// <param name="IdentDb">As the pack target publishes it for this system.</param>
/// <param name="Bare">The assembly of a hand-written endpoint.</param>
/// <param name="Peers">The directory of other runners.</param>
/// <param name="Client">The mariadb client; it talks to MySQL, too.</param>
sealed record Programs(string IdentDb, string Bare, string Peers, string Client)
{
    /// <param name="all">Without it only the client is looked for.</param>
    /// <param name="isNative">As the pack target makes them, which takes minutes; else ReadyToRun.</param>
    public static async Task<Programs> PrepareAsync(bool all, bool isNative, CancellationToken cancel)
    {
        await TestServerInstaller.InstallAsync(ServerKind.MariaDb, Bench.Log, cancel);
        var client = Command.Find("mariadb") ?? throw new TestServerException("The client 'mariadb' is not on PATH.");
        if (!all)
            return new("", "", "", client);
        var identDb = await PublishAsync("src/IdentDbBridge.Cli", isNative ? "identdb" : "identdb-r2r", cancel, $"-p:Native={(isNative ? "true" : "")}");
        var bare = await PublishAsync("tests/IdentDbBridge.Benchmarks.Bare", "bare", cancel);
        return new(Path.Combine(identDb, "identdb"), Path.Combine(bare, "bare.dll"), await PublishPeersAsync(isNative, cancel), client);
    }

    static async Task<string> PublishPeersAsync(bool isNative, CancellationToken cancel)
    {
        const string Grate = "2.2.0";
        foreach (var peer in (string[])["DbUp", "Evolve", "FluentMigrator"])
            await PublishAsync($"tests/IdentDbBridge.Benchmarks.Peers/{peer}", Path.Combine("peers", peer), cancel);
        if (isNative)
            await PublishAsync("tests/IdentDbBridge.Benchmarks.Peers/DbUp", Path.Combine("peers", "DbUp-native"), cancel, "-p:PublishAot=true");
        var peers = Path.Combine(Repository.Artifacts, "peers");
        var grate = Path.Combine(peers, "grate");
        if (!Directory.Exists(grate))
            await Command.RunAsync(["dotnet", "tool", "install", "grate", "--version", Grate, "--tool-path", grate], cancel);
        return peers;
    }

    static async Task<string> PublishAsync(string project, string name, CancellationToken cancel, params string[] more)
    {
        Bench.Log($"Publishing {project}");
        var output = Path.Combine(Repository.Artifacts, name);
        await Command.RunAsync(["dotnet", "publish", Path.Combine(Repository.Root, project), "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "-p:RunAnalyzers=false", "-v", "q", "--nologo", "-o", output, .. more], cancel);
        return output;
    }
}
