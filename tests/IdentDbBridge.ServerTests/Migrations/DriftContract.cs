using System.Text;
using IdentDbBridge.Migrations.Plan;
using IdentDbBridge.Migrations.Reports;

namespace IdentDbBridge.ServerTests.Migrations;

public abstract class DriftContract<TServer> : MigrationContract<TServer>
    where TServer : ITestServer
{
    [Fact]
    public async Task Of_a_script_edited_after_it_was_applied_is_refused_with_4_until_repair()
    {
        Scripts.Write("1000_own.sql", "create table Own (Id int not null)");
        await UpAsync();
        Scripts.Write("1000_own.sql", "create table Own (Id int null)");
        Scripts.Write("1001_later.sql", "create table Later (Id int not null)");

        Assert.Contains("1000_own.sql", (await Identdb.RunAsync(4, Database, "up", "--scripts", Scripts.Path)).Errors, StringComparison.Ordinal);
        await Identdb.RunAsync(4, Database, "status", "--check", "--scripts", Scripts.Path);
        Assert.Equal(ScriptState.Changed, (await StatusOfAsync("1000_own.sql")).State);
        // Nothing was run, not even what is new.
        Assert.Equal(ScriptState.Pending, (await StatusOfAsync("1001_later.sql")).State);

        await Identdb.RunAsync(0, Database, "repair", "1000_own.sql", "--scripts", Scripts.Path, "--reason", "Лишняя таблица");
        Assert.Equal("edit-accepted", Query<string>("select Action from IdentBridge_MigrationAudit"));
        Assert.Equal("Лишняя таблица", Query<string>("select Reason from IdentBridge_MigrationAudit"));
        Assert.Equal(1, Query<int>("select count(*) from IdentBridge_MigrationAudit where ScriptName = '1000_own.sql' and OldChecksum <> NewChecksum and Login is not null"));
        Assert.Equal(["1001_later.sql"], await UpAsync());
    }

    [Theory]
    [InlineData("crlf")]
    [InlineData("cr")]
    [InlineData("bom")]
    [InlineData("bom and crlf")]
    public async Task Is_not_seen_in_a_copy_with_other_line_endings_or_a_BOM(string copy)
    {
        var separator = TServer.Provider == "mssql" ? "\nGO\n" : ";\n";
        var text = $"/* Таблица клиники */\ncreate table Own (Id int not null){separator}create table Owner (\n  Id int not null\n){separator}";
        Scripts.WriteText("1000_own.sql", text);
        await UpAsync();

        var other = copy == "cr" ? text.Replace('\n', '\r') : copy.Contains("crlf", StringComparison.Ordinal) ? text.ReplaceLineEndings("\r\n") : text;
        Scripts.Write("1000_own.sql", [.. copy.StartsWith("bom", StringComparison.Ordinal) ? Encoding.UTF8.Preamble : [], .. Encoding.UTF8.GetBytes(other)]);
        Assert.Equal(ScriptState.Applied, (await StatusOfAsync("1000_own.sql")).State);
        Assert.Empty(await UpAsync());

        // And it runs in that form, too.
        Run("drop table Own");
        Run("drop table Owner");
        Run("delete from schemaversions where ScriptName = '1000_own.sql'");
        Run("delete from IdentBridge_Migrations where ScriptName = '1000_own.sql'");
        Assert.Equal(["1000_own.sql"], await UpAsync());
        Assert.Equal(0, Query<int>("select count(*) from Owner"));
    }

    [Fact]
    public async Task Of_a_missing_script_is_refused_until_its_absence_is_accepted()
    {
        Scripts.Write("1000_own.sql", "create table Own (Id int not null)");
        await UpAsync();
        Scripts.Delete("1000_own.sql");
        Scripts.Write("1001_later.sql", "create table Later (Id int not null)");

        Assert.Contains("1000_own.sql", (await Identdb.RunAsync(4, Database, "up", "--scripts", Scripts.Path)).Errors, StringComparison.Ordinal);
        Assert.Equal([new RepairAction("1000_own.sql", "absence-accepted")], await RepairAsync("1000_own.sql"));
        Assert.Equal(ScriptState.Removed, (await StatusOfAsync("1000_own.sql")).State);
        Assert.Equal(["1001_later.sql"], await UpAsync());

        // Brought back unchanged, it counts as applied.
        Scripts.Write("1000_own.sql", "create table Own (Id int not null)");
        Assert.False((await StatusOfAsync("1000_own.sql")).State.IsPending());
        Assert.Equal("absence-accepted", Query<string>("select Action from IdentBridge_MigrationAudit"));
    }

    [Fact]
    public async Task Of_a_script_before_one_that_is_applied_is_refused_until_it_is_allowed()
    {
        Scripts.Write("1005_own.sql", "create table Own (Id int not null)");
        await UpAsync();
        Scripts.Write("1001_before.sql", "create table Earlier (Id int not null)");

        Assert.Contains("1001_before.sql", (await Assert.ThrowsAsync<DriftException>(() => UpAsync())).Message, StringComparison.Ordinal);
        Assert.Equal([new RepairAction("1001_before.sql", "order-allowed")], await RepairAsync("1001_before.sql"));
        Assert.Equal(["1001_before.sql"], await UpAsync());
        Assert.Equal("order-allowed", Query<string>("select Action from IdentBridge_MigrationAudit"));
    }

    [Fact]
    public async Task Of_a_row_gone_from_DbUp_s_journal_is_refused_until_the_row_is_written_back()
    {
        await UpAsync();
        Run("delete from schemaversions where ScriptName = '0002_create_tickets.sql'");

        Assert.Contains("0002_create_tickets.sql", (await Identdb.RunAsync(4, Database, "up")).Errors, StringComparison.Ordinal);
        Assert.Equal([new RepairAction("0002_create_tickets.sql", "journal-row-restored")], await Migrator().RepairAsync(new RepairRequest { All = true }, Cancel));
        Assert.Equal(1, Query<int>("select count(*) from schemaversions where ScriptName = '0002_create_tickets.sql'"));
        Assert.Equal("journal-row-restored", Query<string>("select Action from IdentBridge_MigrationAudit"));
        Assert.Empty(await UpAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("Some.Namespace.Scripts.")]
    public async Task Is_not_seen_in_a_journal_written_by_DbUp(string prefix)
    {
        await UpAsync();
        string[] ours = ["IdentBridge_Migrations", "IdentBridge_MigrationAudit", "IdentBridge_RunLock", "schemaversions"];
        foreach (var table in ours)
            Run($"drop table {table}");
        // Exactly as DbUp 6 makes it on each server.
        Run(TServer.Provider switch
        {
            "mssql" => "create table [SchemaVersions] ([Id] int identity(1,1) not null constraint [PK_SchemaVersions_Id] primary key, [ScriptName] nvarchar(255) not null, [Applied] datetime not null)",
            "mysql" => "CREATE TABLE `schemaversions` (`schemaversionid` INT NOT NULL AUTO_INCREMENT, `scriptname` VARCHAR(255) NOT NULL, `applied` TIMESTAMP NOT NULL, PRIMARY KEY (`schemaversionid`))",
            _ => """
                CREATE TABLE [SchemaVersions] (
                    SchemaVersionID INTEGER CONSTRAINT [PK_SchemaVersions_Id] PRIMARY KEY AUTOINCREMENT NOT NULL,
                    ScriptName TEXT NOT NULL,
                    Applied DATETIME NOT NULL
                )
                """,
        });
        using (var connection = Database.Open())
        {
            foreach (var script in Bundled)
                connection.Run("insert into schemaversions (ScriptName, Applied) values (@name, @applied)", ("@name", prefix + script), ("@applied", new DateTime(2024, 2, 29, 23, 59, 58, 123, DateTimeKind.Unspecified)));
        }

        var status = await StatusAsync();
        Assert.Equal(Bundled, status.Scripts.Select(s => s.Name));
        Assert.All(status.Scripts, s => Assert.Equal(ScriptState.Unverified, s.State));
        Assert.All(status.Scripts, s => Assert.Contains("2024-02-29 23:59:58", s.Note!, StringComparison.Ordinal));
        Assert.Equal(prefix.Length > 0, status.Notices.Any(n => n.Contains("embedded", StringComparison.Ordinal)));
        await Identdb.RunAsync(0, Database, "status", "--check");
        Assert.Empty(await UpAsync());
        Assert.Empty(List(Snapshot.Tables(Database)).Intersect(ours[..3], StringComparer.OrdinalIgnoreCase));

        Assert.All(await RepairAsync(), action => Assert.Equal("checksum-recorded", action.Action));
        Assert.All((await StatusAsync()).Scripts, s => Assert.Equal(ScriptState.Applied, s.State));
        Assert.Equal(Bundled.Select(b => prefix + b), List("select ScriptName from schemaversions order by ScriptName"));
        Assert.Equal(Bundled.Length, Query<int>("select count(*) from IdentBridge_MigrationAudit"));
        Snapshot.AssertInstalled<TServer>(Database);
    }

    [Fact]
    public async Task Is_not_made_for_a_DbUp_that_runs_embedded_scripts()
    {
        await UpAsync();
        foreach (var table in ExchangeTables.Default.Names)
        {
            if (table.Key is "Branches" or "Doctors" or "Intervals")
                Run($"drop table {table.Value}");
        }

        foreach (var table in (string[])["IdentBridge_Calls", "IdentBridge_Schedule", "IdentBridge_History", "IdentBridge_Migrations"])
            Run($"drop table {table}");
        Run("delete from schemaversions where ScriptName > '0003'");
        Run($"update schemaversions set ScriptName = {(TServer.Provider == "mysql" ? "concat('Some.Namespace.', ScriptName), applied = applied" : TServer.Provider == "mssql" ? "'Some.Namespace.' + ScriptName" : "'Some.Namespace.' || ScriptName")}");
        Assert.Equal(Bundled[2..], await UpAsync());
        Assert.Equal(Bundled.Select(b => "Some.Namespace." + b), List("select ScriptName from schemaversions order by ScriptName"));
        Assert.DoesNotContain((await StatusAsync()).Scripts, s => s.State.IsPending() || s.State.IsDrift());
    }

    [Fact]
    public async Task Is_not_recorded_as_accepted_when_the_tables_of_a_script_are_not_there()
    {
        await UpAsync();
        Run("drop table IdentBridge_Migrations");
        Run($"drop table {ExchangeTables.Default.Names["Tickets"]}");
        var refused = await Assert.ThrowsAsync<ConfigurationException>(() => RepairAsync());
        Assert.Contains("IDENT_Tickets", refused.Message, StringComparison.Ordinal);
        Assert.All((await StatusAsync()).Scripts.Where(s => s.Name.StartsWith("0002", StringComparison.Ordinal)), s => Assert.Equal(ScriptState.Unverified, s.State));
    }

    [Fact]
    public async Task Is_not_seen_when_one_script_s_name_ends_with_another_s()
    {
        Scripts.Write("1000.own.sql", "create table Own (Id int not null)");
        await UpAsync();
        // Would look like the embedded resource "1000.own.sql".
        Scripts.Write("own.sql", "create table Other (Id int not null)");
        Assert.Equal(["own.sql"], await UpAsync());
        Assert.Equal(0, Query<int>("select count(*) from Other"));
    }

    [Fact]
    public async Task Repair_of_what_needs_none_is_refused_with_2_and_writes_no_audit()
    {
        await UpAsync();
        await Identdb.RunAsync(2, Database, "repair", Bundled[0]);
        await Identdb.RunAsync(2, Database, "repair", "9999_no_such.sql");
        await Identdb.RunAsync(2, Database, "repair", Bundled[0], "--statements-done", "1");
        Assert.Equal(0, Query<int>("select count(*) from IdentBridge_MigrationAudit"));
    }
}

public sealed class DriftOnMariaDb : DriftContract<MariaDb>;

public sealed class DriftOnMySql : DriftContract<MySql>;

public sealed class DriftOnMsSql : DriftContract<MsSql>;

public sealed class DriftOnSqlite : DriftContract<Sqlite>;
