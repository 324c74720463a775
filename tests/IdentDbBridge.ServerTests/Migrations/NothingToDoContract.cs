using IdentDbBridge.Data;
using IdentDbBridge.Dialects;
using IdentDbBridge.Migrations.Plan;
using IdentDbBridge.ServerTests.Containers;

namespace IdentDbBridge.ServerTests.Migrations;

public abstract class NothingToDoContract<TServer> : MigrationContract<TServer>
    where TServer : ITestServer
{
    [FactOnEachImage]
    public async Task Writes_nothing_and_takes_no_lock()
    {
        await UpAsync();
        // A run that wanted the lock would end with 5.
        var target = Dialect.Named(TServer.Provider).Parse(Database.ConnectionString);
        await using var db = await Db.OpenAsync(target, ConnectionUse.Inspect, Cancel);
        await using var held = target.Dialect.CreateLock(target, await target.Dialect.ReadSessionAsync(db, Cancel));
        Assert.True(await held.TryTakeAsync(Cancel));
        var before = Contents();

        var up = await Identdb.RunAsync(0, Database, "up", "--lock-timeout", "0");
        Assert.Contains("nothing to do", up.Output, StringComparison.Ordinal);
        Assert.Equal(before, Contents());
    }

    [FactOnEachImage]
    public async Task Is_what_a_dry_run_does_even_to_an_empty_database()
    {
        await MakeAsync();
        var dry = await Identdb.RunAsync(0, Database, "up", "--dry-run");
        Assert.Contains($"Would run {Bundled.Length} script(s). Nothing was written.", dry.Output, StringComparison.Ordinal);
        await Identdb.RunAsync(3, Database, "status", "--check");
        Assert.Empty(List(Snapshot.Tables(Database)));
    }

    [FactOnEachImage]
    public async Task Is_what_a_dry_run_does_to_a_database_with_pending_scripts()
    {
        await UpAsync();
        Scripts.Write("1000_own.sql", "create table Own (Id int not null)");
        var before = Contents();
        var dry = await Identdb.RunAsync(0, Database, "up", "--dry-run", "--json", "--scripts", Scripts.Path);
        Assert.Equal(["1000_own.sql"], dry.Json.GetProperty("wouldApply").EnumerateArray().Select(n => n.GetString()));
        Assert.Equal(before, Contents());
        Assert.Equal(ScriptState.Pending, (await StatusOfAsync("1000_own.sql")).State);
    }

    /// <remarks>What maps rows and objects by looking at their types compiles code for each, which takes longer than such a run.</remarks>
    [FactOnEachImage]
    public async Task Needs_no_mapper_and_nor_does_a_first_run()
    {
        for (var run = 0; run < 2; run++)
        {
            // Comes to no such event, so it runs to its end.
            using var child = Identdb.StartChild(Database, null, "none", 0, "ScriptStarted");
            var end = await child.EndAsync();
            Assert.True(end.Code == 0, end.All);
            Assert.Contains("IdentDbBridge.Data", end.Output.Split([' ', '\r', '\n']));
            Assert.DoesNotContain("Dapper", end.Output.Split([' ', '\r', '\n']));
            // The second finds nothing to do, and needs nothing of DbUp for that.
            Assert.Equal(run == 0, end.Output.Split([' ', '\r', '\n']).Contains("dbup-core"));
        }
    }

    /// <summary>A database that is there, but empty: SQLite has none before the first write.</summary>
    protected virtual Task MakeAsync() => Task.CompletedTask;

    /// <summary>Every row of every table, as text.</summary>
    List<string> Contents()
    {
        using var connection = Database.Open();
        List<string> rows = [];
        foreach (var table in connection.List(Snapshot.Tables(Database)).Order(StringComparer.Ordinal))
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"select * from {table}";
            using var reader = command.ExecuteReader();
            while (reader.Read())
                rows.Add($"{table}: {string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue))}");
        }

        return rows;
    }
}

public sealed class NothingToDoOnMariaDb : NothingToDoContract<MariaDb>;

public sealed class NothingToDoOnMySql : NothingToDoContract<MySql>;

/// <summary>The stand-in has one set of application locks for all its databases: beside others, a run of another test would hold the lock that is none of its business.</summary>
[Collection(nameof(ManyProcesses))]
public sealed class NothingToDoOnMsSql : NothingToDoContract<MsSql>;

public sealed class NothingToDoOnSqlite : NothingToDoContract<Sqlite>
{
    protected override Task MakeAsync()
    {
        Run("vacuum");
        return Task.CompletedTask;
    }
}
