using Microsoft.Data.Sqlite;

namespace IdentDbBridge.ServerTests.Provisioning;

public sealed class PurgeOnMariaDb(ITestOutputHelper log) : PurgeContract<MariaDb>(log);

public sealed class PurgeOnMySql(ITestOutputHelper log) : PurgeContract<MySql>(log);

public sealed class PurgeOnMsSql(ITestOutputHelper log) : PurgeContract<MsSql>(log)
{
    public override Task Prints_what_gives_the_login_the_right_that_it_lacks()
    {
        Assert.SkipUnless(MsSql.IsSqlServer(Database), "The stand-in has one number for most errors, so that a refused DELETE is not known for one.");
        return base.Prints_what_gives_the_login_the_right_that_it_lacks();
    }
}

public sealed class PurgeOnSqlite(ITestOutputHelper log) : PurgeContract<Sqlite>(log)
{
    // A file has no logins.
    protected override Task WithReaderAsync(Func<string, Task> work) =>
        work(new SqliteConnectionStringBuilder(Database.ConnectionString) { Mode = SqliteOpenMode.ReadOnly }.ConnectionString);

    public override Task Prints_what_gives_the_login_the_right_that_it_lacks()
    {
        Assert.Skip("A file has no logins.");
        return Task.CompletedTask;
    }
}
