using System.Diagnostics;

namespace IdentDbBridge.TestServers;

/// <summary><c>test [arguments for dotnet test]</c>: runs all tests, with servers of their own, and sums up.</summary>
static class TestCommand
{
    const string Required = "IDENTDB_TEST_REQUIRED";

    public static async Task<int> RunAsync(string[] arguments, CancellationToken cancel)
    {
        var missing = Enum.GetValues<ServerKind>().Where(kind => !IsSet(kind.Variable));
        await using var servers = await PrivateServers.StartAsync(missing, Console.WriteLine, cancel);
        foreach (var (name, connectionString) in servers.Variables)
            Environment.SetEnvironmentVariable(name, connectionString);
        var galera = await GaleraProgram.InstallAsync(Console.WriteLine, cancel);
        var mono = await MonoProgram.InstallAsync(Console.WriteLine, cancel);
        await MariaDbFromSid.InstallAsync(Console.WriteLine, cancel);
        await DebianMariaDb.UnpackAsync(Console.WriteLine, cancel);
        if (!IsSet(Required))
            Environment.SetEnvironmentVariable(Required, string.Join(',', MustRun(servers, galera, mono)));

        var results = Path.Combine(Repository.Root(), "artifacts", "test-results");
        if (Directory.Exists(results))
            Directory.Delete(results, recursive: true);
        var code = await DotnetTestAsync(results, arguments, cancel);
        var summary = TestSummary.Read(results);
        summary.Print(Console.Out);
        return code != 0 ? code : summary.Failed > 0 || summary.Passed == 0 ? 1 : 0;
    }

    // On a build server nothing may be left out; elsewhere what was started must work.
    static IEnumerable<string> MustRun(PrivateServers servers, GaleraProgram? galera, string? mono) =>
        (IsSet("CI") ? Enum.GetValues<ServerKind>() : servers.Kinds)
            .Select(kind => kind.ToString().ToLowerInvariant())
            .Prepend("sqlite")
            .Concat(IsSet("CI") || galera is not null ? [GaleraProgram.Name] : [])
            .Concat(IsSet("CI") || mono is not null ? [MonoProgram.Name] : [])
            .Concat(IsSet("CI") ? [ClientPrograms.Name] : []);

    static async Task<int> DotnetTestAsync(string results, string[] arguments, CancellationToken cancel)
    {
        // One project after the other (-m:1): they share the servers and the processor, and result files are named by the second.
        // A quiet console, since it would name each skipped test: the summary says what failed and what was skipped why.
        using var process = Process.Start("dotnet",
            [
                "test", Path.Combine(Repository.Root(), "IdentDbBridge.sln"), "-c", "Release", "--nologo", "-m:1",
                "--logger", "trx", "--logger", "console;verbosity=quiet", "--results-directory", results, .. arguments,
            ]);
        try
        {
            await process.WaitForExitAsync(cancel);
            return process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    static bool IsSet(string variable) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));
}
