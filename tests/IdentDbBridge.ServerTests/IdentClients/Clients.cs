using IdentDbBridge.TestServers;

namespace IdentDbBridge.ServerTests.IdentClients;

/// <summary>The clients of one product's drivers, started when they are asked.</summary>
sealed class Clients(IReadOnlyList<ClientProcess> all, IReadOnlyList<string> skipped) : IAsyncDisposable
{
    public IReadOnlyList<ClientProcess> All => all;

    /// <summary>Those that cannot run here.</summary>
    public IReadOnlyList<string> Skipped => skipped;

    /// <summary>Builds them if need be. Skips the test, visibly, where that is not possible, unless IDENTDB_TEST_REQUIRED names them.</summary>
    /// <param name="sqlServer">Those for SQL Server, not those for MySQL.</param>
    /// <param name="log">Told what is going on.</param>
    public static async Task<Clients> StartAsync(bool sqlServer, ITestOutputHelper log)
    {
        string directory;
        try
        {
            directory = await ClientPrograms.BuildAsync(log.WriteLine, TestContext.Current.CancellationToken);
        }
        catch (TestServerException error)
        {
            TestEnvironment.SkipOrFail(ClientPrograms.Name, $"The clients like IDENT cannot be built: {error.Message}");
            throw;
        }
        var folders = Directory.EnumerateDirectories(directory)
            .Where(d => Path.GetFileName(d).Contains("sqlclient", StringComparison.Ordinal) == sqlServer)
            .Order(StringComparer.Ordinal)
            .Select(d => (Id: Path.GetFileName(d), Command: ClientPrograms.Command(d)))
            .ToList();
        return new Clients(
            [.. folders.Where(f => f.Command is not null).Select(f => new ClientProcess(f.Id, f.Command!))],
            [.. folders.Where(f => f.Command is null).Select(f => f.Id)]);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in all)
            await client.DisposeAsync();
    }
}
