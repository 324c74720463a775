using IdentDbBridge.Migrations.Plan;

namespace IdentDbBridge.ServerTests.Migrations;

public abstract class TableNamesContract<TServer> : MigrationContract<TServer>
    where TServer : ITestServer
{
    [Fact]
    public async Task Are_used_and_remembered()
    {
        await Identdb.RunAsync(0, Database, "up", "--table", "Tickets=МоиЗаявки", "--table", "doctors=Vrachi");
        Assert.Equal(0, Query<int>("select count(*) from МоиЗаявки"));
        Assert.Equal(0, Query<int>("select count(*) from Vrachi"));
        Assert.Equal("МоиЗаявки", (await StatusAsync()).Tables.Names["Tickets"]);

        // A later script of the clinic gets the remembered name without being told.
        Scripts.Write("1000_own.sql", "insert into $Doctors$ (Id, Name) values (7, 'Doctor $Doctors$')");
        Assert.Equal(["1000_own.sql"], await UpAsync());
        Assert.Equal("Doctor Vrachi", Query<string>("select Name from Vrachi where Id = 7"));
    }

    [Fact]
    public async Task That_differ_from_the_installed_ones_are_refused_with_2()
    {
        await Identdb.RunAsync(0, Database, "up", "--table", "Tickets=MyTickets");
        Assert.Contains("MyTickets", (await Identdb.RunAsync(2, Database, "up", "--table", "Tickets=Others")).Errors, StringComparison.Ordinal);
        await Identdb.RunAsync(2, Database, "status", "--table", "Tickets=IDENT_Tickets");
        await Identdb.RunAsync(0, Database, "up", "--table", "Tickets=MyTickets");
    }

    [Fact]
    public async Task Of_a_run_that_came_to_nothing_are_not_remembered()
    {
        Scripts.Write("1000_own.sql", "insert into NoSuchTable (A) values ('$Tickets$')");
        await UpToFailureAsync();
        var failed = await StatusOfAsync("1000_own.sql");
        Assert.Equal((ScriptState.Pending, 0), (failed.State, failed.StatementsDone));
        Assert.Contains("1000_own.sql failed at statement 1", failed.Note!, StringComparison.Ordinal);

        // The failed script alone has used the name so far in a journal that has lost its other rows.
        Run("delete from IdentBridge_Migrations where ScriptName <> '1000_own.sql'");
        Assert.Equal("Others", (await Identdb.RunAsync(0, Database, "status", "--json", "--scripts", Scripts.Path, "--table", "Tickets=Others")).Json.GetProperty("tables").GetProperty("Tickets").GetString());
    }

    [Theory]
    [InlineData("table")]
    [InlineData("view")]
    public async Task Taken_by_something_made_by_hand_are_refused_with_4_and_nothing_is_written(string kind)
    {
        Run(kind == "table" ? "create table IDENT_Tickets (Id int not null)" : "create view IDENT_Tickets as select 1 as Id");
        var before = Snapshot.Of(Database);
        Assert.Contains("IDENT_Tickets", (await Identdb.RunAsync(4, Database, "up")).Errors, StringComparison.Ordinal);
        // A plan and a check foretell it.
        Assert.Contains("IDENT_Tickets", (await Identdb.RunAsync(4, Database, "up", "--dry-run")).Output, StringComparison.Ordinal);
        await Identdb.RunAsync(4, Database, "status", "--check");
        Assert.Equal(before, Snapshot.Of(Database));

        await Identdb.RunAsync(0, Database, "up", "--table", "Tickets=Others");
    }

    async Task UpToFailureAsync() => Assert.Equal("1000_own.sql", (await Assert.ThrowsAsync<ScriptFailedException>(() => UpAsync())).Script);
}

public sealed class TableNamesOnMariaDb : TableNamesContract<MariaDb>;

public sealed class TableNamesOnMySql : TableNamesContract<MySql>;

public sealed class TableNamesOnMsSql : TableNamesContract<MsSql>;

public sealed class TableNamesOnSqlite : TableNamesContract<Sqlite>;
