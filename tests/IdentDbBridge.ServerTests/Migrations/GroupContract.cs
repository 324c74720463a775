using System.Diagnostics;
using System.Globalization;
using System.Text;
using IdentDbBridge.Migrations.Plan;
using IdentDbBridge.Migrations.Reports;

namespace IdentDbBridge.ServerTests.Migrations;

/// <summary>Plain DML goes in groups, each one transaction with its entry in the journal: after a kill nothing of a group is in effect, or all of it is journalled.</summary>
public abstract class GroupContract<TServer>(ITestOutputHelper output) : MigrationContract<TServer>
    where TServer : ITestServer
{
    const string Own = "1000_own.sql";

    [Fact]
    public async Task Is_all_in_effect_and_journalled_or_not_at_all_wherever_the_run_is_killed()
    {
        string[] statements =
        [
            "create table if not exists Own (Id int not null, Name varchar(20))", "insert into Own values (1, 'a')", "set @n = 2", "insert into Own values (@n, 'b')", "update Own set Name = concat(Name, 'x')",
            "create table if not exists Later (Id int)", "insert into Own (Id) values (3)", "delete from Own where Id = 1", "replace into Own (Id) values (4)",
        ];
        Scripts.Write(Own, statements);
        List<(int Statement, MigrationEventKind Kind)> places = [];
        await UpAsync(e =>
        {
            if (e.Script == Own && e.Statement > 0)
                places.Add((e.Statement, e.Kind));
        });
        Assert.Equal(3 * statements.Length, places.Count);
        List<string> whole = Rows();
        foreach (var (statement, kind) in places)
        {
            Run($"drop table Own; delete from schemaversions where scriptname = '{Own}'; delete from IdentBridge_Migrations where ScriptName = '{Own}'");
            using (var child = Identdb.StartChild(Database, Scripts.Path, Own, statement, kind.ToString()))
                Assert.Equal(Identdb.Killed, (await child.EndAsync()).Code);
            int done = (await StatusOfAsync(Own)).StatementsDone;
            Assert.True(done is 0 or 1 or 5 or 6 or 9, $"{statement} {kind}: {done}");
            await UpAsync();
            Assert.True(whole.SequenceEqual(Rows()), $"{statement} {kind}: {string.Join(' ', Rows())}");
        }

        output.WriteLine($"figure: {TServer.Name}: {places.Count} kills in a script with two groups, each next run ended with the rows of an undisturbed one");

        List<string> Rows() => List("select concat_ws('|', Id, Name) from Own order by Id");
    }

    [Fact]
    public async Task Of_thousands_is_exact_after_kills_at_any_time()
    {
        const int Inserts = 4000;
        WriteInserts(Inserts);
        var random = new Random(11);
        int kills = 0;
        for (bool ended = false; !ended;)
        {
            using var run = Identdb.Start(Database, "up", "--scripts", Scripts.Path);
            if (kills < 8)
            {
                int from = await StandsAtAsync();
                await Task.Run(() => Eventually(() => StandsAt() > from + random.Next(0, 600) || run.HasEnded, "the run goes on"), Cancel);
                run.Kill();
                kills++;
            }

            ended = (await run.EndAsync()).Code == 0;
        }

        Assert.Equal(Inserts, Query<int>("select count(*) from Own"));
        Assert.Equal(Inserts, Query<int>("select count(distinct Id) from Own"));
        output.WriteLine($"figure: {TServer.Name}: {kills} runs killed at random times within {Inserts} INSERTs without a key, none lost or doubled");
    }

    [Fact]
    public async Task Costs_no_more_the_longer_the_script_is()
    {
        const int Inserts = 20_000;
        await UpAsync();
        WriteInserts(Inserts);
        var clock = Stopwatch.StartNew();
        Assert.Equal([Own], await UpAsync());
        var up = clock.Elapsed;
        Assert.Equal(Inserts, Query<int>("select count(*) from Own"));
        Run("drop table Own");
        clock.Restart();
        await ClientAsync();
        var client = clock.Elapsed;
        Assert.Equal(Inserts, Query<int>("select count(*) from Own"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"figure: {TServer.Name}: {Inserts} INSERTs of one row: up {up.TotalSeconds:F2} s, the mysql client {client.TotalSeconds:F2} s, ratio {up / client:F2}"));
    }

    [Fact]
    public async Task Is_not_made_where_a_transaction_takes_nothing_back()
    {
        Scripts.Write(Own, "create table Own (Id int not null) engine=MyISAM", "insert into Own (Id) values (1)", "insert into Own (Id) values (2)");
        using (var child = Identdb.StartChild(Database, Scripts.Path, Own, 2, "StatementRan"))
            Assert.Equal(Identdb.Killed, (await child.EndAsync()).Code);
        Assert.Equal((ScriptState.Partial, 1), ((await StatusOfAsync(Own)).State, (await StatusOfAsync(Own)).StatementsDone));
        await UpAsync();
        // It is in effect, and the journal could not know: it is repeated, and no other with it.
        Assert.Equal(["1", "1", "2"], List("select Id from Own order by Id"));
    }

    [Fact]
    public async Task Is_undone_when_the_server_undoes_it()
    {
        await UpAsync();
        Run("create table Own (Id int not null primary key, N int not null)");
        Run("insert into Own values (1, 0), (2, 0)");
        Scripts.Write(Own, "update Own set N = N + 1 where Id = 1", "update Own set N = N + 1 where Id = 2", "update Own set N = N + 10 where Id = 1");
        using var other = Database.Open();
        other.Run("start transaction");
        // The one that has changed more is spared.
        other.Run("insert into Own (Id, N) select @n := @n + 1, 0 from information_schema.columns, (select @n := 10) n limit 300");
        other.Run("update Own set N = N + 100 where Id = 2");
        using var run = Identdb.Start(Database, "up", "--scripts", Scripts.Path);
        await Eventually(() => Query<int>("select count(*) from information_schema.processlist where info like 'update Own set N = N + 1 where Id = 2%'") == 1, "the run waits");
        other.Run("update Own set N = N + 100 where Id = 1");
        var end = await run.EndAsync();
        Assert.True(end.Code == 8, end.All);
        other.Run("rollback");
        Assert.Contains("Nothing of the script is in effect", end.Errors, StringComparison.Ordinal);
        Assert.Equal(0, (await StatusOfAsync(Own)).StatementsDone);
        await UpAsync();
        Assert.Equal(["11", "1"], List("select N from Own order by Id"));
    }

    int StandsAt() => Query<int>("select count(*) from information_schema.tables where table_schema = database() and table_name = 'IdentBridge_Migrations'") == 0
        ? 0 : Query<int>($"select coalesce(max(StatementsDone), 0) from IdentBridge_Migrations where ScriptName = '{Own}'");

    Task<int> StandsAtAsync() => Task.Run(StandsAt);

    void WriteInserts(int inserts)
    {
        var text = new StringBuilder("create table Own (Id int not null, Name varchar(40) not null);\n");
        for (int i = 1; i <= inserts; i++)
            text.Append(CultureInfo.InvariantCulture, $"insert into Own (Id, Name) values ({i}, 'Чистка зубов {i}');\n");
        Scripts.WriteText(Own, text.ToString());
    }

    async Task ClientAsync()
    {
        var server = new MySqlConnectionStringBuilder(Database.ConnectionString);
        using var client = Process.Start(new ProcessStartInfo(
            "mariadb", [$"--host={server.Server}", $"--port={server.Port}", $"--user={server.UserID}", $"--password={server.Password}", "--default-character-set=utf8mb4", Database.Name])
        { RedirectStandardInput = true })!;
        await using (var input = client.StandardInput.BaseStream)
            await input.WriteAsync(await File.ReadAllBytesAsync(Scripts.In(Own), Cancel), Cancel);
        await client.WaitForExitAsync(Cancel);
        Assert.Equal(0, client.ExitCode);
    }
}

public sealed class GroupOnMariaDb(ITestOutputHelper output) : GroupContract<MariaDb>(output);

public sealed class GroupOnMySql(ITestOutputHelper output) : GroupContract<MySql>(output);
