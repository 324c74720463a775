using System.Net;
using System.Net.Sockets;

namespace IdentDbBridge.TestServers;

/// <summary>Finds TCP ports for test servers.</summary>
static class FreePort
{
    // Below the range that systems hand out to outgoing connections (32768 on Linux, 49152 elsewhere): a server that is down for
    // a moment would find its port taken, and a client that retries meanwhile could even be connected to itself.
    const int First = 20000;
    const int Count = 12000;

    static int _last = Random.Shared.Next(Count);

    /// <summary>A port of the loopback addresses that nobody listens on; never the same one twice in a process.</summary>
    public static int Next()
    {
        while (true)
        {
            var port = First + (Interlocked.Increment(ref _last) % Count);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken: the next one.
            }
        }
    }
}
