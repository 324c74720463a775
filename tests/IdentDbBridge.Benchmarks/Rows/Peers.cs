using System.Globalization;
using System.Text;
using IdentDbBridge.Benchmarks.Measuring;
using IdentDbBridge.Benchmarks.Report;
using IdentDbBridge.Dialects;
using IdentDbBridge.Migrations.Scripts;
using IdentDbBridge.TestServers;
using Microsoft.Data.Sqlite;

namespace IdentDbBridge.Benchmarks.Rows;

/// <summary><c>identdb up</c> beside other runners with the same scripts, in turn within a round; each has a database of its own, since their journals differ.</summary>
sealed class Peers(bool onSqlite) : RowGroup
{
    // Of grate's own journal on MySQL and MariaDB, in bytes: the column is a TEXT.
    const int LongestOfGrate = 65_535;

    public override IReadOnlyList<string> Rows => [RowInfo.PeersNothing, RowInfo.PeersEmpty, RowInfo.PeersScripts, RowInfo.PeersAgain, RowInfo.PeersInserts];

    public override bool NeedsServer => !onSqlite;

    public override bool NeedsPrograms => true;

    string Provider => onSqlite ? "sqlite" : "mysql";

    public override async Task RunAsync(Bench bench, MeasuredServer? server, CancellationToken cancel)
    {
        var bundled = Bundled();
        if (bench.Wants(RowInfo.PeersNothing))
            await CompareAsync(bench, server, RowInfo.PeersNothing, "", bundled, [], isAgain: true, bench.Sizes.ShortPairs, Goal.AtMost(1.0), cancel);
        if (bench.Wants(RowInfo.PeersEmpty))
            await CompareAsync(bench, server, RowInfo.PeersEmpty, "", bundled, [], isAgain: false, bench.Sizes.ShortPairs, Goal.AtMost(1.1), cancel);
        // MySQL syncs each CREATE TABLE twice: a thousand of them by five runners would take a quarter of the whole run.
        foreach (var count in bench.Sizes.Scripts.Where(c => server?.Kind != ServerKind.MySql || c == bench.Sizes.Scripts[0]))
        {
            var more = Enumerable.Range(1, count).Select(i => (Name(i), string.Create(CultureInfo.InvariantCulture, $"CREATE TABLE extra_{i:0000} (Id INT NOT NULL PRIMARY KEY);\n"))).ToList();
            var what = string.Create(CultureInfo.InvariantCulture, $"{count:N0} more scripts");
            if (bench.Wants(RowInfo.PeersScripts))
                await CompareAsync(bench, server, RowInfo.PeersScripts, what, bundled, more, isAgain: false, bench.Sizes.Pairs, Goal.AtMost(1.1), cancel);
            if (bench.Wants(RowInfo.PeersAgain))
                await CompareAsync(bench, server, RowInfo.PeersAgain, what, bundled, more, isAgain: true, bench.Sizes.Pairs, Goal.AtMost(1.0), cancel);
        }

        if (!bench.Wants(RowInfo.PeersInserts))
            return;
        foreach (var count in bench.Sizes.Inserts)
        {
            // On SQLite DbUp has a transaction for each script here, which nobody must be told to ask for, and a fiftieth of its usual time.
            var goal = onSqlite ? Goal.AtMost(1.5) : Goal.AtMost(count > 1000 ? 0.5 : 1.0);
            await CompareAsync(bench, server, RowInfo.PeersInserts, string.Create(CultureInfo.InvariantCulture, $"{count:N0} INSERTs"), bundled, [(Name(1), Inserts(count))], isAgain: false, bench.Sizes.Pairs, goal, cancel);
        }

        if (server is not null)
            await ToClientAsync(bench, server, bundled, cancel);
    }

    static async Task ToClientAsync(Bench bench, MeasuredServer server, List<(string Name, string Text)> bundled, CancellationToken cancel)
    {
        var script = Inserts(bench.Sizes.ClientInserts);
        var ours = new Runner(Runner.Ours, bench.Programs.IdentDb);
        ours.Write(bench.Folder["scripts-client"], bundled, [(Name(1), script)]);
        var file = bench.Folder["client.sql"];
        await File.WriteAllTextAsync(file, string.Concat(bundled.Select(s => s.Text)) + script, cancel);
        var imports = new Imports(bench, server, cancel);
        var pairs = await Pairs.RunAsync(
            bench.Sizes.Pairs,
            () =>
            {
                server.CreateDatabase(Database(ours));
                return imports.ProgramAsync(Database(ours), "up", "--scripts", bench.Folder["scripts-client"]);
            },
            () =>
            {
                server.CreateDatabase(Database(ours));
                return imports.InsertAsync(file, Database(ours));
            });
        server.DropDatabase(Database(ours));
        var what = string.Create(CultureInfo.InvariantCulture, $"{bench.Sizes.ClientInserts:N0} INSERTs, to the server's own client");
        bench.Findings.Comparisons.Add(Comparison.Of(RowInfo.PeersInserts, server.Name, what, "ms", pairs, u => u.Seconds * 1000, Goal.AtMost(1.0)));
    }

