using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace IdentDbBridge.TestServers;

/// <summary>The programs of tests/IdentClients, which do with one driver each what IDENT does. Built once for each state of their source, into the user's cache.</summary>
public static class ClientPrograms
{
    /// <summary>The name in IDENTDB_TEST_REQUIRED.</summary>
    public const string Name = "ident-clients";

    const string Project = "Clients.proj";

    static readonly SemaphoreSlim Turn = new(1);

    /// <summary>The directory with a folder for each driver, after building it if that is not done yet.</summary>
    /// <exception cref="TestServerException">They cannot be built: a driver's package cannot be restored, for example.</exception>
    public static async Task<string> BuildAsync(Action<string> log, CancellationToken cancel)
    {
        var source = Path.Combine(Repository.Root(), "tests", "IdentClients");
        var built = Path.Combine(UserCache.Directory, $"ident-clients-{Fingerprint(source)}");
        if (Directory.Exists(built))
            return built;
        Directory.CreateDirectory(UserCache.Directory);
        await Turn.WaitAsync(cancel);
        try
        {
            await using var only = await UserCache.LockAsync("ident-clients", () => log("Another process is building the clients; waiting for it."), cancel);
            if (!Directory.Exists(built))
                await BuildAsync(Path.Combine(source, Project), built, log, cancel);
            return built;
        }
        finally
        {
            Turn.Release();
        }
    }

    /// <summary>How to run a client; null when what it runs on is not installed.</summary>
    /// <param name="directory">Its folder.</param>
    public static IReadOnlyList<string>? Command(string directory)
    {
        var framework = Path.Combine(directory, "IdentClient.exe");
        return !File.Exists(framework) ? ["dotnet", Path.Combine(directory, "IdentClient.dll")]
            : OperatingSystem.IsWindows() ? [framework]
            : MonoProgram.Find() is { } mono ? [mono, framework]
            : null;
    }

    static async Task BuildAsync(string project, string built, Action<string> log, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        var unfinished = Path.Combine(UserCache.Directory, "ident-clients-unfinished");
        if (Directory.Exists(unfinished))
            Directory.Delete(unfinished, recursive: true);
        // What this process has of MSBuild's variables would mislead another SDK.
        await TestServers.Command.RunAsync(
            ["dotnet", "msbuild", project, "-m:2", "-v:q", "-nologo", "-nodeReuse:false", "-p:UseSharedCompilation=false", $"-p:ClientsDirectory={unfinished}"],
            cancel,
            without: ["MSBuildSDKsPath", "MSBUILD_EXE_PATH", "MSBuildExtensionsPath", "MSBuildLoadMicrosoftTargetsReadOnly"]);
        Directory.Delete(Path.Combine(unfinished, "obj"), recursive: true);
        Directory.Move(unfinished, built);
        log($"Clients like IDENT built with {Directory.GetDirectories(built).Length} drivers in {watch.Elapsed.TotalSeconds:F0} s.");
    }

    static string Fingerprint(string source)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.EnumerateFiles(source).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetFileName(file)));
            hash.AppendData(File.ReadAllBytes(file));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }
}
