using System.Diagnostics;

namespace IdentDbBridge.Mutation;

/// <summary>What is mutated of one source project, and by which tests it is tried.</summary>
/// <param name="Name">Stryker's configuration is NAME.json in this directory.</param>
/// <param name="Assembly">What is mutated.</param>
/// <param name="Tests">Parts of class and method; those behind '!' are left out.</param>
sealed record Run(string Name, string Assembly, IReadOnlyList<string> Tests)
{
    public static IReadOnlyList<Run> All { get; } =
    [
        new("model", "IdentDbBridge.Model", [".Rules.", ".Phones.", ".Calls.", ".Tickets.", ".Schedule.TimetableFiles", ".Schedule.RulesOfTimetables", "!UnderFuzz"]),
        new("calls", "IdentDbBridge.Operations",
        [
            .. new[] { "WholeCalls.Are_right", "RecordsOfAsterisk.", "CallsOfSeveralLegs.", "LegsOfCalls.", "SidesOfCalls.", "SightOfRecords.", "ColumnsOfRecords.", "PeersOfChannels.", "OutsidePrefixes.", "IdsOfAsterisk.Are_told" }
                .Select(t => $".Import.{t}"),
        ]),
        new("scripts", "IdentDbBridge.Migrations", [".Scripts.", "!UnderFuzz", "!AgainstSqlite", "!Know_DbUp_s_commands"]),
    ];

    string Output => Path.Combine(Repository.Root, "artifacts", "mutation", Name);

    string Mutated => Path.Combine(Output, "mutated");

    string Report => Path.Combine(Output, "reports", "mutation-report.json");

    string Trials => Path.Combine(Output, "trials.txt");

    /// <summary>Stryker makes the mutants, and the tests are run on each. Takes minutes. Returns Stryker's exit code.</summary>
    public async Task<int> StartAsync()
    {
        if (Directory.Exists(Output))
            Directory.Delete(Output, recursive: true);
        // On a busy machine the runner of tests needs more than its 90 seconds to start.
        // Its configuration names one small test, since it wants one.
        var start = new ProcessStartInfo("dotnet", ["stryker", "--config-file", $"../mutation/{Name}.json", "--output", Output])
        {
            WorkingDirectory = Path.Combine(Repository.Root, "tests", "IdentDbBridge.Tests.Mutation"),
            Environment = { ["IDENTDB_TEST_MUTATED"] = Mutated, ["RunAnalyzers"] = "false", ["VSTEST_CONNECTION_TIMEOUT"] = "900" },
        };
        using Process stryker = Process.Start(start)!;
        await stryker.WaitForExitAsync();
        if (stryker.ExitCode != 0)
            return stryker.ExitCode;

        var trials = new Trials(Mutated, Assembly, Tests);
        using StreamWriter results = new(Trials) { AutoFlush = true };
        foreach (var (id, status) in trials.Of([.. StrykerReport.Read(Report).Where(m => m.IsTested).Select(m => m.Id)]))
            await results.WriteLineAsync($"{id} {status}");
        return 0;
    }

    public IEnumerable<Mutant> Mutants()
    {
        Dictionary<int, string> status = File.ReadLines(Trials).Select(l => l.Split(' ')).ToDictionary(l => int.Parse(l[0], null), l => l[1]);
        return StrykerReport.Read(Report).Select(m => m with { Status = status.GetValueOrDefault(m.Id, m.Status) });
    }
}
