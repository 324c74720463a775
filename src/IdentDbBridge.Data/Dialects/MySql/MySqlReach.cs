using System.Net;
using System.Net.Sockets;

namespace IdentDbBridge.Dialects.MySql;

/// <summary>What to do when a MySQL or MariaDB cannot be reached. The driver has one message for all of it, so the way is tried once more, without a login.</summary>
static class MySqlReach
{
    const byte ProtocolVersion = 10;
    const byte ErrorPacket = 0xFF;

    // Of a packet: length, sequence, and the first byte, which tells what it is.
    const int Enough = 5;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>A sentence for people; null where nothing is found out.</summary>
    /// <param name="connectionString">One that the driver understands; of several hosts, the first is tried.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public static async Task<string?> ExplainAsync(string connectionString, CancellationToken cancellationToken)
    {
        var settings = new MySqlConnectionStringBuilder(connectionString);
        if (settings.ConnectionProtocol is not (MySqlConnectionProtocol.Sockets or MySqlConnectionProtocol.Tcp) || settings.Server.StartsWith('/'))
            return null;
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await socket.ConnectAsync(new DnsEndPoint(settings.Server.Split(',')[0].Trim(), (int)settings.Port), patience.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ArgumentException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return e is SocketException failed ? Explain(failed.SocketErrorCode, settings.Port) : e is OperationCanceledException ? Silence() : null;
        }

        return await ListenAsync(socket, settings, cancellationToken).ConfigureAwait(false);
    }

    static string? Explain(SocketError error, uint port) => error switch
    {
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => T($"No machine of that name is known here. Check the name, or write its address."),
        SocketError.ConnectionRefused => T($"Nothing listens there on port {port}. Start the server, and check its port (3306 unless it was changed), bind-address and skip-networking in its configuration."),
        SocketError.TimedOut or SocketError.HostUnreachable or SocketError.NetworkUnreachable => Silence(),
        _ => null,
    };

    static string Silence() => T($"No answer from that address: the machine is off or in another network, or a firewall drops what is sent to it.");

    /// <summary>A server of this kind speaks first.</summary>
    static async Task<string?> ListenAsync(Socket socket, MySqlConnectionStringBuilder settings, CancellationToken cancellationToken)
    {
        byte[] begin = new byte[Enough];
        int read = 0;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            while (read < Enough && await socket.ReceiveAsync(begin.AsMemory(read), patience.Token).ConfigureAwait(false) is > 0 and var more)
                read += more;
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return T($"Something answers there on port {settings.Port}, but does not greet as MySQL and MariaDB do: the port belongs to another program (SQL Server has 1433), or the server is stuck.");
        }

        return (read, begin[^1]) switch
        {
            // Hung up without a word, as a proxy without a server behind it does.
            ( < Enough, _) => null,
            (_, ProtocolVersion) => settings.SslMode is MySqlSslMode.Disabled or MySqlSslMode.Preferred
                ? null
                : T($"A server answers, but not with the encryption that SslMode={settings.SslMode} asks for: it offers no TLS, or a certificate that this machine does not trust. Give it one that is trusted, or, in a network that is the clinic's alone, write SslMode=Preferred."),
            (_, ErrorPacket) => null,
            _ => T($"Another program answers there on port {settings.Port}, not a MySQL or MariaDB. Check the port: 3306 unless it was changed."),
        };
    }
}
