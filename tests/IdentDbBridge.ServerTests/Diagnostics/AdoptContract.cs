using System.Data.Common;
using IdentDbBridge.Migrations.Plan;
using IdentDbBridge.Schema;
using IdentDbBridge.Schema.Reports;
using IdentDbBridge.ServerTests.Migrations;

namespace IdentDbBridge.ServerTests.Diagnostics;

/// <summary>Tables as somebody makes them who has read IDENT's pages and nothing else.</summary>
public abstract class AdoptContract<TServer>(ITestOutputHelper log) : MigrationContract<TServer>
    where TServer : ITestServer
{
    protected static readonly string[] Tables = ["IDENT_FinishedCalls", "IDENT_OngoingCalls", "IDENT_Tickets", "IDENT_Branches", "IDENT_Doctors", "IDENT_Intervals"];

    protected static readonly string[] Calls = ["FinishedCalls", "OngoingCalls"];

    /// <summary>Whether the server tells enough of its keys and checks for the tables to fit in the end.</summary>
    protected virtual bool TellsAll => true;

    [Fact]
    public async Task Leads_from_tables_made_by_hand_to_a_verified_schema_without_losing_a_row()
    {
        MakeByHand();
        var rows = Rows();
        Assert.Contains("identdb adopt", (await Identdb.RunAsync(4, Database, "up")).Errors, StringComparison.Ordinal);
        var before = Snapshot.Of(Database);

        var first = await AdoptAsync(mark: true);
        Assert.Equal("0003_create_schedule.sql", first.Level);
        Assert.False(first.Fits);
        Assert.Empty(first.Marked);
        Assert.Contains(first.Differences, d => d.Kind == DifferenceKind.KeyMissing && d.Table == "IDENT_Intervals" && d.Severity == Severity.BreaksIdent);
        // Nothing was written: no journal, either.
        Assert.Equal(before, Snapshot.Of(Database));

        // Two tickets with one Id: told by number and query, never by what they hold.
        var twice = Assert.Single(first.Obstacles, o => o.Table == "IDENT_Tickets" && o.What.Contains("(Id)", StringComparison.Ordinal) && o.Rows == 1);
        Assert.Single(List(twice.Show!));
        var printed = await Identdb.RunAsync(4, Database, "adopt");
        Assert.DoesNotContain("+7000", printed.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Иван", printed.Output, StringComparison.Ordinal);
        Run("update IDENT_Tickets set Id = 'site-1b' where Comment = 'second'");

        var second = await AdoptAsync(mark: false);
        Assert.DoesNotContain(second.Obstacles, o => o.Show is not null);
        RunAll(second);
        Assert.Equal(rows, Rows());
        await FinishAsync(first, rows);
    }

    [Fact]
    public async Task Makes_the_missing_tables_of_earlier_scripts_part_of_the_gap()
    {
        Run(TServer.Provider == "sqlite" ? "create table IDENT_Branches (Id integer, Name text, Own integer)" : "create table IDENT_Branches (Id int, Name varchar(100), Own int)");
        Run("create index Own_Index on IDENT_Branches (Own)");
        Run("insert into IDENT_Branches (Id, Name) values (1, 'A')");
        var report = await AdoptAsync(mark: false);
        Assert.Equal("0003_create_schedule.sql", report.Level);
        Assert.Equal(5, report.Differences.Count(d => d.Kind == DifferenceKind.TableMissing));
        Assert.Equal([AdoptState.Incomplete, AdoptState.Incomplete, AdoptState.Incomplete, AdoptState.Pending, AdoptState.Pending, AdoptState.Pending], report.Scripts.Select(s => s.State));
        Assert.DoesNotContain(report.Sql, s => s.Contains("Own_Index", StringComparison.Ordinal));
        RunAll(report);
        Assert.Equal(1, Query<int>("select count(*) from IDENT_Branches"));
        Assert.Equal(["0004_create_call_ids.sql", "0005_create_schedule_watch.sql", "0006_create_history.sql"], TellsAll ? await MarkAndUpAsync() : ["0004_create_call_ids.sql", "0005_create_schedule_watch.sql", "0006_create_history.sql"]);
    }

    [Fact]
    public async Task Has_nothing_to_do_with_an_empty_database_or_one_of_ours()
    {
        var none = await AdoptAsync(mark: true);
        Assert.Null(none.Level);
        Assert.Empty(none.Marked);
        await UpAsync();
        if (TellsAll)
            Assert.Contains("Nothing to adopt", (await Identdb.RunAsync(0, Database, "adopt", "--mark")).Output, StringComparison.Ordinal);
        Assert.Equal(0, Query<int>("select count(*) from IdentBridge_MigrationAudit"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Clinic.Database.Scripts.")]
    public async Task Takes_over_what_DbUp_has_journalled(string prefix)
    {
        await UpAsync();
        foreach (var table in (string[])["IdentBridge_Migrations", "IdentBridge_MigrationAudit", "IdentBridge_RunLock"])
            Run($"drop table {table}");
        foreach (var script in Bundled)
            Run($"update schemaversions set ScriptName = '{prefix}{script}' where ScriptName = '{script}'");
        Assert.All((await AdoptAsync(mark: false)).Scripts, s => Assert.Equal(AdoptState.ByDbUp, s.State));
        if (!TellsAll)
            return;
        var report = await AdoptAsync(mark: true);
        Assert.Equal(Bundled, report.Marked.Select(m => m.Script));
        Assert.All((await StatusAsync()).Scripts, s => Assert.Equal(ScriptState.Applied, s.State));
        Assert.Equal(Bundled.Length, Query<int>("select count(*) from schemaversions"));
        Assert.Equal(Bundled.Length, Query<int>("select count(*) from IdentBridge_MigrationAudit where Action = 'adopted'"));
        Assert.Empty(await UpAsync());
    }

    [Fact]
    public async Task Marks_only_under_the_lock_of_the_runner()
    {
        await UpAsync();
        Run("drop table IdentBridge_Migrations");
        if (!TellsAll)
            return;
        Scripts.Write("1000_own.sql", "create table Own (Id int not null)");
        using var holder = Identdb.StartChild(Database, Scripts.Path, "1000_own.sql", 1, "StatementStarting", "wait");
        await holder.WaitsAsync();
        // On SQLite a writer holds the file as well.
        var result = await Identdb.RunAsync(5, Database, "adopt", "--mark", "--lock-timeout", "0");
        Assert.Contains("lock", result.Errors, StringComparison.Ordinal);
        await holder.EndAsync();
    }

    /// <summary>The tables of the contract in their shortest form, with rows, one Id that is there twice and one hidden caller.</summary>
    protected abstract IReadOnlyList<string> ByHand { get; }

    void MakeByHand()
    {
        using var connection = Database.Open();
        foreach (var statement in ByHand)
            connection.Run(statement);
        foreach (var table in (string[])["IDENT_FinishedCalls", "IDENT_OngoingCalls"])
        {
            connection.Run($"insert into {table} (DateAndTime, Direction, PhoneFrom, PhoneTo, WaitInSeconds) values ('2026-03-02 10:00:00', 'in', '+70001112233', '+70000000100', 3)");
            connection.Run($"insert into {table} (DateAndTime, Direction, PhoneFrom, PhoneTo, WaitInSeconds) values ('2026-03-02 11:00:00', 'in', null, '+70000000100', 3)");
        }

        foreach (var comment in (string[])["first", "second"])
            connection.Run($"insert into IDENT_Tickets (Id, DateAndTime, ClientPhone, ClientName, Comment) values ('site-1', '2026-03-02 10:00:00', '+70001112244', @name, '{comment}')", ("@name", "Иван"));
        connection.Run("insert into IDENT_Branches (Id, Name) values (1, 'A')");
        connection.Run("insert into IDENT_Doctors (Id, Name) values (2, 'B')");
        connection.Run("insert into IDENT_Intervals (BranchId, DoctorId, StartDateTime, LengthInMinutes, IsBusy) values (1, 2, '2026-03-02 10:00:00', 15, 1)");
    }

    async Task FinishAsync(AdoptReport first, string rows)
    {
        if (TellsAll)
        {
            Assert.Equal(["0004_create_call_ids.sql", "0005_create_schedule_watch.sql", "0006_create_history.sql"], await MarkAndUpAsync());
            Assert.DoesNotContain((await Audit().VerifyAsync(Cancel)).Differences, d => d.Severity != Severity.Harmless);
            Assert.Equal(3, Query<int>("select count(*) from IdentBridge_MigrationAudit where Action = 'adopted' and Reason = 'By hand'"));
        }

        log.WriteLine($"figure: {TServer.Name}: adopt: {first.Differences.Count} differences of tables made by hand, {first.Sql.Count} blocks of SQL, rows before and after: {rows}");
    }

    async Task<IReadOnlyList<string>> MarkAndUpAsync()
    {
        var report = await AdoptAsync(mark: true);
        Assert.True(report.Fits, string.Join(" | ", report.Differences.Select(d => d.What)));
        Assert.Equal(Bundled[..3], report.Marked.Select(m => m.Script));
        return await UpAsync();
    }

    Task<AdoptReport> AdoptAsync(bool mark) => Audit().AdoptAsync(new AdoptRequest { Mark = mark, Reason = "By hand" }, Cancel);

    void RunAll(AdoptReport report)
    {
        // The stand-in has no NOT NULL in ALTER COLUMN.
        if (!TellsAll)
            return;
        using var connection = Database.Open();
        foreach (var statement in report.Sql)
        {
            try
            {
                connection.Run(statement);
            }
            catch (DbException e)
            {
                Assert.Fail($"{statement}: {e.Message}");
            }
        }
    }

    string Rows()
    {
        using var connection = Database.Open();
        return string.Join(" ", Tables.Select(t => connection.Scalar<int>($"select count(*) from {t}")));
    }
}

public abstract class AdoptOnMySqlServers<TServer>(ITestOutputHelper log) : AdoptContract<TServer>(log)
    where TServer : ITestServer
{
    // Settings of such tables: a key that counts, times that change themselves, the server's engine and collation, numbers as text.
    protected override IReadOnlyList<string> ByHand =>
    [
        .. Calls.Select(t => $"create table IDENT_{t} (Num int not null auto_increment primary key, DateAndTime timestamp not null default current_timestamp on update current_timestamp, Direction varchar(10), PhoneFrom varchar(30), PhoneTo varchar(30), WaitInSeconds varchar(20), TalkInSeconds int unsigned, LineDescription text, RecordUrl varchar(255)) engine = MyISAM default charset utf8mb4"),
        "create table IDENT_Tickets (Id varchar(100), DateAndTime datetime(6), ClientPhone varchar(50), ClientName varchar(100), ClientFullName varchar(255), PlanStart datetime, PlanEnd datetime, Comment text, DoctorId bigint, key (DateAndTime)) engine = InnoDB default charset utf8mb4",
        "create table IDENT_Branches (Name varchar(100), Id int) default charset utf8mb4",
        "create table IDENT_Doctors (Id int primary key, Name varchar(100) not null) default charset utf8mb4",
        "create table IDENT_Intervals (BranchId int, DoctorId int, StartDateTime datetime, LengthInMinutes int, IsBusy int, constraint FK_Hand foreign key (DoctorId) references IDENT_Doctors (Id)) engine = InnoDB default charset utf8mb4",
    ];
}

public sealed class AdoptOnMariaDb(ITestOutputHelper log) : AdoptOnMySqlServers<MariaDb>(log);

public sealed class AdoptOnMySql(ITestOutputHelper log) : AdoptOnMySqlServers<MySql>(log);

public sealed class AdoptOnMsSql(ITestOutputHelper log) : AdoptContract<MsSql>(log)
{
    protected override bool TellsAll => MsSql.IsSqlServer(Database);

    // varchar for nvarchar, datetime for datetime2, a smaller number, no keys.
    protected override IReadOnlyList<string> ByHand =>
    [
        .. Calls.Select(t => $"create table IDENT_{t} (DateAndTime datetime, Direction varchar(10), PhoneFrom varchar(30), PhoneTo varchar(30), WaitInSeconds smallint, TalkInSeconds int, LineDescription varchar(255), RecordUrl varchar(255))"),
        "create table IDENT_Tickets (Id varchar(100), DateAndTime datetime, ClientPhone varchar(50), ClientName nvarchar(100), ClientFullName nvarchar(255), PlanStart datetime, PlanEnd datetime, Comment nvarchar(max), DoctorId bigint)",
        "create table IDENT_Branches (Id int, Name varchar(100))",
        "create table IDENT_Doctors (Id int, Name varchar(100))",
        "create table IDENT_Intervals (BranchId int, DoctorId int, StartDateTime datetime, LengthInMinutes int, IsBusy int)",
    ];
}

public sealed class AdoptOnSqlite(ITestOutputHelper log) : AdoptContract<Sqlite>(log)
{
    protected override IReadOnlyList<string> ByHand =>
    [
        .. Calls.Select(t => $"create table IDENT_{t} (Num integer primary key autoincrement, DateAndTime datetime, Direction varchar(10), PhoneFrom varchar(30), PhoneTo varchar(30), WaitInSeconds integer, TalkInSeconds integer, LineDescription text, RecordUrl text)"),
        "create table IDENT_Tickets (Id text, DateAndTime text, ClientPhone text, ClientName text, ClientFullName text, PlanStart text, PlanEnd text, Comment text, DoctorId integer)",
        "create table IDENT_Branches (Id integer, Name text)",
        "create table IDENT_Doctors (Id integer primary key, Name text not null)",
        "create table IDENT_Intervals (BranchId integer, DoctorId integer, StartDateTime text, LengthInMinutes integer, IsBusy integer)",
    ];
}
