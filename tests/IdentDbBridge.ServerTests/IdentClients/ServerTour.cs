using IdentDbBridge.TestServers;

namespace IdentDbBridge.ServerTests.IdentClients;

/// <summary>Takes a private server through its settings, one start each, and has every client work under each of them.</summary>
sealed class ServerTour(ServerProgram program, Clients clients, ClientMatrix matrix)
{
    readonly ServerVisit _visit = new(clients, matrix);

    public async Task RunAsync(IEnumerable<ServerSetting> settings, CancellationToken cancel)
    {
        await using var server = await TestServer.StartAsync(program, [], cancel);
        foreach (var setting in settings)
        {
            if (setting.FromTheStart)
            {
                await using var own = await TestServer.StartAsync(program, setting.Options, cancel);
                await _visit.RunAsync(own.ConnectionString, setting, cancel);
                continue;
            }
            await server.StopAsync(cancel);
            await server.LaunchAsync([.. setting.Options], cancel);
            await _visit.RunAsync(server.ConnectionString, setting, cancel);
        }
    }
}
