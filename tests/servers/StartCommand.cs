namespace IdentDbBridge.TestServers;

/// <summary><c>start [mariadb] [mysql]</c> or <c>start galera</c>: servers for a developer to work with, until Ctrl+C.</summary>
static class StartCommand
{
    public static async Task<int> RunAsync(string[] names, CancellationToken cancel)
    {
        if (names is [GaleraProgram.Name])
            return await StartGaleraAsync(cancel);
        var kinds = names.Length == 0 ? Enum.GetValues<ServerKind>() : [.. names.Select(Kind)];
        await using var servers = await PrivateServers.StartAsync(kinds, Console.Error.WriteLine, cancel);
        if (!servers.Kinds.Any())
            return 1;
        foreach (var (variable, connectionString) in servers.Variables)
            Console.WriteLine($"export {variable}='{connectionString}'");
        Console.Error.WriteLine("Ctrl+C stops and removes them.");
        await Task.Delay(Timeout.Infinite, cancel);
        return 0;
    }

    static async Task<int> StartGaleraAsync(CancellationToken cancel)
    {
        if (await GaleraProgram.InstallAsync(Console.Error.WriteLine, cancel) is not { } program)
            return 1;
        await using var cluster = await GaleraCluster.StartAsync(program, cancel);
        Console.WriteLine($"export IDENTDB_CONNECTION='{cluster.ConnectionString}'");
        Console.Error.WriteLine("Ctrl+C stops and removes them.");
        await Task.Delay(Timeout.Infinite, cancel);
        return 0;
    }

    static ServerKind Kind(string name) =>
        Enum.TryParse<ServerKind>(name, ignoreCase: true, out var kind) ? kind : throw new TestServerException($"There is no server '{name}' here, only mariadb and mysql, or galera by itself.");
}
