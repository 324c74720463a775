using System.Diagnostics;

namespace IdentDbBridge.TestServers;

/// <summary><c>test [--in-containers FILTER] [arguments for dotnet test]</c>: runs all tests, with servers of their own, then those of the filter once more, with servers in containers, and sums up.</summary>
static class TestCommand
{
    /// <summary>The folder of the results of what ran in containers.</summary>
    public const string InContainers = "in-containers";

    const string Required = "IDENTDB_TEST_REQUIRED";
    const string Option = $"--{InContainers}";

    static readonly string[] ConnectionStrings = [.. Enum.GetValues<ServerKind>().Select(kind => kind.Variable), "IDENTDB_TEST_MSSQL"];

    public static async Task<int> RunAsync(string[] arguments, CancellationToken cancel)
    {
        var (filter, rest) = Take(arguments);
        var root = Repository.Root();
        var results = Path.Combine(root, "artifacts", "test-results");
        if (Directory.Exists(results))
            Directory.Delete(results, recursive: true);
        var code = await RunAllAsync(Path.Combine(root, "IdentDbBridge.sln"), results, rest, cancel);
        if (filter is not null)
        {
            foreach (var variable in ConnectionStrings)
                Environment.SetEnvironmentVariable(variable, null);
            var again = await DotnetTestAsync(Path.Combine(root, "tests", "IdentDbBridge.ServerTests"), Path.Combine(results, InContainers), [.. rest, "--filter", filter], cancel);
            code = code != 0 ? code : again;
        }

        var summary = TestSummary.Read(results);
        var none = filter is not null && summary.InContainers == 0;
        if (none)
            Console.WriteLine($"FAILED {Option}: no test ran against a container.");
        summary.Print(Console.Out);
        return code != 0 ? code : summary.Failed > 0 || summary.Passed == 0 || none ? 1 : 0;
    }

    /// <summary>The filter of <see cref="Option"/>, null where it is not given, and the other arguments.</summary>
    internal static (string? Filter, string[] Others) Take(string[] arguments)
    {
        var place = Array.IndexOf(arguments, Option);
        if (place < 0)
            return (null, arguments);
        return place + 1 < arguments.Length
            ? (arguments[place + 1], [.. arguments[..place], .. arguments[(place + 2)..]])
            : throw new TestServerException($"{Option} wants a filter, as dotnet test takes it.");
    }

    static async Task<int> RunAllAsync(string solution, string results, string[] arguments, CancellationToken cancel)
    {
        var missing = Enum.GetValues<ServerKind>().Where(kind => !IsSet(kind.Variable));
        await using var servers = await PrivateServers.StartAsync(missing, Console.WriteLine, cancel);
        foreach (var (name, connectionString) in servers.Variables)
            Environment.SetEnvironmentVariable(name, connectionString);
        var galera = await GaleraProgram.InstallAsync(Console.WriteLine, cancel);
        var mono = await MonoProgram.InstallAsync(Console.WriteLine, cancel);
        var browser = await BrowserProgram.InstallAsync(Console.WriteLine, cancel);
        await MariaDbFromSid.InstallAsync(Console.WriteLine, cancel);
        await DebianMariaDb.UnpackAsync(Console.WriteLine, cancel);
        // Not worth it for a few.
        if (!arguments.Contains("--filter"))
            await ReadyPrograms.MakeAsync(Console.WriteLine, cancel);
        if (!IsSet(Required))
            Environment.SetEnvironmentVariable(Required, string.Join(',', MustRun(servers, galera, mono, browser)));
        return await DotnetTestAsync(solution, results, arguments, cancel);
    }

    // On a build server nothing may be left out; elsewhere what was started must work.
    static IEnumerable<string> MustRun(PrivateServers servers, GaleraProgram? galera, string? mono, string? browser) =>
        (IsSet("CI") ? Enum.GetValues<ServerKind>() : servers.Kinds)
            .Select(kind => kind.ToString().ToLowerInvariant())
            .Prepend("sqlite")
            .Concat(IsSet("CI") || galera is not null ? [GaleraProgram.Name] : [])
            .Concat(IsSet("CI") || mono is not null ? [MonoProgram.Name] : [])
            .Concat(IsSet("CI") || browser is not null ? [BrowserProgram.Name] : [])
            .Concat(IsSet("CI") ? [ClientPrograms.Name] : []);

    static async Task<int> DotnetTestAsync(string what, string results, string[] arguments, CancellationToken cancel)
    {
        // One project after the other (-m:1): they share the servers and the processor, and result files are named by the second.
        // A quiet console, since it would name each skipped test: the summary says what failed and what was skipped why.
        using var process = Process.Start("dotnet",
            [
                "test", what, "-c", "Release", "--nologo", "-m:1",
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
