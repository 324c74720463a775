using IdentDbBridge.TestServers;

namespace IdentDbBridge.ServerTests.IdentClients;

/// <summary>The law: where check has no failure, every client that it does not name as locked out works, and no letter is lost.</summary>
public abstract class ClientsContract(ITestOutputHelper log)
{
    /// <summary>Of the settings, a third is tried at a time, on each server another; all of them where there is time.</summary>
    const int Shares = 3;

    [Fact]
    public async Task Are_never_locked_out_in_silence()
    {
        var program = await ProgramAsync();
        await using var clients = await Clients.StartAsync(sqlServer: false, log);
        using var certificate = new ServerCertificate();
        var matrix = new ClientMatrix(program.ToString(), log);
        await new ServerTour(program, clients, matrix).RunAsync(Settings(certificate).Where((_, i) => TestEnvironment.IsLong || i % Shares == Share), TestContext.Current.CancellationToken);
        matrix.Close(clients.Skipped);
    }

    /// <summary>Which of the shares, from 0.</summary>
    protected abstract int Share { get; }

    /// <summary>The server to try. Skips the test, visibly, when it is not there.</summary>
    protected abstract Task<ServerProgram> ProgramAsync();

    private protected abstract IEnumerable<ServerSetting> Settings(ServerCertificate certificate);
}

public sealed class ClientsOnMariaDb(ITestOutputHelper log) : ClientsContract(log)
{
    protected override int Share => 0;

    protected override Task<ServerProgram> ProgramAsync() => PrivateServer.ProgramAsync(ServerKind.MariaDb);

    private protected override IEnumerable<ServerSetting> Settings(ServerCertificate certificate) => IdentClients.Settings.OfMariaDb(certificate, tlsByItself: false, DebianMariaDb.Find()?.Plugins);
}

/// <summary>MariaDB 11.8, which talks utf8mb4 and offers TLS by itself.</summary>
public sealed class ClientsOnNextMariaDb(ITestOutputHelper log) : ClientsContract(log)
{
    protected override int Share => 1;

    protected override async Task<ServerProgram> ProgramAsync()
    {
        var program = await MariaDbFromSid.FindAsync(TestContext.Current.CancellationToken);
        if (program is null)
            TestEnvironment.SkipOrFail("mariadb-next", "The MariaDB of the next Debian is not downloaded");
        return program!;
    }

    private protected override IEnumerable<ServerSetting> Settings(ServerCertificate certificate) => IdentClients.Settings.OfMariaDb(certificate, tlsByItself: true, plugins: null);
}

public sealed class ClientsOnMySql(ITestOutputHelper log) : ClientsContract(log)
{
    protected override int Share => 0;

    protected override Task<ServerProgram> ProgramAsync() => PrivateServer.ProgramAsync(ServerKind.MySql);

    private protected override IEnumerable<ServerSetting> Settings(ServerCertificate certificate) => IdentClients.Settings.OfMySql();
}
