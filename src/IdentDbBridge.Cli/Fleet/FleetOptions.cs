using System.CommandLine;
using IdentDbBridge.Cli.Options;
using IdentDbBridge.Cli.Results;
using IdentDbBridge.Cli.Targets;

namespace IdentDbBridge.Cli.Fleet;

/// <summary>What lets a command run for one database, or for every target of a file.</summary>
sealed class FleetOptions(TargetOptions target)
{
    const int Most = 64;

    readonly Option<bool> _all = new("--all") { Description = T($"For every target of --config: one table, one JSON document, the worst exit code.") };
    readonly Option<int> _parallel = WholeNumber.Option("--parallel", T($"With --all: how many targets at a time."), 8, 1, Most);

    public void AddTo(Command command)
    {
        command.Options.Add(_all);
        command.Options.Add(_parallel);
    }

    /// <summary>Whether every target of the file is meant.</summary>
    public bool IsAll(ParseResult parsed) => parsed.GetValue(_all);

    /// <summary>Runs <paramref name="work"/> for the database that is meant, or for each of them.</summary>
    public Task<int> RunAsync(ParseResult parsed, Func<Output, TargetDatabase, Task<int>> work, CancellationToken cancellationToken)
    {
        var output = new Output(parsed.GetValue(target.Json)) { Target = parsed.GetValue(target.Target) };
        return output.RunAsync(() => parsed.GetValue(_all)
            ? new FleetRun(target.ReadAll(parsed), work).RunAsync(output, parsed.GetValue(_parallel), cancellationToken)
            : RunAsync(output, target.ReadTarget(parsed), work));
    }

    /// <summary>One of them. Its document says which, whatever becomes of it.</summary>
    public static Task<int> RunAsync(Output output, TargetDatabase database, Func<Output, TargetDatabase, Task<int>> work)
    {
        output.Target = database.Place;
        return work(output, database);
    }
}
