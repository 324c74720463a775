using System.Collections.Concurrent;
using Docker.DotNet;
using Docker.DotNet.Models;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Configurations;
using DotNet.Testcontainers.Containers;
using IdentDbBridge.ServerTests.Containers;
using IdentDbBridge.TestServers;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.Logging.Abstractions;
using Testcontainers.MsSql;
using Testcontainers.MySql;

[assembly: AssemblyFixture(typeof(StartedContainers))]

namespace IdentDbBridge.ServerTests.Containers;

/// <summary>The servers that this run has started in containers: one for each image, when the first test asks for it, until the last test has ended. Their ports listen on 127.0.0.1 only.</summary>
public sealed class StartedContainers : IAsyncDisposable
{
    const int LogLines = 15;

    static readonly TimeSpan Patience = TestcontainersSettings.WaitStrategyTimeout ?? TimeSpan.FromMinutes(3);

    readonly ConcurrentDictionary<string, Lazy<Task<StartedContainer>>> _containers = new();

    /// <summary>Whether there is a Docker-compatible container engine.</summary>
    public static bool EngineAnswers => TestcontainersSettings.OS.DockerEndpointAuthConfig is not null;

    /// <summary>The server of an image, started unless it runs.</summary>
    internal Task<StartedContainer> GetAsync(string server, string image) =>
        _containers.GetOrAdd(image, _ => new(() => StartAsync(server, image))).Value;

    /// <summary>Stops and removes them all.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var started in _containers.Values.Where(c => c.IsValueCreated))
        {
            // Whoever asked for one that could not be started has heard of it.
            await ((Task)started.Value).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (started.Value is { IsCompletedSuccessfully: true, Result.Container: { } container })
                await container.DisposeAsync();
        }
    }

    static async Task<StartedContainer> StartAsync(string server, string image)
    {
        if (!EngineAnswers)
            return new(null, null, "no container engine answers");
        return server == MsSql.Name ? await StartAsync(BuildMsSql(image), image, c => c.GetConnectionString()) : await StartAsync(BuildMySql(image), image, AsRoot);
    }

    static async Task<StartedContainer> StartAsync<TContainer>(TContainer container, string image, Func<TContainer, string> connectionString)
        where TContainer : DockerContainer
    {
        try
        {
            await container.StartAsync();
            return new(container, new(connectionString(container), image), null);
        }
        catch (DockerApiException error) when (container.CreatedTime == default)
        {
            await container.DisposeAsync();
            return new(null, null, $"the image {image} is not to be had ({error.ResponseBody?.ReplaceLineEndings(" ").Trim()})");
        }
        catch (Exception error)
        {
            var log = container.CreatedTime == default ? default : await container.GetLogsAsync();
            await container.DisposeAsync();
            var lines = $"{log.Stdout}{log.Stderr}".Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(LogLines);
            throw new InvalidOperationException($"The container of {image} did not become ready in {Patience.TotalSeconds} s: {error.Message} Its log ends:\n{string.Join('\n', lines)}", error);
        }
    }

    static MsSqlContainer BuildMsSql(string image) => new MsSqlBuilder(image)
        .WithPassword($"Zq1-{TestServer.NewPassword()}")
        .WithWaitStrategy(Wait.ForUnixContainer().UntilDatabaseIsAvailable(SqlClientFactory.Instance, w => w.WithTimeout(Patience)))
        .WithCreateParameterModifier(OnLoopback)
        .WithLogger(NullLogger.Instance)
        .Build();

    // A login from outside is what to wait for: MariaDB's image has no client called mysql, and the server that first fills the data directory listens on no port.
    static MySqlContainer BuildMySql(string image) => new MySqlBuilder(image)
        .WithUsername("root")
        .WithPassword(TestServer.NewPassword())
        .WithCommand([.. TestServer.Options])
        .WithWaitStrategy(Wait.ForUnixContainer().UntilDatabaseIsAvailable(MySqlConnectorFactory.Instance, w => w.WithTimeout(Patience)))
        .WithCreateParameterModifier(OnLoopback)
        .WithLogger(NullLogger.Instance)
        .Build();

    // Testcontainers itself would let ports listen on all addresses of the machine. The network mode is for podman without bridges: slirp4netns.
    static void OnLoopback(CreateContainerParameters parameters)
    {
        foreach (var binding in parameters.HostConfig!.PortBindings!.Values.SelectMany(b => b))
            binding.HostIP = "127.0.0.1";
        if (Environment.GetEnvironmentVariable("IDENTDB_TEST_CONTAINER_NETWORK") is { Length: > 0 } mode)
            parameters.HostConfig.NetworkMode = mode;
    }

    // Without the database of the container: tests make their own.
    static string AsRoot(MySqlContainer container) =>
        new MySqlConnectionStringBuilder(container.GetConnectionString()) { Database = "", AllowUserVariables = true, CharacterSet = "utf8mb4" }.ConnectionString;
}
