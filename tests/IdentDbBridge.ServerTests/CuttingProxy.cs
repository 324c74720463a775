using System.Net;
using System.Net.Sockets;

namespace IdentDbBridge.ServerTests;

/// <summary>A way to a server of this machine that can be cut without a goodbye, as a router does that forgets its connections.</summary>
sealed class CuttingProxy : IAsyncDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource _stop = new();
    readonly List<TcpClient> _open = [];
    readonly Task _work;

    public CuttingProxy(int server)
    {
        _listener.Start();
        _work = AcceptAsync(server);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Resets all connections. New ones go through.</summary>
    public int Cut()
    {
        lock (_open)
        {
            var cut = _open.Count / 2;
            foreach (var socket in _open)
            {
                socket.LingerState = new LingerOption(true, 0);
                socket.Dispose();
            }

            _open.Clear();
            return cut;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _work;
        Cut();
        _stop.Dispose();
    }

    async Task AcceptAsync(int server)
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                var behind = new TcpClient();
                await behind.ConnectAsync(IPAddress.Loopback, server, _stop.Token);
                lock (_open)
                    _open.AddRange([client, behind]);
                _ = RelayAsync(client, behind);
                _ = RelayAsync(behind, client);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped.
        }
    }

    static async Task RelayAsync(TcpClient from, TcpClient to)
    {
        try
        {
            await from.GetStream().CopyToAsync(to.GetStream());
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // Cut.
        }
    }
}
