using IdentDbBridge.Migrations.Plan;
using IdentDbBridge.Migrations.Reports;

namespace IdentDbBridge.ServerTests.Migrations;

/// <summary>What holds of a failing script on every server.</summary>
public abstract class BrokenScriptContract<TServer> : MigrationContract<TServer>
    where TServer : ITestServer
{
    protected const string Own = "1000_own.sql";

    [Fact]
    public async Task Ends_with_8_names_the_place_and_runs_nothing_after_it()
    {
        Scripts.Write(Own, "create table Own (Id int not null)", "insert into Own (Id) values (1)", "insert into NoSuchTable (Id) values (2)");
        Scripts.Write("1001_later.sql", "create table Later (Id int not null)");
        var failed = await Identdb.RunAsync(8, Database, "up", "--scripts", Scripts.Path);
        Assert.Contains($"{TServer.Provider}/{Own} failed at statement 3, line {(TServer.Provider == "mssql" ? 5 : 3)} (", failed.Errors, StringComparison.Ordinal);
        Assert.Equal(Bundled, List("select ScriptName from schemaversions order by ScriptName"));
        Assert.DoesNotContain("Later", List(Snapshot.Tables(Database)));
    }

    [Theory]
    [InlineData("+79111234567")]
    [InlineData("д'Артаньян (Иван) \"x\" 5")]
    public async Task Is_told_without_the_values_of_rows(string value)
    {
        var text = value.Replace("'", "''", StringComparison.Ordinal);
        var n = TServer.Provider == "mssql" ? "N" : "";
        Scripts.Write(
            Own,
            $"create table Own (Phone {TServer.TextType} not null, primary key (Phone))",
            $"insert into Own (Phone) values ({n}'{text}')",
            "insert into Own (Phone) select Phone from Own");
        var failed = await Identdb.RunAsync(8, Database, "up", "--scripts", Scripts.Path);
        foreach (var part in value.Split(' ', '\'', '(', ')', '"').Where(p => p.Length > 1))
        {
            Assert.DoesNotContain(part, failed.All, StringComparison.Ordinal);
            Assert.DoesNotContain(part, (await StatusOfAsync(Own)).Note!, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Of_comments_only_is_applied()
    {
        Scripts.WriteText(Own, "-- ничего\n");
        Assert.Contains(Own, await UpAsync());
        Assert.Empty(await UpAsync());
        Assert.Equal(ScriptState.Applied, (await StatusOfAsync(Own)).State);
    }

    [Fact]
    public async Task That_moves_to_another_database_is_refused_with_2_before_anything_runs()
    {
        Scripts.Write(Own, "create table Own (Id int not null)", TServer.Provider == "sqlite" ? ".open other.db" : "use other");
        await Identdb.RunAsync(2, Database, "up", "--scripts", Scripts.Path);
        Assert.Empty(Tables());
    }

    protected List<string> Tables() => List(Snapshot.Tables(Database));
}

/// <summary>MariaDB and MySQL commit each DDL statement: a broken script goes on where it stopped.</summary>
public abstract class ResumedScriptContract<TServer> : BrokenScriptContract<TServer>
    where TServer : ITestServer
{
    static readonly string[] Begin = ["create table Own (Id int not null)", "insert into Own (Id) values (1)"];

    [Fact]
    public async Task Goes_on_at_the_failed_statement_once_that_is_mended()
    {
        Scripts.Write(Own, [.. Begin, "insert into NoSuchTable (Id) values (2)"]);
        var failed = await Identdb.RunAsync(8, Database, "up", "--scripts", Scripts.Path);
        Assert.Contains("Statements 1-2 are in effect.", failed.Errors, StringComparison.Ordinal);
        Assert.Contains("the next run goes on at statement 3. Run 'identdb up'.", failed.Errors, StringComparison.Ordinal);
        await Identdb.RunAsync(8, Database, "status", "--check", "--scripts", Scripts.Path);
        var status = await StatusOfAsync(Own);
        Assert.Equal((ScriptState.Partial, 2, 3), (status.State, status.StatementsDone, status.StatementsTotal));

        Scripts.Write(Own, [.. Begin, "insert into Own (Id) values (3)", "insert into Own (Id) values (4)"]);
        List<string> sent = [];
        await UpAsync(e =>
        {
            if (e.Kind == MigrationEventKind.StatementStarting)
                sent.Add($"{e.Script} {e.Statement}");
        });
        Assert.Equal([$"{Own} 3", $"{Own} 4"], sent);
        Assert.Equal(["1", "3", "4"], List("select Id from Own order by Id"));
        Assert.Equal((ScriptState.Applied, null), ((await StatusOfAsync(Own)).State, (await StatusOfAsync(Own)).Note));
    }

    [Fact]
    public async Task With_its_applied_part_edited_is_refused_until_repair()
    {
        Scripts.Write(Own, [.. Begin, "insert into NoSuchTable (Id) values (2)"]);
        await Assert.ThrowsAsync<ScriptFailedException>(() => UpAsync());
        Scripts.Write(Own, Begin[0], "insert into Own (Id) values (10)", "insert into Own (Id) values (3)");

        Assert.Contains("statements 1-2", (await Identdb.RunAsync(4, Database, "up", "--scripts", Scripts.Path)).Errors, StringComparison.Ordinal);
        Assert.Equal(["1"], List("select Id from Own"));
        Assert.Equal([new RepairAction(Own, "done-part-accepted")], await RepairAsync(Own));
        await UpAsync();
        Assert.Equal(["1", "3"], List("select Id from Own order by Id"));
    }

    [Theory]
    [InlineData(1, new[] { "1", "1" })]
    [InlineData(2, new[] { "1" })]
    [InlineData(3, new[] { "1" })]
    public async Task Goes_on_where_repair_says_that_it_stands(int done, string[] rows)
    {
        Scripts.Write(Own, [.. Begin, "insert into NoSuchTable (Id) values (2)"]);
        await Assert.ThrowsAsync<ScriptFailedException>(() => UpAsync());
        // Twice: a repair that changes nothing is no error.
        for (var i = 0; i < 2; i++)
            await Identdb.RunAsync(0, Database, "repair", Own, "--statements-done", $"{done}", "--scripts", Scripts.Path);
        Assert.Equal("statements-marked-done", Query<string>("select max(Action) from IdentBridge_MigrationAudit"));
        await Identdb.RunAsync(2, Database, "repair", Own, "--statements-done", "4", "--scripts", Scripts.Path);

        Run("create table NoSuchTable (Id int not null)");
        Assert.Equal([Own], await UpAsync());
        Assert.Equal(rows, List("select Id from Own"));
        Assert.Equal(done < 3 ? 1 : 0, Query<int>("select count(*) from NoSuchTable"));
    }

    [Fact]
    public async Task With_an_open_transaction_of_its_own_is_told_as_it_is()
    {
        Scripts.Write(Own, "create table Own (Id int not null)", "start transaction", "insert into Own (Id) values (1)", "insert into NoSuchTable (Id) values (2)", "commit");
        var failed = await Identdb.RunAsync(8, Database, "up", "--scripts", Scripts.Path);
        // The rows went with the transaction, and so did the journal of them.
        Assert.Equal(0, Query<int>("select count(*) from Own"));
        Assert.Contains("Statement 1 is in effect.", failed.Errors, StringComparison.Ordinal);
        var status = await StatusOfAsync(Own);
        Assert.Equal((ScriptState.Partial, 1), (status.State, status.StatementsDone));
        Assert.Contains("failed at statement 4", status.Note!, StringComparison.Ordinal);

        Run("create table NoSuchTable (Id int not null)");
        await UpAsync();
        Assert.Equal((1, 1), (Query<int>("select count(*) from Own"), Query<int>("select count(*) from NoSuchTable")));
    }

    [Fact]
    public async Task Whose_statement_somebody_interrupts_ends_with_8()
    {
        Scripts.Write(Own, [.. Begin, "insert into Own (Id) select sleep(60) + Id from Own"]);
        using var run = Identdb.Start(Database, "up", "--scripts", Scripts.Path);
        Run($"kill query {await SleeperAsync()}");
        var end = await run.EndAsync();
        Assert.True(end.Code == 8, end.All);
        Assert.Contains("1317", end.Errors, StringComparison.Ordinal);
        Assert.Contains("Statements 1-2 are in effect.", end.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whose_connection_somebody_cuts_ends_with_8_and_writes_nothing_by_another()
    {
        Scripts.Write(Own, [.. Begin, "insert into Own (Id) select sleep(60) + Id from Own"]);
        using var run = Identdb.Start(Database, "up", "--scripts", Scripts.Path);
        Run($"kill {await SleeperAsync()}");
        var end = await run.EndAsync();
        Assert.True(end.Code == 8, end.All);
        // The other INSERT went with it: both were one transaction with their entry in the journal.
        Assert.Contains("Statement 1 is in effect. Once the script", end.Errors, StringComparison.Ordinal);
        Assert.Empty(List("select Id from Own"));
        Assert.Equal("running", Query<string>($"select State from IdentBridge_Migrations where ScriptName = '{Own}'"));
        await Identdb.RunAsync(8, Database, "status", "--check", "--scripts", Scripts.Path);
    }

    [Fact]
    public async Task Whose_connection_somebody_cuts_under_what_cannot_be_taken_back_tells_the_doubt()
    {
        Scripts.Write(Own, [.. Begin, "create table Slow select sleep(60) + Id as Id from Own"]);
        using var run = Identdb.Start(Database, "up", "--scripts", Scripts.Path);
        Run($"kill {await SleeperAsync("create table Slow")}");
        var end = await run.EndAsync();
        Assert.True(end.Code == 8, end.All);
        Assert.Contains("Statements 1-2 are in effect. Whether statement 3 is, the server could not say.", end.Errors, StringComparison.Ordinal);
        Assert.Equal("running", Query<string>($"select State from IdentBridge_Migrations where ScriptName = '{Own}'"));
        await Identdb.RunAsync(8, Database, "status", "--check", "--scripts", Scripts.Path);
    }

    [Fact]
    public async Task That_leaves_a_transaction_open_is_committed()
    {
        Scripts.Write(Own, "create table Own (Id int not null)", "start transaction", "insert into Own (Id) values (1)");
        Assert.Contains(Own, await UpAsync());
        Assert.Equal(["1"], List("select Id from Own"));
        Assert.Equal(ScriptState.Applied, (await StatusOfAsync(Own)).State);
    }

    /// <summary>The session that sleeps, once it does.</summary>
    async Task<long> SleeperAsync(string begins = "insert into Own (Id)")
    {
        string sleeper = $"from information_schema.processlist where info like '{begins} select sleep(60)%'";
        await Eventually(() => Query<int>($"select count(*) {sleeper}") == 1, "the statement runs");
        return Query<long>($"select id {sleeper}");
    }

    [Fact]
    public async Task Killed_between_a_statement_and_its_journal_repeats_that_statement_only()
    {
        // In a table of another database, perhaps of another engine: nothing says that a transaction would take it back.
        Scripts.Write(Own, Begin[0], $"insert into {Database.Name}.Own (Id) values (1)", "insert into Own (Id) values (3)");
        using (var child = Identdb.StartChild(Database, Scripts.Path, Own, 2, "StatementRan"))
            Assert.Equal(Identdb.Killed, (await child.EndAsync()).Code);
        Assert.Equal((ScriptState.Partial, 1), ((await StatusOfAsync(Own)).State, (await StatusOfAsync(Own)).StatementsDone));
        await UpAsync();
        Assert.Equal(["1", "1", "3"], List("select Id from Own order by Id"));
    }

    [Fact]
    public async Task Killed_between_a_row_and_its_journal_repeats_nothing_that_is_in_effect()
    {
        Scripts.Write(Own, [.. Begin, "insert into Own (Id) values (3)"]);
        using (var child = Identdb.StartChild(Database, Scripts.Path, Own, 2, "StatementRan"))
            Assert.Equal(Identdb.Killed, (await child.EndAsync()).Code);
        Assert.Equal((ScriptState.Partial, 1), ((await StatusOfAsync(Own)).State, (await StatusOfAsync(Own)).StatementsDone));
        await UpAsync();
        Assert.Equal(["1", "3"], List("select Id from Own order by Id"));
    }
}

/// <summary>SQL Server and SQLite roll a broken script back.</summary>
public abstract class RolledBackScriptContract<TServer> : BrokenScriptContract<TServer>
    where TServer : ITestServer
{
    [Fact]
    public async Task Is_rolled_back_wholly_and_runs_again_from_its_beginning()
    {
        Scripts.Write(Own, "create table Own (Id int not null)", "insert into Own (Id) values (1)", "insert into NoSuchTable (Id) values (2)");
        var failed = await Identdb.RunAsync(8, Database, "up", "--scripts", Scripts.Path);
        Assert.Contains("nothing of it is in effect", failed.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Own", Tables());
        await Identdb.RunAsync(3, Database, "status", "--check", "--scripts", Scripts.Path);
        Assert.Contains("failed at statement 3", (await StatusOfAsync(Own)).Note!, StringComparison.Ordinal);
        await Identdb.RunAsync(2, Database, "repair", Own, "--statements-done", "2", "--scripts", Scripts.Path);

        // Nothing of it is in effect, so all of it may be edited.
        Scripts.Write(Own, "create table Own (Id int null)", "insert into Own (Id) values (5)");
        await UpAsync();
        Assert.Equal(["5"], List("select Id from Own"));
        Assert.Equal((ScriptState.Applied, null), ((await StatusOfAsync(Own)).State, (await StatusOfAsync(Own)).Note));
    }

    [Theory]
    [InlineData("commit")]
    [InlineData("rollback")]
    public async Task That_ends_the_run_s_own_transaction_is_not_taken_for_applied(string word)
    {
        await UpAsync();
        Scripts.Write(Own, "create table Own (Id int not null)", word, "create table Later (Id int not null)");
        AssertRefused(await Identdb.RunAsync(Database, "up", "--scripts", Scripts.Path));
        if (!TellsOfTransactions)
            return;
        Assert.Equal(Bundled, List("select ScriptName from schemaversions order by ScriptName"));
        Assert.DoesNotContain("Later", Tables());
    }

    protected virtual bool TellsOfTransactions => true;

    /// <summary>What a run answers to a script that says COMMIT or ROLLBACK.</summary>
    private protected abstract void AssertRefused(Identdb.Result result);
}

public sealed class BrokenScriptOnMariaDb : ResumedScriptContract<MariaDb>;

public sealed class BrokenScriptOnMySql : ResumedScriptContract<MySql>;

public sealed class BrokenScriptOnMsSql : RolledBackScriptContract<MsSql>
{
    // The stand-in does not tell the driver that a batch has ended the transaction: the run learns it when it commits.
    protected override bool TellsOfTransactions => MsSql.IsSqlServer(Database);

    private protected override void AssertRefused(Identdb.Result result)
    {
        var told = result.Errors.Contains("ended the run's own transaction", StringComparison.Ordinal);
        Assert.True(result.Code == 8 && told == TellsOfTransactions, result.All);
    }
}

public sealed class BrokenScriptOnSqlite : RolledBackScriptContract<Sqlite>
{
    // Its statements are cut one by one, so the word is found before anything runs.
    private protected override void AssertRefused(Identdb.Result result)
    {
        Assert.True(result.Code == 2, result.All);
        Assert.Contains("transaction", result.Errors, StringComparison.Ordinal);
        Assert.Contains("line 2", result.Errors, StringComparison.Ordinal);
    }
}
