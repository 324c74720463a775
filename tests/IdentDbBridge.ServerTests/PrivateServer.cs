using IdentDbBridge.TestServers;

namespace IdentDbBridge.ServerTests;

/// <summary>Servers that a test starts for itself, to stop, kill or configure them.</summary>
static class PrivateServer
{
    /// <summary>Starts one, for the caller to dispose of. Skips the test, visibly, when it is not installed, unless IDENTDB_TEST_REQUIRED names it.</summary>
    public static async Task<TestServer> StartAsync(ServerKind kind, params string[] arguments) =>
        await TestServer.StartAsync(await ProgramAsync(kind), arguments, TestContext.Current.CancellationToken);

    /// <summary>The program to start. Skips or fails the test likewise.</summary>
    public static async Task<ServerProgram> ProgramAsync(ServerKind kind)
    {
        var program = await TestServerInstaller.FindAsync(kind, TestContext.Current.CancellationToken);
        if (program is null)
            TestEnvironment.SkipOrFail(kind.ToString().ToLowerInvariant(), $"No {kind.Product} server program was found");
        return program!;
    }
}
