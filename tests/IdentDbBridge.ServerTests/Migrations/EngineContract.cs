using DbUp;
using DbUp.Builder;
using DbUp.Engine;
using DbUp.Support;
using IdentDbBridge.Migrations;
using IdentDbBridge.Migrations.Plan;
using Microsoft.Extensions.Logging;

namespace IdentDbBridge.ServerTests.Migrations;

/// <summary>DbUp's engine with the parts of this library, used as a program written for DbUp uses it.</summary>
public abstract class EngineContract<TServer> : MigrationContract<TServer>
    where TServer : ITestServer
{
    const string Create = "create table Own (Id int not null, Body varchar(100) null)";

    [Fact]
    public async Task Does_by_a_few_calls_what_up_does()
    {
        Scripts.Write("1000_own.sql", Create, "insert into Own (Id, Body) values (1, '$Who$ $Tickets$')");
        using var log = new ListLog();
        Dictionary<string, string> names = new() { ["Tickets"] = "WebTickets" };
        DatabaseUpgradeResult result = DeployChanges.To
            .IdentExchange(TServer.Provider, Database.ConnectionString)
            .WithIdentTables(names)
            .WithScriptsFromFileSystem(Scripts.Path)
            .WithVariable("Who", "Clinic")
            .WithRunLock(TimeSpan.FromSeconds(60))
            .LogTo((ILoggerFactory)log)
            .Build().PerformUpgrade();
        Assert.True(result.Successful, result.Error?.ToString());
        Assert.Equal([.. Bundled, "1000_own.sql"], result.Scripts.Select(s => s.Name));
        Assert.Equal(["Clinic WebTickets"], List("select Body from Own"));
        Assert.Contains(log.Lines, l => l.Contains("1000_own.sql", StringComparison.Ordinal));
        Assert.Equal("WebTickets", (await StatusAsync()).Tables.Names["Tickets"]);
        Assert.All((await StatusAsync()).Scripts, s => Assert.Equal(ScriptState.Applied, s.State));
        Assert.Empty(await UpAsync());
    }

    [Fact]
    public async Task Is_what_the_sample_runs()
    {
        Scripts.Write("1000_own.sql", Create, "insert into Own (Id, Body) values (1, '$Tickets$')");
        var first = await Identdb.RunSampleAsync(Database, Scripts.Path);
        Assert.True(first.Code == 0, first.All);
        Assert.Contains("1000_own.sql applied", first.Output, StringComparison.Ordinal);
        Assert.Equal(["IDENT_Tickets"], List("select Body from Own"));
        await Identdb.RunAsync(0, Database, "status", "--check", "--scripts", Scripts.Path);
        Scripts.Write("1001_own.sql", "insert into Nowhere (Id) values (1)");
        var second = await Identdb.RunSampleAsync(Database, Scripts.Path);
        Assert.True(second.Code == 1, second.All);
        Assert.Contains("1001_own.sql failed at statement 1", second.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Looks_without_lock_and_without_writing()
    {
        using (var holder = Identdb.StartChild(Database, null, Bundled[0], 1, "StatementStarting", "wait"))
        {
            await holder.WaitsAsync();
            UpgradeEngine engine = Builder().WithRunLock(TimeSpan.Zero).WithScript("1000_own.sql", Create).Build();
            Assert.True(engine.IsUpgradeRequired());
            Assert.Equal([.. Bundled, "1000_own.sql"], engine.GetScriptsToExecute().Select(s => s.Name));
            Assert.Empty(engine.GetExecutedScripts());
            Assert.Equal(Bundled.Length + 1, engine.GetDiscoveredScripts().Count);
            Assert.True(engine.TryConnect(out string none), none);
            // Only the run itself wants the lock.
            Assert.IsType<LockException>(engine.PerformUpgrade().Error);
            Assert.Equal(0, (await holder.EndAsync()).Code);
        }

        Assert.Empty(Done(Builder().WithRunLock(TimeSpan.Zero).Build().PerformUpgrade()));
    }

    [Fact]
    public async Task Tells_its_errors_in_the_result_and_shows_no_value_of_a_row()
    {
        await UpAsync();
        const string Secret = "+79111234567";
        using var log = new ListLog();
        UpgradeEngineBuilder builder = DeployChanges.To.IdentExchange(TServer.Provider, Database.ConnectionString).LogTo((ILoggerFactory)log)
            .WithScript("1000_own.sql", Statements($"create table Own (Phone {TServer.TextType} not null, primary key (Phone))", $"insert into Own (Phone) values ('{Secret}')", "insert into Own (Phone) select Phone from Own"));
        DatabaseUpgradeResult result = builder.Build().PerformUpgrade();
        Assert.False(result.Successful);
        var failed = Assert.IsType<ScriptFailedException>(result.Error);
        Assert.Equal(("1000_own.sql", 3), (result.ErrorScript.Name, failed.Statement));
        Assert.DoesNotContain(Secret, result.Error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(log.Lines, l => l.Contains(Secret, StringComparison.Ordinal));
        Assert.Contains(log.Lines, l => l.Contains("1000_own.sql failed at statement 3", StringComparison.Ordinal));

        var drift = Builder().WithScript("2000_own.sql", Create).Build().PerformUpgrade();
        Assert.False(drift.Successful);
        Assert.Empty(drift.Scripts);
        Assert.IsType<DriftException>(drift.Error);
    }

    [Fact]
    public void Runs_what_runs_always_each_time_and_journals_it_never()
    {
        UpgradeEngineBuilder builder = Builder()
            .WithScript("1000_own.sql", Create)
            .WithScript("1001_each.sql", "insert into Own (Id) values (7)", new SqlScriptOptions { ScriptType = ScriptType.RunAlways });
        Assert.Contains("1001_each.sql", Done(builder.Build().PerformUpgrade()));
        Assert.Equal(["1001_each.sql"], Done(builder.Build().PerformUpgrade()));
        Assert.Equal(2, Query<int>("select count(*) from Own"));
        Assert.Equal(0, Query<int>("select count(*) from schemaversions where ScriptName like '1001%'"));
        Assert.Equal(0, Query<int>("select count(*) from IdentBridge_Migrations where ScriptName like '1001%'"));
    }

    [Fact]
    public void Runs_code_and_groups_and_leaves_variables_alone_where_asked_to()
    {
        string[] done = Done(Builder()
            .WithScript("2000_code.sql", new Code())
            .WithScript("1000_late.sql", "insert into Own (Id) values (3)", new SqlScriptOptions { RunGroupOrder = 200 })
            .WithScript("1500_text.sql", Statements("insert into Own (Id, Body) values (9, '$Tickets$ $None$')"), new SqlScriptOptions { RunGroupOrder = 300 })
            .WithVariablesDisabled()
            .Build().PerformUpgrade());
        Assert.Equal([.. Bundled, "2000_code.sql", "1000_late.sql", "1500_text.sql"], done);
        Assert.Equal(["$Tickets$ $None$"], List("select Body from Own where Id = 9"));
    }

    [Fact]
    public async Task Marks_as_executed_what_it_does_not_run()
    {
        Assert.Equal(Bundled[..2], Done(Builder().Build().MarkAsExecuted(Bundled[1])));
        Assert.Equal(Bundled[..2], List("select ScriptName from schemaversions order by ScriptName"));
        Assert.DoesNotContain("IDENT_Tickets", List(Snapshot.Tables(Database)), StringComparer.OrdinalIgnoreCase);
        Assert.Equal([.. Bundled[2..], "1000_own.sql"], Done(Builder().WithScript("1000_own.sql", Create).Build().MarkAsExecuted()));
        Assert.Empty(Done(Builder().WithScript("1000_own.sql", Create).Build().PerformUpgrade()));
        Assert.All((await StatusAsync()).Scripts.Where(s => s.Name != "1000_own.sql"), s => Assert.Equal(ScriptState.Applied, s.State));
        Assert.Equal(Bundled.Length + 1, Query<int>("select count(*) from IdentBridge_MigrationAudit where Action = 'adopted'"));
    }

    [Fact]
    public void Compares_names_as_it_is_told()
    {
        Done(Builder().WithScript("1000_Own.sql", Create).Build().PerformUpgrade());
        Assert.IsType<DriftException>(Builder().WithScript("1000_own.sql", Create).Build().PerformUpgrade().Error);
        Assert.Empty(Done(Builder().WithScript("1000_own.sql", Create).WithScriptNameComparer(StringComparer.OrdinalIgnoreCase).Build().PerformUpgrade()));
    }

    [Fact]
    public void Preprocesses_the_text_with_its_variables_replaced()
    {
        Done(Builder()
            .WithScript("1000_own.sql", Create)
            .WithScript("1001_own.sql", Statements("insert into Own (Id, Body) values (1, '$Who$')", "insert into Own (Id, Body) values (2, 'north')"))
            .WithVariable("Who", "north")
            .WithPreprocessor(new Shout())
            .Build().PerformUpgrade());
        Assert.Equal(["NORTH", "NORTH"], List("select Body from Own order by Id"));
        Assert.Empty(Done(Builder().WithScript("1000_own.sql", Create).WithScript("1001_own.sql", Statements("insert into Own (Id, Body) values (1, '$Who$')", "insert into Own (Id, Body) values (2, 'north')")).Build().PerformUpgrade()));
    }

    [Fact]
    public void Holds_the_transactions_that_the_server_can_hold_and_refuses_the_others()
    {
        Assert.IsType<ConfigurationException>(Builder().WithTransaction().Build().PerformUpgrade().Error);
        Assert.IsType<ConfigurationException>(Builder().WithTransactionAlwaysRollback().Build().PerformUpgrade().Error);
        DatabaseUpgradeResult each = Builder().WithTransactionPerScript().Build().PerformUpgrade();
        if (RollsBackDdl)
            Assert.True(each.Successful, each.Error?.ToString());
        else
            Assert.Contains("CREATE, ALTER and DROP", Assert.IsType<ConfigurationException>(each.Error).Message, StringComparison.Ordinal);
        Assert.Throws<ConfigurationException>(() => Builder().JournalTo(new DbUp.Helpers.NullJournal()).Build());
        Assert.Throws<ConfigurationException>(() => new UpgradeEngineBuilder().WithRunLock(TimeSpan.Zero).Build());
        Assert.Throws<ConfigurationException>(() => DeployChanges.To.IdentExchange("oracle", "x"));
    }

    protected UpgradeEngineBuilder Builder() => DeployChanges.To.IdentExchange(TServer.Provider, Database.ConnectionString).WithRunLock(TimeSpan.FromMinutes(3)).WithCancellation(Cancel).LogToNowhere();

    protected static string Statements(params string[] statements) => string.Concat(statements.Select(s => s + (TServer.Provider == "mssql" ? "\nGO\n" : ";\n")));

    protected static string[] Done(DatabaseUpgradeResult result)
    {
        Assert.True(result.Successful, result.Error?.ToString());
        return [.. result.Scripts.Select(s => s.Name)];
    }

    sealed class Code : IScript
    {
        public string ProvideScript(Func<System.Data.IDbCommand> dbCommandFactory)
        {
            using var command = dbCommandFactory();
            command.CommandText = "select 40 + 2";
            return $"{Create}; insert into Own (Id) values ({Convert.ToInt32(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture)})";
        }
    }

    sealed class Shout : IScriptPreprocessor
    {
        public string Process(string contents) => contents.Replace("north", "NORTH", StringComparison.Ordinal);
    }
}

/// <summary>What only servers with sessions can show.</summary>
public abstract class EngineOnServers<TServer> : EngineContract<TServer>
    where TServer : ITestServer
{
    [Fact]
    public async Task Cancels_the_statement_under_way()
    {
        await UpAsync();
        using var patience = new CancellationTokenSource();
        UpgradeEngine engine = Builder().WithCancellation(patience.Token).WithScript("1000_own.sql", "do sleep(60)").Build();
        Task<DatabaseUpgradeResult> running = Task.Run(engine.PerformUpgrade, Cancel);
        await Eventually(() => Query<int>("select count(*) from information_schema.processlist where info like 'do sleep(60)%'") == 1, "the statement runs");
        await patience.CancelAsync();
        Assert.IsAssignableFrom<OperationCanceledException>((await running).Error);
        Assert.Equal(0, Query<int>("select count(*) from information_schema.processlist where info like 'do sleep(60)%'"));
    }

    [Fact]
    public async Task Times_a_statement_out_when_told_to()
    {
        await UpAsync();
        Run("create table Own (Id int not null)");
        using var holder = Database.Open();
        holder.Run("start transaction");
        holder.Run("select * from Own");
        DatabaseUpgradeResult result = Builder().WithExecutionTimeout(TimeSpan.FromSeconds(1)).WithScript("1000_own.sql", "alter table Own add Body int null").Build().PerformUpgrade();
        Assert.Equal(ServerErrorKind.Timeout, Assert.IsType<ScriptFailedException>(result.Error).Error!.Kind);
    }
}

public sealed class EngineOnMariaDb : EngineOnServers<MariaDb>;

public sealed class EngineOnMySql : EngineOnServers<MySql>;

public sealed class EngineOnMsSql : EngineContract<MsSql>;

public sealed class EngineOnSqlite : EngineContract<Sqlite>;
