using System.Diagnostics;

namespace IdentDbBridge.Mutation;

/// <summary>One run of Stryker: a source project and its configuration, NAME.json in this directory.</summary>
sealed record Run(string Name)
{
    public static IReadOnlyList<Run> All { get; } = [new("model"), new("calls"), new("scripts")];

    string Output => Path.Combine(Repository.Root, "artifacts", "mutation", Name);

    /// <summary>Takes minutes. Returns Stryker's exit code.</summary>
    public async Task<int> StartAsync()
    {
        // Fewer calls than the tests by themselves make: they are made again for each mutant.
        var start = new ProcessStartInfo("dotnet", ["stryker", "--config-file", $"../mutation/{Name}.json", "--output", Output])
        {
            WorkingDirectory = Path.Combine(Repository.Root, "tests", "IdentDbBridge.Tests.Mutation"),
            // On a busy machine the runner of tests needs more than its 90 seconds to start.
            Environment = { ["IDENTDB_TEST_CALLS"] = "400", ["RunAnalyzers"] = "false", ["VSTEST_CONNECTION_TIMEOUT"] = "900" },
        };
        using Process stryker = Process.Start(start)!;
        await stryker.WaitForExitAsync();
        return stryker.ExitCode;
    }

    public IEnumerable<Mutant> Mutants() => StrykerReport.Read(Path.Combine(Output, "reports", "mutation-report.json"));
}
