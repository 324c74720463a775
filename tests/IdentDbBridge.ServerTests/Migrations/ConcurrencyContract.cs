using System.Diagnostics;

namespace IdentDbBridge.ServerTests.Migrations;

/// <summary>Twenty processes take all there is of a small machine: each server in its turn, and nothing beside them.</summary>
[CollectionDefinition(nameof(ManyProcesses), DisableParallelization = true)]
public sealed class ManyProcesses;

[Collection(nameof(ManyProcesses))]
public abstract class ConcurrencyContract<TServer>(ITestOutputHelper output) : MigrationContract<TServer>
    where TServer : ITestServer
{
    const int Processes = 20;

    [Fact]
    public async Task Of_20_runs_at_once_each_script_is_applied_once_and_all_exit_with_0()
    {
        var clock = Stopwatch.StartNew();
        var runs = await Task.WhenAll(Enumerable.Range(0, Processes).Select(_ => Identdb.RunAsync(Database, "up", "--lock-timeout", "540", "--json")));

        Assert.All(runs, run => Assert.True(run.Code == 0, run.All));
        Assert.Equal(Bundled, List("select ScriptName from schemaversions order by ScriptName"));
        // Between them they applied each script once.
        Assert.Equal(Bundled, runs.SelectMany(run => run.Json.GetProperty("applied").EnumerateArray().Select(name => name.GetString()!)).Order(StringComparer.Ordinal));
        Snapshot.AssertInstalled<TServer>(Database);
        output.WriteLine($"figure: {TServer.Name}: {Processes} identdb up processes at once, {runs.Count(r => r.Code == 0)} exit 0, each of {Bundled.Length} scripts applied once, {clock.Elapsed.TotalSeconds:F0} s");
    }
}

public sealed class ConcurrencyOnMariaDb(ITestOutputHelper output) : ConcurrencyContract<MariaDb>(output);

public sealed class ConcurrencyOnMySql(ITestOutputHelper output) : ConcurrencyContract<MySql>(output);

public sealed class ConcurrencyOnMsSql(ITestOutputHelper output) : ConcurrencyContract<MsSql>(output);

public sealed class ConcurrencyOnSqlite(ITestOutputHelper output) : ConcurrencyContract<Sqlite>(output);
