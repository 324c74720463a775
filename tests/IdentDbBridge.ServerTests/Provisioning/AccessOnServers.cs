using IdentDbBridge.Access;
using IdentDbBridge.ServerTests.Cli;
using IdentDbBridge.ServerTests.Containers;
using Microsoft.Data.SqlClient;

namespace IdentDbBridge.ServerTests.Provisioning;

public abstract class AccessOnMySqlContract<TServer>(ITestOutputHelper log) : AccessContract<TServer>(log)
    where TServer : ITestServer
{
    protected override string Account(string user) => $"'{user}'@'%'";

    protected override void CreateAccount(string user) => Run($"CREATE USER IF NOT EXISTS {Account(user)} IDENTIFIED BY 'Other-Zq1!Zq1!'");

    protected override string Login(string user, string password) =>
        new MySqlConnectionStringBuilder(Database.ConnectionString) { UserID = user, Password = password, Pooling = false }.ConnectionString;

    [FactOnEachImage]
    public async Task Gives_the_rights_to_a_user_of_that_host_only()
    {
        var user = NewUser(@"\'o");
        await GrantAsync(Party.Reader, user, "Zq-1'\\Zq1!", "--host", "127.0.0.%");
        Assert.False(Refused(Login(user, "Zq-1'\\Zq1!"), "SELECT COUNT(*) FROM IDENT_Branches"));
        await CallAsync(0, "revoke", "reader", "--user", user, "--host", "10.%", "--drop-user");
        Assert.False(Refused(Login(user, "Zq-1'\\Zq1!"), "SELECT COUNT(*) FROM IDENT_Branches"));
        await CallAsync(0, "revoke", "reader", "--user", user, "--host", "127.0.0.%", "--drop-user");
        Assert.ThrowsAny<System.Data.Common.DbException>(() => Open(Login(user, "Zq-1'\\Zq1!")).Dispose());
    }
}

public sealed class AccessOnMariaDb(ITestOutputHelper log) : AccessOnMySqlContract<MariaDb>(log);

public sealed class AccessOnMySql(ITestOutputHelper log) : AccessOnMySqlContract<MySql>(log);

public sealed class AccessOnMsSql(ITestOutputHelper log) : AccessContract<MsSql>(log)
{
    // The stand-in reports a denied CREATE LOGIN under one number with most other errors.
    protected override int NoRightsCode => MsSql.IsSqlServer(Database) ? 7 : 2;

    // The stand-in loses the case of Russian names.
    protected override async Task<string> ChooseTicketsNameAsync()
    {
        using var connection = Open((await TestEnvironment.FindAsync(MsSql.Name)).ConnectionString);
        return MsSql.IsSqlServer(connection) ? await base.ChooseTicketsNameAsync() : "WebTickets";
    }

    // SQL Server's REVOKE says nothing of a right that was never given.
    protected override string NoneLeft() => "had none of these";

    // SQL Server drops the rights with the user. The stand-in does not, and fails at a REVOKE of several rights of which the user has some.
    protected override void TakeAll(string user)
    {
        using var connection = Database.Open();
        if (MsSql.IsSqlServer(connection) || connection.Scalar<int>($"SELECT COUNT(*) FROM sys.database_principals WHERE name = N'{user.Replace("'", "''", StringComparison.Ordinal)}'") == 0)
            return;
        foreach (var (table, _) in PartyMatrix.Tables)
        {
            foreach (var right in (string[])["SELECT", "INSERT", "UPDATE", "DELETE"])
                connection.Run($"REVOKE {right} ON {Names.GetValueOrDefault(table, table)} FROM [{user}]");
        }
    }

    // The stand-in does not understand a doubled bracket in CREATE LOGIN.
    protected override string OddEnd => MsSql.IsSqlServer(Database) ? base.OddEnd : "ё'`$User$";

    // The stand-in reports a denied SELECT under one number with most other errors.
    protected override bool TellsRefusedReads => MsSql.IsSqlServer(Database);

    // The stand-in refuses to take ALTER, which IDENT may have been given to truncate.
    protected override bool Revokes(Party party) => party != Party.Ident || MsSql.IsSqlServer(Database);

    // The stand-in answers with a warning and gives nothing.
    protected override bool TellsRefusedGrants => MsSql.IsSqlServer(Database);

    protected override string Account(string user) => user;

    protected override void CreateAccount(string user) => Run($"IF NOT EXISTS (SELECT 1 FROM sys.server_principals WHERE name = N'{user}') CREATE LOGIN {user} WITH PASSWORD = N'Other-Zq1!Zq1!'");

    protected override string Login(string user, string password) =>
        new SqlConnectionStringBuilder(Database.ConnectionString) { UserID = user, Password = password, Pooling = false }.ConnectionString;

    /// <summary>Whether the domain knows it shows when the script is run: there is no domain here.</summary>
    [FactOnEachImage]
    public async Task Lets_a_user_of_Windows_in_without_a_password()
    {
        var script = (await CallAsync(0, "grant", "telephony", "--user", @"CLINIC\pbx", "--script")).Output;
        Assert.Contains(@"CREATE LOGIN [CLINIC\pbx] FROM WINDOWS;", script, StringComparison.Ordinal);
        Assert.Contains(@"CREATE USER [CLINIC\pbx] FOR LOGIN [CLINIC\pbx]", script, StringComparison.Ordinal);
        Assert.DoesNotContain("PASSWORD", script, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(@"CREATE LOGIN [pbx] WITH PASSWORD = <PASSWORD>;", (await CallAsync(0, "grant", "telephony", "--user", "pbx", "--script")).Output, StringComparison.Ordinal);
    }

    [FactOnEachImage]
    public async Task Gives_the_user_of_a_restored_database_to_the_login_of_its_name()
    {
        var user = NewUser();
        await GrantAsync(Party.Reader, user, "Zq-1'Zq1!");
        Assert.SkipUnless(MsSql.IsSqlServer(Database), "The stand-in drops no login that has a user.");
        // As after a restore on another server: the user is there, and its login is not.
        Run($"DROP LOGIN [{user}]");
        Assert.Equal("new", await GrantAsync(Party.Reader, user, "Zq-2'Zq2!"));
        Assert.False(Refused(Login(user, "Zq-2'Zq2!"), $"SELECT COUNT(*) FROM {Names["Tickets"]}"));
    }

    [FactOnEachImage]
    public async Task Refuses_a_host() =>
        (await CallAsync(2, "grant", "reader", "--user", "x", "--host", "%")).AssertSentence(2);
}

/// <summary>SQLite has no accounts.</summary>
public sealed class AccessOnSqlite
{
    [Theory]
    [InlineData("grant")]
    [InlineData("revoke")]
    public async Task Is_refused_with_a_sentence(string command)
    {
        var result = await InProcess.RunAsync(command, "reader", "--user", "x", "--provider", "sqlite", "--connection", "Data Source=a.db");
        Assert.Contains("has no accounts", result.AssertSentence(2), StringComparison.Ordinal);
    }
}
