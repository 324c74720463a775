using System.Diagnostics;
using IdentDbBridge.Migrations.Plan;
using IdentDbBridge.Migrations.Scripts;

namespace IdentDbBridge.ServerTests.Migrations;

/// <summary>What <c>identdb script</c> writes, run by the server's own client.</summary>
public abstract class GeneratedScriptContract<TServer> : MigrationContract<TServer>
    where TServer : ITestServer
{
    protected string File { get; private set; } = "";

    protected abstract string[] Own { get; }

    [Fact]
    public async Task Does_what_a_run_does()
    {
        await WriteAsync();
        await ClientAsync(0);
        await Identdb.RunAsync(0, Database, "status", "--check");
        Snapshot.AssertInstalled<TServer>(Database);
        Assert.All((await StatusAsync()).Scripts, s => Assert.Equal(ScriptState.Applied, s.State));
        Assert.Contains("nothing to do", (await Identdb.RunAsync(0, Database, "up")).Output, StringComparison.Ordinal);
        Assert.Contains("no file was written", (await Identdb.RunAsync(0, Database, "script", "--output", Scripts.In("none"))).Output, StringComparison.Ordinal);
        Assert.False(System.IO.File.Exists(Scripts.In("none")));
    }

    [Fact]
    public async Task Brings_a_clinic_s_own_scripts_with_it()
    {
        await UpAsync();
        Scripts.Write("1000_own.sql", Own);
        Scripts.Write("1001_own.sql", "insert into Notes (Id, Body) values (3, 'C:\\tmp http://x//y; -- # it''s $Tickets$ зуб')");
        await WriteAsync("--scripts", Scripts.Path);
        await ClientAsync(0);
        await Identdb.RunAsync(0, Database, "status", "--check", "--scripts", Scripts.Path);
        Assert.Contains("nothing to do", (await Identdb.RunAsync(0, Database, "up", "--scripts", Scripts.Path)).Output, StringComparison.Ordinal);
        Assert.Equal(2, Query<int>("select count(*) from Notes where Id in (2, 30)"));
    }

    [Fact]
    public async Task Is_refused_by_a_database_that_has_been_migrated_meanwhile()
    {
        Scripts.Write("1000_own.sql", "create table Own (Id int not null)");
        await UpAsync();
        Scripts.Write("1001_own.sql", "insert into Own (Id) values (1)");
        await WriteAsync("--scripts", Scripts.Path);
        await UpAsync();
        await ClientAsync(1);
        Assert.Equal(["1"], List("select Id from Own"));
        Assert.Equal(Bundled.Length + 2, Query<int>("select count(*) from schemaversions"));
        Assert.All((await StatusAsync()).Scripts, s => Assert.Equal(ScriptState.Applied, s.State));
    }

    protected async Task WriteAsync(params string[] more)
    {
        File = Scripts.In("plan.txt");
        await Identdb.RunAsync(0, Database, ["script", "--output", File, .. more]);
    }

    /// <summary>Runs the file; <paramref name="code"/> is 0 for success and anything else for a failure.</summary>
    protected abstract Task ClientAsync(int code);

    protected async Task ProcessAsync(int code, params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync(Cancel);
        var errors = process.StandardError.ReadToEndAsync(Cancel);
        await using (var input = process.StandardInput.BaseStream)
        await using (var file = System.IO.File.OpenRead(File))
        {
            try
            {
                await file.CopyToAsync(input, Cancel);
            }
            catch (IOException)
            {
                // The client stopped at an error: its exit code tells.
            }
        }

        await process.WaitForExitAsync(Cancel);
        Assert.True((process.ExitCode == 0) == (code == 0), $"exit {process.ExitCode}\n{await output}{await errors}");
    }
}

