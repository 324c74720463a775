using System.Diagnostics;

namespace IdentDbBridge.TestServers;

/// <summary>The servers that this process has started for others to use.</summary>
sealed class PrivateServers(IReadOnlyList<TestServer> servers) : IAsyncDisposable
{
    /// <summary>Which servers they are.</summary>
    public IEnumerable<ServerKind> Kinds => servers.Select(server => server.Program.Kind);

    /// <summary>Each server's environment variable and connection string.</summary>
    public IEnumerable<(string Name, string ConnectionString)> Variables =>
        servers.Select(server => (server.Program.Kind.Variable, server.ConnectionString));

    /// <summary>Installs and starts what it can, in parallel; why it could not do the rest goes to the log.</summary>
    public static async Task<PrivateServers> StartAsync(IEnumerable<ServerKind> kinds, Action<string> log, CancellationToken cancel)
    {
        var starting = kinds.Select(kind => StartAsync(kind, log, cancel)).ToList();
        try
        {
            await Task.WhenAll(starting);
        }
        catch (Exception)
        {
            await new PrivateServers(Started(starting)).DisposeAsync();
            throw;
        }
        return new(Started(starting));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in servers)
            await server.DisposeAsync();
    }

    static List<TestServer> Started(IEnumerable<Task<TestServer?>> starting) =>
        [.. starting.Where(task => task.IsCompletedSuccessfully).Select(task => task.Result).OfType<TestServer>()];

    static async Task<TestServer?> StartAsync(ServerKind kind, Action<string> log, CancellationToken cancel)
    {
        try
        {
            var program = await TestServerInstaller.InstallAsync(kind, log, cancel);
            var watch = Stopwatch.StartNew();
            var server = await TestServer.StartAsync(program, TestServer.Unsynced, cancel);
            log($"{program} started on port {server.Port} in {watch.Elapsed.TotalSeconds:F1} s.");
            return server;
        }
        catch (TestServerException error)
        {
            log(error.Message);
            return null;
        }
    }
}
