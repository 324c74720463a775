using IdentDbBridge.TestServers;

namespace IdentDbBridge.ServerTests;

/// <summary>Servers that a test starts for itself, to stop, kill or configure them.</summary>
static class PrivateServer
{
    /// <summary>Starts one, for the caller to dispose of. Skips the test, visibly, when it is not installed, unless IDENTDB_TEST_REQUIRED names it.</summary>
    public static async Task<TestServer> StartAsync(ServerKind kind, params string[] arguments)
    {
        var cancel = TestContext.Current.CancellationToken;
        if (await TestServerInstaller.FindAsync(kind, cancel) is not { } program)
        {
            TestEnvironment.SkipOrFail(kind.ToString().ToLowerInvariant(), $"No {kind.Product} server program was found");
            throw new InvalidOperationException();
        }
        return await TestServer.StartAsync(program, arguments, cancel);
    }
}
