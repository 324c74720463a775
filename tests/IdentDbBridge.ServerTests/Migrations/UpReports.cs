namespace IdentDbBridge.ServerTests.Migrations;

/// <summary>The page that <c>up --report</c> writes for whoever approves changes.</summary>
public sealed class UpReports : MigrationContract<Sqlite>
{
    string File => Scripts.In("report.html");

    [Fact]
    public async Task Tell_which_scripts_ran_with_their_SQL_and_by_whom()
    {
        Scripts.Write("1000_own.sql", "create table Own (Id int not null, Body text null)", "insert into Own (Id, Body) values (1, '<script>alert(1)</script> & $Tickets$')");
        await Identdb.RunAsync(0, Database, "up", "--scripts", Scripts.Path, "--report", File);
        string page = await System.IO.File.ReadAllTextAsync(File, Cancel);
        Assert.All([.. Bundled, "1000_own.sql"], name => Assert.Contains($"<h2>{name}</h2>", page, StringComparison.Ordinal));
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; IDENT_Tickets", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
        Assert.Contains(Environment.UserName, page, StringComparison.Ordinal);
        Assert.Contains(Environment.MachineName, page, StringComparison.Ordinal);
        Assert.Contains($"Applied {Bundled.Length + 1} script(s)", page, StringComparison.Ordinal);

        await Identdb.RunAsync(0, Database, "up", "--scripts", Scripts.Path, "--report", File, "--lang", "ru");
        page = await System.IO.File.ReadAllTextAsync(File, Cancel);
        Assert.Contains("<html lang=\"ru\">", page, StringComparison.Ordinal);
        Assert.Contains("Ни один скрипт не выполнялся.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tell_of_a_failure_too()
    {
        Scripts.Write("1000_own.sql", "create table Own (Id int not null)");
        Scripts.Write("1001_own.sql", "insert into Own (Id) values (1)", "insert into Nowhere (Id) values (1)", "insert into Own (Id) values (2)");
        await Identdb.RunAsync(8, Database, "up", "--scripts", Scripts.Path, "--report", File);
        string page = await System.IO.File.ReadAllTextAsync(File, Cancel);
        Assert.Contains("1001_own.sql failed at statement 2", page, StringComparison.Ordinal);
        Assert.Contains("insert into Nowhere", page, StringComparison.Ordinal);
        // It was never sent.
        Assert.DoesNotContain("values (2)", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_cannot_be_written_are_refused_before_anything_runs()
    {
        await Identdb.RunAsync(2, Database, "up", "--report", Scripts.In("no/where.html"));
        await Identdb.RunAsync(2, Database, "up", "--dry-run", "--report", File);
        Assert.Empty(List(Snapshot.Tables(Database)));
    }
}
