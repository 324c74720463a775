using IdentDbBridge.Dialects;
using IdentDbBridge.Migrations.Reports;
using IdentDbBridge.Migrations.Scripts;

namespace IdentDbBridge.ServerTests.Migrations;

public abstract class KillContract<TServer>(ITestOutputHelper output) : MigrationContract<TServer>
    where TServer : ITestServer
{
    // Where a script is one transaction, no statement is journalled by itself.
    static string[] Phases => RollsBackDdl ? ["StatementStarting", "StatementRan"] : ["StatementStarting", "StatementRan", "StatementJournaled"];

    [Fact]
    public async Task After_a_kill_at_each_statement_the_next_up_ends_with_the_schema_of_an_undisturbed_install()
    {
        var places = await PlacesAsync();
        Snapshot.AssertInstalled<TServer>(Database);
        foreach (var (script, statement, phase) in places)
        {
            Empty();
            await KillAtAsync(script, statement, phase);
            await UpAsync();
            Assert.True((await StatusAsync()).IsUpToDate, $"{script} {statement} {phase}");
            Snapshot.AssertInstalled<TServer>(Database);
            Assert.Equal(Bundled, List("select ScriptName from schemaversions order by ScriptName"));
        }

        output.WriteLine($"figure: {TServer.Name}: {places.Count} processes killed (SIGKILL) at each statement of each migration, {places.Count} of {places.Count} next runs ended with the schema of an undisturbed install");
    }

    [Fact]
    public async Task Killed_again_and_again_it_comes_to_the_end()
    {
        var places = await PlacesAsync();
        if (!RollsBackDdl)
        {
            // The last statement is journalled with its script, which does not run again after that.
            places.RemoveAll(p => p.Phase == nameof(MigrationEventKind.ScriptApplied));
        }

        Empty();
        foreach (var (script, statement, phase) in places)
        {
            // On the same database each time: it goes on where the one before was killed.
            await KillAtAsync(script, statement, phase);
        }

        await UpAsync();
        Snapshot.AssertInstalled<TServer>(Database);
        Assert.Equal(Bundled, List("select ScriptName from schemaversions order by ScriptName"));
        output.WriteLine($"figure: {TServer.Name}: {places.Count} kills in a row on one database, then one run to the end");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Killed_while_it_makes_the_journal_it_makes_the_rest(int tables)
    {
        // What such a kill leaves: the first of the journal's tables, each made by a statement of its own.
        await UpAsync();
        string[] journal = ["schemaversions", "IdentBridge_Migrations", "IdentBridge_MigrationAudit", "IdentBridge_RunLock"];
        Empty(journal[..tables]);

        await UpAsync();
        Snapshot.AssertInstalled<TServer>(Database);
    }

    [Fact]
    public async Task Killed_while_it_holds_the_lock_it_is_in_nobody_s_way()
    {
        using (var child = Identdb.StartChild(Database, null, Bundled[0], 1, "StatementStarting", "wait"))
        {
            await child.WaitsAsync();
            child.Kill();
            await child.EndAsync();
        }

        // Its entry is still there, but speaks only while the lock is held.
        Assert.Equal(1, Query<int>("select count(*) from IdentBridge_RunLock"));
        await Identdb.RunAsync(0, Database, "up", "--lock-timeout", "20");
        Snapshot.AssertInstalled<TServer>(Database);
    }

    /// <summary>Every place at which a run tells of a step, from an undisturbed run.</summary>
    async Task<List<(string Script, int Statement, string Phase)>> PlacesAsync()
    {
        List<(string Script, int Statement, string Phase)> places = [];
        await UpAsync(e => places.Add((e.Script, e.Statement, e.Kind.ToString())));
        var statements = ScriptSource.Bundled(Dialect.Named(TServer.Provider)).Sum(script => script.Statements.Count);
        Assert.All(Phases, phase => Assert.Equal(statements, places.Count(p => p.Phase == phase)));
        return places;
    }

    async Task KillAtAsync(string script, int statement, string phase)
    {
        using var child = Identdb.StartChild(Database, null, script, statement, phase);
        var end = await child.EndAsync();
        Assert.True(end.Code == Identdb.Killed, $"{script} {statement} {phase}: {end.All}");
    }

    /// <summary>Drops every table and empties those to be kept.</summary>
    void Empty(params string[] kept)
    {
        using var connection = Database.Open();
        foreach (var table in connection.List(Snapshot.Tables(Database)))
            connection.Run(kept.Contains(table, StringComparer.OrdinalIgnoreCase) ? $"delete from {table}" : $"drop table {table}");
    }
}

public sealed class KillOnMariaDb(ITestOutputHelper output) : KillContract<MariaDb>(output);

public sealed class KillOnMySql(ITestOutputHelper output) : KillContract<MySql>(output);

public sealed class KillOnMsSql(ITestOutputHelper output) : KillContract<MsSql>(output);

public sealed class KillOnSqlite(ITestOutputHelper output) : KillContract<Sqlite>(output);