    static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"{1000 + number}_extra.sql");

    static string Inserts(int count)
    {
        var text = new StringBuilder("CREATE TABLE bench_rows (Id INT NOT NULL PRIMARY KEY, Name VARCHAR(100) NOT NULL);\n");
        for (var i = 0; i < count; i++)
            text.Append(CultureInfo.InvariantCulture, $"INSERT INTO bench_rows (Id, Name) VALUES ({i}, 'Пациент {i}');\n");
        return text.ToString();
    }

    /// <summary>The exchange's own, with the tables' names put in.</summary>
    List<(string Name, string Text)> Bundled()
    {
        var dialect = Dialect.Named(Provider);
        return [.. ScriptSource.Bundled(dialect).Select(script => (script.Name, dialect.Splitter.ReplaceVariables(script.Text, ExchangeTables.Default.Names)))];
    }

    async Task CompareAsync(Bench bench, MeasuredServer? server, string row, string what, List<(string Name, string Text)> bundled, List<(string Name, string Text)> more, bool isAgain, int rounds, Goal? goal, CancellationToken cancel)
    {
        var runners = Runner.All(bench.Programs);
        if (server is not null && more.Any(s => Encoding.UTF8.GetByteCount(s.Text) > LongestOfGrate))
        {
            runners = [.. runners.Where(r => r.Name != Runner.Grate)];
            bench.Findings.Remark(row, $"{server.Name}, {what}: without grate, whose journal takes no script above 64 KiB there.");
        }

        var native = Runner.NativeDbUp(bench.Programs);
        // A program's size is seen in its start.
        if (row == RowInfo.PeersNothing && File.Exists(native.Program))
            runners = [.. runners, native];
        Dictionary<Runner, List<Usage>> runs = runners.ToDictionary(r => r, _ => new List<Usage>());
        foreach (var runner in runners)
        {
            runner.Write(bench.Folder[$"scripts-{runner.Name}"], bundled, more);
            if (isAgain)
            {
                Empty(bench, server, runner);
                await RunAsync(bench, server, runner, cancel);
            }
        }

        for (var round = 0; round < rounds; round++)
        {
            foreach (var runner in runners)
            {
                if (!isAgain)
                    Empty(bench, server, runner);
                runs[runner].Add(await RunAsync(bench, server, runner, cancel));
            }

            Bench.Log("  " + string.Join(", ", runners.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Name} {runs[r][^1].Seconds:F3} s"))));
        }

        foreach (var runner in runners)
            Drop(bench, server, runner);
        var ours = runs[runners[0]];
        var best = runners.Skip(1).Where(r => r != native).MinBy(r => runs[r].Select(u => u.Seconds).Median())!;
        var name = server?.Name ?? "SQLite";
        foreach (var runner in runners.Skip(1))
        {
            var label = string.Join(", ", new[] { what, $"to {runner.Name}{(runner == best ? ", the fastest of those with .NET in them" : "")}" }.Where(t => t.Length > 0));
            bench.Findings.Comparisons.Add(Comparison.Of(row, name, label, "ms", new Pairs(ours, runs[runner]), u => u.Seconds * 1000, runner == best ? goal : runner == native ? Goal.AtMost(1.5) : null));
        }

        if (row != RowInfo.PeersNothing)
            return;
        var dbUp = runs[runners.Single(r => r.Name == Runner.DbUp)];
        bench.Findings.Comparisons.Add(Comparison.Of(row, name, "to DbUp, published ReadyToRun", "ms", new Pairs(ours, dbUp), u => u.Seconds * 1000, Goal.AtMost(0.35)));
        bench.Findings.Comparisons.Add(Comparison.Of(row, name, "peak memory, to 35 MiB", "MiB", new Pairs(ours, [.. ours.Select(u => u with { PeakMemory = 35 << 20 })]), u => u.PeakMemory / 1048576.0, Goal.AtMost(1.0)));
    }

    Task<Usage> RunAsync(Bench bench, MeasuredServer? server, Runner runner, CancellationToken cancel) => Meter.RunAsync(
        server,
        () => Child.RunAsync(
            runner.Command(Provider, bench.Folder[$"scripts-{runner.Name}"], ConnectionString(bench, server, runner), bench.Folder["grate"]),
            new Dictionary<string, string> { ["IDENTDB_PROVIDER"] = Provider, ["IDENTDB_CONNECTION"] = ConnectionString(bench, server, runner), ["IDENTDB_LANG"] = "en", ["PEER_CONNECTION"] = ConnectionString(bench, server, runner) },
            bench.Folder.Root,
            cancel));

    static string ConnectionString(Bench bench, MeasuredServer? server, Runner runner) =>
        server?.ConnectionString(Database(runner)) ?? new SqliteConnectionStringBuilder { DataSource = bench.Folder[Database(runner) + ".db"] }.ConnectionString;

    static string Database(Runner runner) => "bench_" + runner.Name.ToLowerInvariant().Replace('-', '_');

    static void Empty(Bench bench, MeasuredServer? server, Runner runner)
    {
        Drop(bench, server, runner);
        if (server is not null)
            server.CreateDatabase(Database(runner));
        else
            File.WriteAllBytes(bench.Folder[Database(runner) + ".db"], []);
    }

    static void Drop(Bench bench, MeasuredServer? server, Runner runner)
    {
        if (server is not null)
            server.DropDatabase(Database(runner));
        else
            File.Delete(bench.Folder[Database(runner) + ".db"]);
    }
}
