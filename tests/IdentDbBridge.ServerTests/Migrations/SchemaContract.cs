using IdentDbBridge.ServerTests.Containers;

namespace IdentDbBridge.ServerTests.Migrations;

public abstract class SchemaContract<TServer> : MigrationContract<TServer>
    where TServer : ITestServer
{
    [FactOnEachImage]
    public async Task Of_a_fresh_install_is_the_stored_one()
    {
        Assert.Equal(Bundled, await UpAsync());
        Snapshot.AssertInstalled<TServer>(Database);
    }
}

public sealed class SchemaOnMariaDb : SchemaContract<MariaDb>;

public sealed class SchemaOnMySql : SchemaContract<MySql>;

public sealed class SchemaOnMsSql : SchemaContract<MsSql>;

public sealed class SchemaOnSqlite : SchemaContract<Sqlite>;
