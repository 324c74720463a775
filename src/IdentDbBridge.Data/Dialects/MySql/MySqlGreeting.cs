using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using IdentDbBridge.Data;

namespace IdentDbBridge.Dialects.MySql;

/// <summary>
/// What a server tells every client before it logs in. Old connectors take their character set from here, and it is not always
/// that of <c>@@character_set_server</c>: <c>SET GLOBAL</c> changes the variable and leaves the greeting as it was.
/// </summary>
/// <remarks>Source: https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_connection_phase_packets_protocol_handshake_v10.html</remarks>
/// <param name="CollationId">The lower eight bits of the number of the server's collation.</param>
/// <param name="OffersTls">Whether a client may go on encrypted.</param>
sealed record MySqlGreeting(int CollationId, bool OffersTls)
{
    const byte ProtocolVersion = 10;
    const int ClientSsl = 0x0800;

    // Of the packet, without its text of the version: thread id, salt, filler, lower capabilities, collation.
    const int Fixed = 4 + 8 + 1 + 2 + 1;

    // A greeting has about a hundred bytes.
    const int Longest = 1024;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Connects to where <paramref name="db"/> is connected to, reads, and hangs up. Servers count that as a connection that was broken off,
    /// and begin to count anew with the next login that succeeds.
    /// </summary>
    /// <returns>Null where there is none to be had in this way: no answer in time, none of a server, or a connection that is no socket's.</returns>
    public static async Task<MySqlGreeting?> ReadAsync(Db db, CancellationToken cancellationToken)
    {
        // The host that serves, of several.
        var settings = new MySqlConnectionStringBuilder(db.Connection.ConnectionString);
        if (settings.ConnectionProtocol is MySqlConnectionProtocol.NamedPipe or MySqlConnectionProtocol.SharedMemory)
            return null;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            using Socket socket = await ConnectAsync(settings, patience.Token).ConfigureAwait(false);
            var stream = new NetworkStream(socket);
            await using ConfiguredAsyncDisposable end = stream.ConfigureAwait(false);
            return await ReadAsync(stream, patience.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is SocketException or IOException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return null;
        }
    }

    /// <summary>Null when the packet is none of this protocol, as the one by which a server refuses a host.</summary>
    public static MySqlGreeting? Parse(ReadOnlySpan<byte> packet)
    {
        int version = packet.IndexOf((byte)0);
        if (packet.IsEmpty || packet[0] != ProtocolVersion || version < 0 || packet.Length < version + 1 + Fixed)
            return null;
        ReadOnlySpan<byte> rest = packet[(version + 1)..];
        int capabilities = BinaryPrimitives.ReadUInt16LittleEndian(rest[13..]);
        return new MySqlGreeting(rest[15], (capabilities & ClientSsl) != 0);
    }

    static async Task<MySqlGreeting?> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        byte[] header = new byte[4];
        await stream.ReadExactlyAsync(header, cancellationToken).ConfigureAwait(false);
        // Three bytes of length, one of sequence.
        int length = BinaryPrimitives.ReadInt32LittleEndian(header) & 0xFFFFFF;
        if (length is 0 or > Longest)
            return null;
        byte[] packet = new byte[length];
        await stream.ReadExactlyAsync(packet, cancellationToken).ConfigureAwait(false);
        return Parse(packet);
    }

    static async Task<Socket> ConnectAsync(MySqlConnectionStringBuilder settings, CancellationToken cancellationToken)
    {
        bool isFile = settings.ConnectionProtocol == MySqlConnectionProtocol.UnixSocket || settings.Server.StartsWith('/');
        var socket = isFile ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) : new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            EndPoint server = isFile ? new UnixDomainSocketEndPoint(settings.Server) : new DnsEndPoint(settings.Server, (int)settings.Port);
            await socket.ConnectAsync(server, cancellationToken).ConfigureAwait(false);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
