using System.Net;
using System.Net.Sockets;

namespace IdentDbBridge.ServerTests.Migrations;

/// <summary>Passes on what a server says first, and then nothing more in either direction: a network that dies during the handshake.</summary>
sealed class StallingProxy : IAsyncDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource _stop = new();
    readonly Task _work;

    public StallingProxy(int server)
    {
        _listener.Start();
        _work = WorkAsync(server);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _work;
        _stop.Dispose();
    }

    async Task WorkAsync(int server)
    {
        List<TcpClient> open = [];
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                var behind = new TcpClient();
                open.AddRange([client, behind]);
                await behind.ConnectAsync(IPAddress.Loopback, server, _stop.Token);
                var greeting = new byte[4096];
                var length = await behind.GetStream().ReadAsync(greeting, _stop.Token);
                await client.GetStream().WriteAsync(greeting.AsMemory(0, length), _stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            open.ForEach(c => c.Dispose());
        }
    }
}
