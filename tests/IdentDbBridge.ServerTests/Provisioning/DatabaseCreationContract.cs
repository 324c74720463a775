using System.Data.Common;
using IdentDbBridge.ServerTests.Cli;
using IdentDbBridge.ServerTests.Containers;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace IdentDbBridge.ServerTests.Provisioning;

/// <summary>identdb create-database.</summary>
public abstract class DatabaseCreationContract<TServer> : IAsyncLifetime
    where TServer : ITestServer
{
    readonly List<string> _names = [];

    protected TestDatabase Database { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync() => Database = await TServer.CreateDatabaseAsync();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Database is null)
            return;
        foreach (var name in _names)
            Drop(name);
        await Database.DisposeAsync();
    }

    [FactOnEachImage]
    public async Task Makes_a_database_in_which_up_works_and_says_so_the_second_time()
    {
        var connection = At(NewName());
        await CallAsync(6, connection, "status");
        Assert.Contains("Created ", (await CallAsync(0, connection)).Output, StringComparison.Ordinal);
        AssertSettings(connection);
        await CallAsync(0, connection, "up");
        Assert.Contains("exists already; nothing was done.", (await CallAsync(2, connection)).AssertSentence(2), StringComparison.Ordinal);
        Assert.Contains("exists already; nothing to do.", (await CallAsync(0, connection, "create-database", "--if-missing")).Output, StringComparison.Ordinal);
        Assert.False((await CallAsync(0, connection, "create-database", "--if-missing", "--json")).Json.GetProperty("created").GetBoolean());
    }

    [FactOnEachImage]
    public async Task Quotes_the_name()
    {
        var connection = At(NewName(" Ёж'`]"));
        Assert.True((await CallAsync(0, connection, "create-database", "--json")).Json.GetProperty("created").GetBoolean());
        await CallAsync(0, connection, "status");
    }

    [FactOnEachImage]
    public async Task Prints_a_script_without_connecting()
    {
        var connection = At(NewName());
        Assert.Contains(Keyword, (await CallAsync(0, connection, "create-database", "--script")).Output, StringComparison.Ordinal);
        await CallAsync(6, connection, "status");
    }

    [FactOnEachImage]
    public async Task Ends_with_7_without_the_right_and_with_6_without_a_login()
    {
        const string Password = "Пароль-Zq1!";
        using var login = Stranger(Password);
        var name = NewName();
        (await CallAsync(7, login.ConnectionString($"Password={Password}", ("Database", name)))).AssertSentence(7);
        (await CallAsync(6, login.ConnectionString("Password=another", ("Database", name)))).AssertSentence(6);
        await CallAsync(6, At(name), "status");
        // One that is there, but not for this login, is no missing one.
        (await CallAsync(7, login.ConnectionString($"Password={Password}"))).AssertSentence(7);
    }

    protected virtual string Keyword => "CREATE DATABASE";

    private protected virtual TestLogin Stranger(string password) => TestLogin.CreateStranger(Database, password);

    /// <summary>The connection string with another database.</summary>
    protected abstract string At(string name);

    protected abstract void AssertSettings(string connectionString);

    protected abstract void Drop(string name);

    protected static DbConnection Open(string connectionString)
    {
        var connection = TServer.Connect(connectionString);
        connection.Open();
        return connection;
    }

    string NewName(string end = "")
    {
        _names.Add(TestDatabase.NewName() + end);
        return _names[^1];
    }

    static async Task<CliResult> CallAsync(int code, string connection, params string[] line)
    {
        var result = await InProcess.RunAsync([.. line.Length == 0 ? ["create-database"] : line, "--provider", TServer.Provider, "--connection", connection]);
        Assert.True(result.Code == code, $"{string.Join(' ', line)}: exit code {result.Code}\n{result.Output}{result.Errors}");
        return result;
    }
}

public abstract class DatabaseCreationOnMySqlContract<TServer> : DatabaseCreationContract<TServer>
    where TServer : ITestServer
{
    protected override string At(string name) => new MySqlConnectionStringBuilder(Database.ConnectionString) { Database = name, Pooling = false }.ConnectionString;

    protected override void AssertSettings(string connectionString)
    {
        using var connection = Open(connectionString);
        Assert.Equal("utf8mb4 utf8mb4_unicode_ci", connection.Scalar<string>("SELECT CONCAT(@@character_set_database, ' ', @@collation_database)"));
    }

    protected override void Drop(string name)
    {
        using var connection = Database.Open();
        connection.Run($"DROP DATABASE IF EXISTS `{name.Replace("`", "``", StringComparison.Ordinal)}`");
    }
}

public sealed class DatabaseCreationOnMariaDb : DatabaseCreationOnMySqlContract<MariaDb>;

public sealed class DatabaseCreationOnMySql : DatabaseCreationOnMySqlContract<MySql>;

public sealed class DatabaseCreationOnMsSql : DatabaseCreationContract<MsSql>
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        if (!MsSql.IsSqlServer(Database))
            Assert.Skip("The stand-in has no ALTER DATABASE … SET, without which no database is made.");
    }

    protected override string At(string name) => new SqlConnectionStringBuilder(Database.ConnectionString) { InitialCatalog = name, Pooling = false }.ConnectionString;

    protected override void AssertSettings(string connectionString)
    {
        using var connection = Open(connectionString);
        Assert.Equal(1, connection.Scalar<int>("SELECT CAST(is_read_committed_snapshot_on AS int) FROM sys.databases WHERE database_id = DB_ID()"));
    }

    protected override void Drop(string name)
    {
        SqlConnection.ClearAllPools();
        using var connection = Database.Open();
        connection.Run($"IF DB_ID(N'{name.Replace("'", "''", StringComparison.Ordinal)}') IS NOT NULL DROP DATABASE [{name.Replace("]", "]]", StringComparison.Ordinal)}]");
    }
}

public sealed class DatabaseCreationOnSqlite : DatabaseCreationContract<Sqlite>
{
    protected override string Keyword => "VACUUM";

    private protected override TestLogin Stranger(string password)
    {
        Assert.Skip("SQLite has no logins.");
        return null!;
    }

    // Beside the test's own file, in whose directory it goes when that does.
    protected override string At(string name) => new SqliteConnectionStringBuilder(Database.ConnectionString)
    {
        DataSource = Path.Combine(Path.GetDirectoryName(new SqliteConnectionStringBuilder(Database.ConnectionString).DataSource)!, name + ".db"),
        Pooling = false,
    }.ConnectionString;

    protected override void AssertSettings(string connectionString) => Assert.True(File.Exists(new SqliteConnectionStringBuilder(connectionString).DataSource));

    protected override void Drop(string name)
    {
    }
}
