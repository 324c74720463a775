namespace IdentDbBridge.ServerTests;

public abstract class ServersContract<TServer>
    where TServer : ITestServer
{
    [Fact]
    public async Task Makes_a_database_that_opens()
    {
        await using var database = await TServer.CreateDatabaseAsync();
        using var connection = database.Open();
        Assert.Equal(1L, connection.Scalar<long>("select 1"));
    }

    [Theory]
    [InlineData("Зубная боль, ёлка № 5")]
    [InlineData("Клиника 🦷 Улыбка 😀")]
    public async Task Keeps_Russian_text_and_emoji(string text)
    {
        await using var database = await TServer.CreateDatabaseAsync();
        using var connection = database.Open();
        connection.Run($"create table Notes (Body {TServer.TextType} not null)");
        connection.Run("insert into Notes (Body) values (@body)", ("@body", text));
        Assert.Equal(text, connection.Scalar<string>("select Body from Notes"));
    }

    [Fact]
    public async Task Makes_databases_that_do_not_see_each_other()
    {
        await using var one = await TServer.CreateDatabaseAsync();
        await using var other = await TServer.CreateDatabaseAsync();
        using var inOne = one.Open();
        using var inOther = other.Open();
        inOne.Run("create table Notes (Id int not null)");
        inOther.Run("create table Notes (Id int not null)");
        inOne.Run("insert into Notes (Id) values (1)");
        Assert.Equal(0L, inOther.Scalar<long>("select count(*) from Notes"));
    }

    [Fact]
    public async Task Drops_the_database_with_its_data()
    {
        var database = await TServer.CreateDatabaseAsync();
        using (var connection = database.Open())
            connection.Run("create table Notes (Id int not null)");
        await database.DisposeAsync();
        Assert.ThrowsAny<Exception>(() => database.Open());
    }
}

public sealed class ServersOnMariaDb : ServersContract<MariaDb>;

public sealed class ServersOnMySql : ServersContract<MySql>;

public sealed class ServersOnMsSql : ServersContract<MsSql>;

public sealed class ServersOnSqlite : ServersContract<Sqlite>;
