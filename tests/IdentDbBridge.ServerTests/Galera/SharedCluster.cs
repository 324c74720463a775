using IdentDbBridge.TestServers;

namespace IdentDbBridge.ServerTests.Galera;

/// <summary>One cluster for all tests of this folder, started by the first of them, so that each is skipped visibly where its packages are missing.</summary>
public sealed class SharedCluster : IAsyncDisposable
{
    GaleraCluster? _cluster;

    public async Task<GaleraCluster> StartAsync()
    {
        if (_cluster is not null)
            return _cluster;
        var program = await GaleraProgram.FindAsync(TestContext.Current.CancellationToken);
        if (program is null)
            TestEnvironment.SkipOrFail(GaleraProgram.Name, "No MariaDB server with Galera's library (package galera-4) was found");
        return _cluster = await GaleraCluster.StartAsync(program!, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => _cluster?.DisposeAsync() ?? ValueTask.CompletedTask;
}

/// <summary>Three servers and their writers take all there is of a small machine: one test at a time, and nothing beside them.</summary>
[CollectionDefinition(nameof(ClusterTests), DisableParallelization = true)]
public sealed class ClusterTests : ICollectionFixture<SharedCluster>;
