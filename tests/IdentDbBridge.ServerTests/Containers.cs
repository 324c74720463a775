using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Containers;
using Testcontainers.MsSql;
using Testcontainers.MySql;

// https://dotnet.testcontainers.org/modules/mssql/
[assembly: AssemblyFixture(typeof(IdentDbBridge.ServerTests.Containers))]

namespace IdentDbBridge.ServerTests;

/// <summary>SQL Server and MySQL in containers, for those that no connection string names. Where there is no container engine, their tests are skipped as ever.</summary>
public sealed class Containers : IAsyncLifetime
{
    readonly List<DockerContainer> _started = [];

    public async ValueTask InitializeAsync()
    {
        try
        {
            await StartAsync("mssql", () => new MsSqlBuilder("mcr.microsoft.com/mssql/server:2022-latest").Build(), c => c.GetConnectionString());
            await StartAsync("mysql", () => new MySqlBuilder("mysql:8.4").WithUsername("root").WithPassword("Exchange-1-test").Build(), AsRoot);
        }
        catch (DockerUnavailableException e)
        {
            TestContext.Current.SendDiagnosticMessage("No container engine: {0}", e.Message);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var container in _started)
            await container.DisposeAsync();
    }

    async Task StartAsync<TContainer>(string server, Func<TContainer> build, Func<TContainer, string> connection)
        where TContainer : DockerContainer
    {
        var variable = $"IDENTDB_TEST_{server.ToUpperInvariant()}";
        if (!string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable)))
            return;
        var container = build();
        _started.Add(container);
        await container.StartAsync(TestContext.Current.CancellationToken);
        Environment.SetEnvironmentVariable(variable, connection(container));
    }

    // Without the database of the container: tests make their own.
    static string AsRoot(MySqlContainer container) =>
        new MySqlConnectionStringBuilder(container.GetConnectionString()) { Database = "", AllowUserVariables = true, CharacterSet = "utf8mb4" }.ConnectionString;
}
