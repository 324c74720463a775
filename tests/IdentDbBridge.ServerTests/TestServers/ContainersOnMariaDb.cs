using System.Net;
using System.Net.NetworkInformation;
using IdentDbBridge.ServerTests.Containers;

namespace IdentDbBridge.ServerTests.TestServers;

/// <summary>The container in which this run has MariaDB, where it has it there.</summary>
public sealed class ContainersOnMariaDb
{
    [Fact]
    public async Task Listen_on_the_loopback_address_only()
    {
        var port = (int)new MySqlConnectionStringBuilder((await FindAsync()).ConnectionString).Port;
        var listeners = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(l => l.Port == port).Select(l => l.Address);
        Assert.Equal([IPAddress.Loopback], listeners);
    }

    [Fact]
    public async Task Are_one_for_all_tests() => Assert.Same(await FindAsync(), await FindAsync());

    static async Task<TestServerAddress> FindAsync()
    {
        var server = await TestEnvironment.FindAsync(MariaDb.Name);
        Assert.SkipWhen(server.Image is null, "IDENTDB_TEST_MARIADB names the server, so that none is in a container.");
        return server;
    }
}
