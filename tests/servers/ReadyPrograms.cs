using System.Runtime.InteropServices;

namespace IdentDbBridge.TestServers;

/// <summary>The programs that tests start, compiled to machine code: thousands of processes that each compile them first take nearly twice as long.</summary>
public static class ReadyPrograms
{
    const string Variable = "IDENTDB_TEST_ASSEMBLIES";

    /// <summary>Where their assemblies are: as they were made ready, else beside this one.</summary>
    public static string Directory => Named ?? AppContext.BaseDirectory;

    static string? Named => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } directory ? directory : null;

    /// <summary>Makes them, for this process and those that it starts.</summary>
    internal static async Task MakeAsync(Action<string> log, CancellationToken cancel)
    {
        if (Named is not null)
            return;
        log("Compiling the programs that tests start");
        var root = Repository.Root();
        var directory = Path.Combine(root, "artifacts", "tests");
        await Command.RunAsync(
            [
                "dotnet", "publish", Path.Combine(root, "tests", "IdentDbBridge.ServerTests"), "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--self-contained", "false",
                "-p:PublishReadyToRun=true", "-v", "q", "--nologo", "-o", directory,
            ],
            cancel);
        Environment.SetEnvironmentVariable(Variable, directory);
    }
}
