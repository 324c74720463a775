using System.Globalization;
using IdentDbBridge.Benchmarks.Measuring;
using IdentDbBridge.Benchmarks.Report;
using IdentDbBridge.Dialects;
using IdentDbBridge.Migrations.Scripts;

namespace IdentDbBridge.Benchmarks.Rows;

/// <summary><c>identdb up</c> as a whole process.</summary>
sealed class Ups : RowGroup
{
    const string Database = "bench_up";

    public override IReadOnlyList<string> Rows => [RowInfo.UpNothing, RowInfo.UpEmpty];

    public override bool NeedsPrograms => true;

    public override async Task RunAsync(Bench bench, MeasuredServer server, CancellationToken cancel)
    {
        if (bench.Wants(RowInfo.UpNothing))
            await NothingAsync(bench, server, cancel);
        if (bench.Wants(RowInfo.UpEmpty))
            await EmptyAsync(bench, server, cancel);
        server.DropDatabase(Database);
    }

    static async Task NothingAsync(Bench bench, MeasuredServer server, CancellationToken cancel)
    {
        await Exchanges.CreateAsync(server, Database, cancel);
        Task<Usage> Dotnet(IReadOnlyDictionary<string, string> environment) =>
            Meter.RunAsync(server, () => Child.RunAsync(["dotnet", bench.Programs.Connect], environment, bench.Folder.Root, cancel));
        var pairs = await Pairs.RunAsync(
            bench.Sizes.ShortPairs,
            () => new Imports(bench, server, cancel).ProgramAsync(Database, "up"),
            () => Dotnet(server.ProgramEnvironment(Database)));
        Note(bench, server, RowInfo.UpNothing, pairs, Goal.AtMost(2.5));

        var alone = new List<double>();
        for (var i = 0; i < bench.Sizes.ShortPairs; i++)
            alone.Add((await Dotnet(new Dictionary<string, string>())).Seconds);
        bench.Findings.Remark(RowInfo.UpNothing, string.Create(CultureInfo.InvariantCulture, $"{server.Name}: `dotnet` running a program that does nothing takes {alone.Median() * 1000:0} ms ({alone.Min() * 1000:0}–{alone.Max() * 1000:0})."));
    }

    static async Task EmptyAsync(Bench bench, MeasuredServer server, CancellationToken cancel)
    {
        var scripts = bench.Folder["scripts.sql"];
        await File.WriteAllTextAsync(scripts, Scripts(), cancel);
        var imports = new Imports(bench, server, cancel);
        var pairs = await Pairs.RunAsync(
            bench.Sizes.ShortPairs,
            () =>
            {
                server.CreateDatabase(Database);
                return imports.ProgramAsync(Database, "up");
            },
            () =>
            {
                server.CreateDatabase(Database);
                return imports.InsertAsync(scripts, Database);
            });
        Note(bench, server, RowInfo.UpEmpty, pairs, Goal.AtMost(1.5));
    }

    static void Note(Bench bench, MeasuredServer server, string row, Pairs pairs, Goal goal)
    {
        bench.Findings.Comparisons.Add(Comparison.Of(row, server.Name, "", "ms", pairs, usage => usage.Seconds * 1000, goal));
        bench.Findings.Profiles.Add(new(row, server.Name, "ours", pairs.Ours.MedianRun(), 1));
        bench.Findings.Profiles.Add(new(row, server.Name, "baseline", pairs.Baseline.MedianRun(), 1));
    }

    /// <summary>The scripts as a DBA would send them, with the tables' names put in.</summary>
    static string Scripts()
    {
        var dialect = Dialect.Named("mysql");
        return string.Concat(ScriptSource.Bundled(dialect).Select(script => dialect.Splitter.ReplaceVariables(script.Text, ExchangeTables.Default.Names)));
    }
}
