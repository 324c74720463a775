using IdentDbBridge.ServerTests.Containers;
using IdentDbBridge.TestServers;

namespace IdentDbBridge.ServerTests;

/// <summary>Servers that a test starts for itself, to stop, kill or configure them.</summary>
static class PrivateServer
{
    /// <summary>Starts one, for the caller to dispose of. Skips the test, visibly, when it is not installed, unless IDENTDB_TEST_REQUIRED names it.</summary>
    public static async Task<TestServer> StartAsync(ServerKind kind, params string[] arguments) =>
        await TestServer.StartAsync(await ProgramAsync(kind), [.. TestServer.Unsynced, .. arguments], TestContext.Current.CancellationToken);

    /// <summary>The program to start. Skips or fails the test likewise.</summary>
    public static async Task<ServerProgram> ProgramAsync(ServerKind kind)
    {
        var program = await TestServerInstaller.FindAsync(kind, TestContext.Current.CancellationToken);
        if (program is not null)
            return program;
        var server = kind.ToString().ToLowerInvariant();
        var missing = $"No {kind.Product} server program was found";
        // Where a container has the server itself, nobody was asked to install the program.
        Assert.SkipWhen(StartedContainers.EngineAnswers && ServerSource.Of(server).Images.Count > 0, $"{missing} to start a server of one's own with; others are in containers.");
        TestEnvironment.SkipOrFail(server, missing);
        return null!;
    }
}