public abstract class GeneratedScriptOnMySqlServers<TServer> : GeneratedScriptContract<TServer>
    where TServer : ITestServer
{
    protected override string[] Own =>
    [
        "create table Notes (Id int not null, Body varchar(200) null)",
        "DELIMITER //\ncreate procedure Add_note(n int) begin insert into Notes (Id) values (n); insert into Notes (Id) values (n * 10); end//\nDELIMITER ;\ncall Add_note(2) -- two\n",
        "insert into Notes (Id) values (30)",
    ];

    [Fact]
    public async Task Broken_off_half_way_is_ended_by_up()
    {
        await WriteAsync();
        var text = await System.IO.File.ReadAllTextAsync(File, Cancel);
        var half = text.IndexOf("CREATE TABLE IF NOT EXISTS `IDENT_Doctors`", StringComparison.Ordinal);
        Assert.True(half > 0);
        await System.IO.File.WriteAllTextAsync(File, text[..half], Cancel);
        await ClientAsync(0);
        await Identdb.RunAsync(8, Database, "status", "--check");
        Assert.Equal(Bundled[2..], await UpAsync());
        Snapshot.AssertInstalled<TServer>(Database);
    }

    [Fact]
    public async Task Of_a_broken_run_goes_on_where_that_stopped()
    {
        Scripts.Write("1000_own.sql", "create table Own (Id int not null)", "insert into Own (Id) values (1)", "insert into NoSuchTable (Id) values (2)");
        await Assert.ThrowsAsync<ScriptFailedException>(() => UpAsync());
        Run("create table NoSuchTable (Id int not null)");
        await WriteAsync("--scripts", Scripts.Path);
        await ClientAsync(0);
        await Identdb.RunAsync(0, Database, "status", "--check", "--scripts", Scripts.Path);
        Assert.Equal((1, 1), (Query<int>("select count(*) from Own"), Query<int>("select count(*) from NoSuchTable")));
    }

    [Fact]
    public async Task Gives_each_script_a_session_of_its_own_and_holds_tables_as_a_dump_does()
    {
        Scripts.WriteText("1000_dump.sql", "create table Price (Id int not null, Name varchar(40)) default charset=utf8mb4; lock tables Price write; insert into Price values (1, 'Осмотр'); unlock tables;");
        Scripts.WriteText("1001_leaves_зуб.sql", "set names cp1251; set autocommit = 0; create table After_it (Name varchar(50)) default charset=utf8mb4; lock tables After_it write;");
        Scripts.WriteText("1002_own.sql", "insert into After_it values ('Чистка');");
        await WriteAsync("--scripts", Scripts.Path);
        await ClientAsync(0);
        await Identdb.RunAsync(0, Database, "status", "--check", "--scripts", Scripts.Path);
        Assert.Equal(["Осмотр", "Чистка"], [.. List("select Name from Price"), .. List("select Name from After_it")]);
    }

    [Fact]
    public async Task Is_refused_by_another_database()
    {
        await using var other = await TServer.CreateDatabaseAsync();
        await Identdb.RunAsync(0, other, "script", "--output", Scripts.In("plan.txt"));
        await WriteAsync();
        await Identdb.RunAsync(0, other, "script", "--output", File);
        await ClientAsync(1);
        Assert.Empty(List(Snapshot.Tables(Database)));
    }

    protected override Task ClientAsync(int code)
    {
        var server = new MySqlConnectionStringBuilder(Database.ConnectionString);
        return ProcessAsync(code, "mariadb", $"--host={server.Server}", $"--port={server.Port}", $"--user={server.UserID}", $"--password={server.Password}", Database.Name);
    }
}

public sealed class GeneratedScriptOnMariaDb : GeneratedScriptOnMySqlServers<MariaDb>;

public sealed class GeneratedScriptOnMySql : GeneratedScriptOnMySqlServers<MySql>;

public sealed class GeneratedScriptOnSqlite : GeneratedScriptContract<Sqlite>
{
    // A file that does not exist is a mistyped name; an empty one is a new database.
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Run("vacuum");
    }

    protected override string[] Own =>
    [
        "create table Notes (Id int not null, Body text null)",
        "create trigger Notes_ten after insert on Notes when new.Id = 2 begin insert into Notes (Id) values (new.Id * 10); insert into Notes (Id) values (30); end",
        "insert into Notes (Id) values (2) -- two\n",
    ];

    protected override Task ClientAsync(int code) =>
        ProcessAsync(code, "sqlite3", new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(Database.ConnectionString).DataSource);
}

public sealed class GeneratedScriptOnMsSql : GeneratedScriptContract<MsSql>
{
    protected override string[] Own =>
    [
        "create table Notes (Id int not null, Body nvarchar(200) null)",
        "create procedure Add_note @n int as begin insert into Notes (Id) values (@n); insert into Notes (Id) values (@n * 10); end",
        "exec Add_note 2 -- two",
        "insert into Notes (Id) values (30)",
    ];

    // As sqlcmd without -b and SSMS do: an error does not keep the next batch from being sent.
    protected override Task ClientAsync(int code)
    {
        var errors = 0;
        using var connection = Database.Open();
        foreach (var batch in new TSqlSplitter().Split(System.IO.File.ReadAllText(File)))
        {
            try
            {
                for (var n = 0; n < batch.Repeat; n++)
                    connection.Run(batch.Text);
            }
            catch (Microsoft.Data.SqlClient.SqlException)
            {
                errors++;
            }
        }

        Assert.Equal(code == 0, errors == 0);
        return Task.CompletedTask;
    }
}
