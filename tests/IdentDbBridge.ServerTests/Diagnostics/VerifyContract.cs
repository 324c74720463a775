using System.Data.Common;
using IdentDbBridge.Migrations;
using IdentDbBridge.Schema;
using IdentDbBridge.Schema.Reports;
using IdentDbBridge.ServerTests.Containers;
using IdentDbBridge.ServerTests.Migrations;

namespace IdentDbBridge.ServerTests.Diagnostics;

public abstract class VerifyContract<TServer>(ITestOutputHelper log) : MigrationContract<TServer>
    where TServer : ITestServer
{
    static readonly string[] Exchange = ["IDENT_FinishedCalls", "IDENT_Tickets", "IDENT_Branches", "IDENT_Doctors", "IDENT_Intervals"];

    /// <summary>What the server does not tell, so that no change of it can be seen.</summary>
    protected virtual bool IsTold(DifferenceKind kind) => true;

    /// <summary>Why fewer are tried than there are; null when none is left out.</summary>
    protected virtual string? Reason => null;

    [FactOnEachImage]
    public async Task Names_each_change_with_its_severity_and_its_repair_leads_back()
    {
        int tried = 0, named = 0, repaired = 0, kinds = 0;
        List<string> wrong = [];
        await FreshAsync();
        foreach (var change in SchemaChanges.All.Where(c => c.IsFor(TServer.Provider, TServer.Name) && IsTold(c.Kind)))
        {
            if (!Apply(change.Do(TServer.Provider)))
            {
                await FreshAsync();
                continue;
            }

            tried++;
            var differences = await DifferencesAsync();
            if (IsNamed(change, differences))
                named++;
            else
                wrong.Add($"{change}: {Told(differences)}");
            var rows = Rows(change);
            var failure = change.IsRepaired ? Repair(differences) : null;
            var left = await DifferencesAsync();
            if (change.IsRepaired && failure is null && !left.Any(d => d.Kind == change.Kind && d.Severity != Severity.Harmless) && Rows(change) == rows && (left.Count == 0 || change.Kind == DifferenceKind.ColumnExtra || left.All(IsLastColumn)))
                repaired++;
            else if (change.IsRepaired && (failure is null || Reason is null))
                wrong.Add($"{change} is not repaired: {failure} {Told(left)} {rows} {Rows(change)}");
            else if (differences.Any(d => d.Kind == change.Kind && d.Repair.Count == 0 && d.Note is null) && change.Kind != DifferenceKind.Journal)
                wrong.Add($"{change}: neither a statement nor a word");
            if (left.Count > 0 || TServer.Provider == "sqlite" || failure is not null)
                await FreshAsync();
        }

        kinds = SchemaChanges.All.Where(c => c.IsFor(TServer.Provider, TServer.Name) && IsTold(c.Kind)).Select(c => c.Kind).Distinct().Count();
        log.WriteLine($"figure: {TServer.Name}: verify: {tried} changes of {kinds} kinds tried, {named} named, {repaired} of {SchemaChanges.All.Count(c => c.IsFor(TServer.Provider, TServer.Name) && IsTold(c.Kind) && c.IsRepaired)} repaired{(Reason is { } reason ? $" ({reason})" : "")}");
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [FactOnEachImage]
    public async Task Raises_no_false_alarm_on_a_fresh_install()
    {
        int installs = 0;
        foreach (var names in (Dictionary<string, string>?[])[null, ExchangeTables.Blocks.ToDictionary(b => b, b => Prefix + b), new() { ["Tickets"] = "Order", ["Intervals"] = "schedule" }])
        {
            await using var database = await TServer.CreateDatabaseAsync();
            Prepare(database, installs);
            var options = new DatabaseOptions { Provider = TServer.Provider, ConnectionString = database.ConnectionString, Tables = names };
            await new Migrator(options).UpAsync(_ => { }, Cancel);
            var audit = new SchemaAudit(options);
            Assert.Empty(Relevant(await audit.VerifyAsync(Cancel)));
            // The database remembers the names.
            Assert.Empty(Relevant(await new SchemaAudit(options with { Tables = null }).VerifyAsync(Cancel)));
            // As DbUp leaves it: without the tables of our own.
            using (var connection = database.Open())
            {
                foreach (var table in (string[])["IdentBridge_Migrations", "IdentBridge_MigrationAudit", "IdentBridge_RunLock"])
                    connection.Run($"drop table {table}");
            }

            Assert.Empty(Relevant(await audit.VerifyAsync(Cancel)));
            installs++;
        }

        log.WriteLine($"figure: {TServer.Name}: verify: {installs * 3} looks at fresh installs (other names, other collations, DbUp's journal only), 0 false alarms");
    }

    [FactOnEachImage]
    public async Task Ends_with_4_and_tells_all_in_one_document()
    {
        await UpAsync();
        if (Reason is null)
            await Identdb.RunAsync(0, Database, "verify");
        Run("drop table IDENT_Doctors");
        var people = await Identdb.RunAsync(4, Database, "verify");
        Assert.Contains("IDENT_Doctors", people.Output, StringComparison.Ordinal);
        Assert.Contains("CREATE TABLE", people.Output, StringComparison.Ordinal);
        var document = (await Identdb.RunAsync(4, Database, "verify", "--json")).Json;
        var missing = Assert.Single(document.GetProperty("differences").EnumerateArray(), d => d.GetProperty("kind").GetString() == "table-missing");
        Assert.Equal("breaks-ident", missing.GetProperty("severity").GetString());
        Assert.Contains("Таблицы IDENT_Doctors нет", (await Identdb.RunAsync(4, Database, "verify", "--lang", "ru")).Output, StringComparison.Ordinal);
    }

    [FactOnEachImage]
    public async Task Ends_with_0_while_nothing_differs_that_breaks_anything()
    {
        await UpAsync();
        // The stand-in has differences of its own.
        if (Reason is not null)
            return;
        await Identdb.RunAsync(0, Database, "verify", "--strict");
        Run("create index Own on IDENT_Tickets (FormName)");
        var people = await Identdb.RunAsync(0, Database, "verify");
        Assert.Contains("Own", people.Output, StringComparison.Ordinal);
        Assert.Contains("Harmless differences: 1", people.Output, StringComparison.Ordinal);
        var strict = (await Identdb.RunAsync(4, Database, "verify", "--strict", "--json")).Json;
        Assert.Equal((false, true, 1), (strict.GetProperty("isClean").GetBoolean(), strict.GetProperty("isHarmless").GetBoolean(), strict.GetProperty("differences").GetArrayLength()));
        Run("drop table IDENT_Doctors");
        await Identdb.RunAsync(4, Database, "verify");
    }

    [FactOnEachImage]
    public async Task Tells_what_is_pending_and_writes_nothing()
    {
        var before = Snapshot.Of(Database);
        var report = await Audit().VerifyAsync(Cancel);
        Assert.Equal(Bundled, report.Differences.Select(d => d.Table));
        Assert.All(report.Differences, d => Assert.Equal(DifferenceKind.Journal, d.Kind));
        Assert.Equal(before, Snapshot.Of(Database));
    }

    /// <summary>SQL Server puts a column that is added at the end, and has no statement to move it.</summary>
    static bool IsLastColumn(Difference difference) => TServer.Provider == "mssql" && difference is { Kind: DifferenceKind.ColumnOrder, Severity: Severity.Harmless };

    /// <summary>Of the tables' names, where they are not the usual ones.</summary>
    protected virtual string Prefix => "Клиника_";

    /// <summary>Gives the database settings of its own before it is installed.</summary>
    protected virtual void Prepare(TestDatabase database, int turn)
    {
    }

    async Task FreshAsync()
    {
        await Database.DisposeAsync();
        Use(await TServer.CreateDatabaseAsync());
        await UpAsync();
        using var connection = Database.Open();
        connection.Run("insert into IDENT_FinishedCalls (DateAndTime, Direction, PhoneFrom, PhoneTo, WaitInSeconds) values ('2026-03-02 10:00:00', 'in', '+70001112233', '+70000000100', 3)");
        connection.Run("insert into IDENT_Tickets (Id, DateAndTime, ClientPhone, FormName, PlanStart, PlanEnd) values ('site-1', '2026-03-02 10:00:00', '+70001112233', 'Form', '2026-03-03 10:00:00', '2026-03-03 11:00:00')");
        connection.Run("insert into IDENT_Branches (Id, Name) values (1, 'A')");
        connection.Run("insert into IDENT_Doctors (Id, Name) values (2, 'B')");
        connection.Run("insert into IDENT_Intervals (BranchId, DoctorId, StartDateTime, LengthInMinutes, IsBusy) values (1, 2, '2026-03-02 10:00:00', 15, 1)");
    }

    /// <summary>False where a stand-in cannot do it.</summary>
    bool Apply(string statements)
    {
        try
        {
            using var connection = Database.Open();
            Apply(connection, statements);
            return true;
        }
        catch (DbException) when (Reason is not null)
        {
            return false;
        }
    }

    static void Apply(DbConnection connection, string statements)
    {
        if (statements.Contains("trigger", StringComparison.Ordinal))
        {
            connection.Run(statements);
            return;
        }

        foreach (var statement in statements.Split("; "))
        {
            if (statement.StartsWith("edit ", StringComparison.Ordinal))
                Edit(connection, statement["edit ".Length..]);
            else
                connection.Run(statement);
        }
    }

    /// <summary>Makes a SQLite table anew with another text, and copies what rows it can.</summary>
    static void Edit(DbConnection connection, string edit)
    {
        var parts = edit.Split('|');
        var table = parts[0];
        var text = connection.Scalar<string>($"select sql from sqlite_schema where name = '{table}'");
        for (var i = 1; i < parts.Length; i += 2)
        {
            Assert.Contains(parts[i], text, StringComparison.Ordinal);
            text = text.Replace(parts[i], parts[i + 1] == ";" ? "" : parts[i + 1], StringComparison.Ordinal);
        }

        var shared = $"select group_concat('\"' || a.name || '\"') from pragma_table_info('{table}') a join pragma_table_info('Old') b on b.name = a.name";
        connection.Run($"alter table {table} rename to Old");
        connection.Run(text);
        var columns = connection.Scalar<string>(shared);
        connection.Run($"insert or ignore into {table} ({columns}) select {columns} from Old");
        connection.Run("drop table Old");
    }

    static bool IsNamed(SchemaChange change, IReadOnlyList<Difference> differences)
    {
        var right = differences.FirstOrDefault(d => d.Kind == change.Kind && d.Table == change.TableName && (change.Name is null || string.Equals(d.Name, change.Name, StringComparison.OrdinalIgnoreCase)));
        var others = differences.Where(d => d != right && !change.Also.Contains(d.Kind)).ToList();
        return right?.Severity == change.Severity && others.Count == 0 && right.What.Length > 0 && right.Why.Length > 0;
    }

    /// <summary>Runs every repair; returns what failed.</summary>
    string? Repair(IReadOnlyList<Difference> differences)
    {
        using var connection = Database.Open();
        foreach (var statement in differences.SelectMany(d => d.Repair).Distinct())
        {
            try
            {
                connection.Run(statement);
            }
            catch (DbException e)
            {
                return $"{statement}: {e.Message}";
            }
        }

        foreach (var count in differences.SelectMany(d => new[] { d.Count, d.Show }).OfType<string>())
            connection.List(count);
        return null;
    }

    string Rows(SchemaChange change)
    {
        using var connection = Database.Open();
        return string.Join(" ", Exchange.Where(t => t != change.TableName || change.Kind is not (DifferenceKind.TableMissing or DifferenceKind.View)).Select(t => connection.Scalar<int>($"select count(*) from {t}")));
    }

    async Task<IReadOnlyList<Difference>> DifferencesAsync() => Relevant(await Audit().VerifyAsync(Cancel));

    IReadOnlyList<Difference> Relevant(SchemaReport report) => [.. report.Differences.Where(d => IsTold(d.Kind))];

    static string Told(IEnumerable<Difference> differences) => string.Join(" | ", differences.Select(d => $"{d.Kind} {d.Table} {d.Name} {d.Severity}: {d.What}"));
}

public sealed class VerifyOnMariaDb(ITestOutputHelper log) : VerifyContract<MariaDb>(log)
{
    protected override void Prepare(TestDatabase database, int turn) => VerifyOnMySql.Collate(database, turn);
}

public sealed class VerifyOnMySql(ITestOutputHelper log) : VerifyContract<MySql>(log)
{
    protected override void Prepare(TestDatabase database, int turn) => Collate(database, turn);

    internal static void Collate(TestDatabase database, int turn)
    {
        using var connection = database.Open();
        connection.Run($"alter database {database.Name} collate {((string[])["latin1_swedish_ci", "utf8mb4_bin", "cp1251_general_ci"])[turn]}");
    }
}

public sealed class VerifyOnMsSql(ITestOutputHelper log) : VerifyContract<MsSql>(log)
{
    bool? _isSqlServer;

    bool IsSqlServer => _isSqlServer ??= MsSql.IsSqlServer(Database);

    protected override string? Reason => IsSqlServer ? null : "the stand-in tells keys, checks, defaults and foreign keys in a form of its own, and has no NULL and NOT NULL in ALTER COLUMN";

    /// <summary>The stand-in's INFORMATION_SCHEMA.TABLES has no letters but Latin ones.</summary>
    protected override string Prefix => IsSqlServer ? base.Prefix : "Clinic_";

    /// <summary>The stand-in changes the names of keys and indexes, writes conditions and defaults in the words of another server, and takes ALTER COLUMN without changing NULL.</summary>
    protected override bool IsTold(DifferenceKind kind) => IsSqlServer || kind is DifferenceKind.Journal or DifferenceKind.TableMissing or DifferenceKind.View
        or DifferenceKind.ColumnMissing or DifferenceKind.ColumnExtra or DifferenceKind.ColumnOrder or DifferenceKind.ColumnType or DifferenceKind.Trigger;
}

public sealed class VerifyOnSqlite(ITestOutputHelper log) : VerifyContract<Sqlite>(log);
