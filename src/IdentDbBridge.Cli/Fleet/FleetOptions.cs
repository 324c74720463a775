using System.CommandLine;
using IdentDbBridge.Migrations;

namespace IdentDbBridge.Cli.Fleet;

/// <summary>What lets a command run for one database, or for every target of a file.</summary>
sealed class FleetOptions(TargetOptions target)
{
    const int Most = 64;

    readonly Option<bool> _all = new("--all") { Description = T($"For every target of --config: one table, one JSON document, the worst exit code.") };
    readonly Option<int> _parallel = WholeNumber.Option("--parallel", T($"With --all: how many targets at a time, 1 to {Most}."), 8, 1, Most);

    public void AddTo(Command command)
    {
        command.Options.Add(_all);
        command.Options.Add(_parallel);
    }

    /// <summary>Runs <paramref name="work"/> for the database that is meant, or for each of them.</summary>
    public Task<int> RunAsync(ParseResult parsed, Func<Output, MigratorOptions, Task<int>> work, CancellationToken cancellationToken)
    {
        var output = new Output(parsed.GetValue(target.Json));
        return Program.RunAsync(output, () => parsed.GetValue(_all)
            ? new FleetRun(target.ReadAll(parsed), work).RunAsync(output, parsed.GetValue(_parallel), cancellationToken)
            : work(output, target.Read(parsed)));
    }
}
