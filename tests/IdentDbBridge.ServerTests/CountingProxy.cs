using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace IdentDbBridge.ServerTests;

/// <summary>A way to a server that counts how often a client waits for an answer: once for all that it sends before the server says something.</summary>
sealed class CountingProxy : IAsyncDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource _stop = new();
    readonly List<TcpClient> _open = [];
    readonly string _host;
    readonly int _port;
    readonly Task _work;
    int _roundTrips;

    public CountingProxy(string host, int port)
    {
        (_host, _port) = (host, port);
        _listener.Start();
        _work = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>On all connections until now.</summary>
    public int RoundTrips => Volatile.Read(ref _roundTrips);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _work;
        foreach (var socket in _open)
            socket.Dispose();
        _stop.Dispose();
    }

    async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                var behind = new TcpClient { NoDelay = true };
                client.NoDelay = true;
                _open.AddRange([client, behind]);
                await behind.ConnectAsync(_host, _port, _stop.Token);
                var turn = new StrongBox<bool>(true);
                _ = RelayAsync(client, behind, () =>
                {
                    if (Interlocked.Exchange(ref turn.Value, false))
                        Interlocked.Increment(ref _roundTrips);
                });
                _ = RelayAsync(behind, client, () => Volatile.Write(ref turn.Value, true));
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped.
        }
    }

    static async Task RelayAsync(TcpClient from, TcpClient to, Action heard)
    {
        var buffer = new byte[65536];
        try
        {
            int read;
            while ((read = await from.GetStream().ReadAsync(buffer)) > 0)
            {
                heard();
                await to.GetStream().WriteAsync(buffer.AsMemory(0, read));
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // Closed.
        }
    }
}
