using IdentDbBridge.TestServers;

namespace IdentDbBridge.ServerTests.IdentClients;

/// <summary>The law: where check has no failure, every client that it does not name as locked out works, and no letter is lost.</summary>
public abstract class ClientsContract(ServerKind kind, ITestOutputHelper log)
{
    [Fact]
    public async Task Are_never_locked_out_in_silence()
    {
        var program = await PrivateServer.ProgramAsync(kind);
        await using var clients = await Clients.StartAsync(sqlServer: false, log);
        using var certificate = new ServerCertificate();
        var settings = kind == ServerKind.MySql ? Settings.OfMySql() : Settings.OfMariaDb(certificate, byDefault: false, plugins: null);
        var matrix = new ClientMatrix(program.ToString(), log);
        await new ServerTour(program, clients, matrix).RunAsync(settings, TestContext.Current.CancellationToken);
        matrix.Print(clients.Skipped);
        Assert.True(matrix.Silent.Count == 0, string.Join('\n', matrix.Silent));
    }
}

public sealed class ClientsOnMariaDb(ITestOutputHelper log) : ClientsContract(ServerKind.MariaDb, log);

public sealed class ClientsOnMySql(ITestOutputHelper log) : ClientsContract(ServerKind.MySql, log);
