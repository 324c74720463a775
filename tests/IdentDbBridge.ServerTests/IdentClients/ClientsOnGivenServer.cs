using IdentDbBridge.ServerTests.Containers;

namespace IdentDbBridge.ServerTests.IdentClients;

/// <summary>The same law on servers that the environment names, and in containers of each image: as they stand, with the accounts that they know, for nothing of theirs is changed.</summary>
public abstract class ClientsOnGivenServer<TServer>(ITestOutputHelper log)
    where TServer : ITestServer
{
    [FactOnEachImage]
    public async Task Are_never_locked_out_in_silence()
    {
        var server = (await TestEnvironment.FindAsync(TServer.Name)).ConnectionString;
        await using var clients = await Clients.StartAsync(sqlServer: false, log);
        await using var connection = new MySqlConnection(server);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        var matrix = new ClientMatrix($"{TServer.Name} {connection.ServerVersion} as it stands", log);
        var visit = new ServerVisit(clients, matrix);
        var plugins = connection.List("SELECT PLUGIN_NAME FROM information_schema.PLUGINS WHERE PLUGIN_TYPE = 'AUTHENTICATION' AND PLUGIN_STATUS = 'ACTIVE'");
        foreach (var setting in Settings.OfAccounts(TServer.Name == MariaDb.Name, plugins))
            await visit.RunAsync(server, setting, TestContext.Current.CancellationToken);
        matrix.Close(clients.Skipped);
    }
}

public sealed class ClientsOnGivenMariaDb(ITestOutputHelper log) : ClientsOnGivenServer<MariaDb>(log);

public sealed class ClientsOnGivenMySql(ITestOutputHelper log) : ClientsOnGivenServer<MySql>(log);
