namespace IdentDbBridge.ServerTests.Migrations;

/// <summary>The journal of another application must not be taken for ours.</summary>
public abstract class OtherJournals<TServer> : MigrationContract<TServer>
    where TServer : ITestServer
{
    [Fact]
    public async Task Elsewhere_on_the_server_are_left_alone()
    {
        var table = await MakeAsync();
        Run($"insert into {table} (ScriptName, Applied) values ('0001_create_calls.sql', '2024-01-01 00:00:00')");
        Assert.Equal(Bundled, await UpAsync());
        Assert.Equal(1, Query<int>($"select count(*) from {table}"));
        Assert.Equal(Bundled.Length, Query<int>("select count(*) from schemaversions"));
    }

    /// <summary>Makes the other journal and returns its qualified name.</summary>
    protected abstract Task<string> MakeAsync();
}

public abstract class OtherJournalsOnMySqlServers<TServer> : OtherJournals<TServer>
    where TServer : ITestServer
{
    TestDatabase? _other;

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await base.DisposeAsync();
        if (_other is not null)
            await _other.DisposeAsync();
    }

    protected override async Task<string> MakeAsync()
    {
        _other = await TServer.CreateDatabaseAsync();
        Run($"create table {_other.Name}.schemaversions (scriptname varchar(255) not null, applied datetime not null)");
        return $"{_other.Name}.schemaversions";
    }
}

public sealed class OtherJournalsOnMariaDb : OtherJournalsOnMySqlServers<MariaDb>;

public sealed class OtherJournalsOnMySql : OtherJournalsOnMySqlServers<MySql>;

public sealed class OtherJournalsOnMsSql : OtherJournals<MsSql>
{
    protected override Task<string> MakeAsync()
    {
        Run("create schema other");
        Run("create table other.SchemaVersions (ScriptName nvarchar(255) not null, Applied datetime not null)");
        return Task.FromResult("other.SchemaVersions");
    }
}
