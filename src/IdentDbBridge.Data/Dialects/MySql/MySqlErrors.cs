using System.Net.Sockets;
using IdentDbBridge.Data;

namespace IdentDbBridge.Dialects.MySql;

/// <summary>What MySQL's and MariaDB's error numbers mean. Sources: the two products' error references.</summary>
static class MySqlErrors
{
    static readonly KnownMessages Known = new("mysql");

    /// <summary>What a driver's exception means; null when it is not the driver's.</summary>
    public static ServerError? Classify(Exception exception) => exception switch
    {
        MySqlException e => Classify(e),
        // What answers speaks another protocol.
        MySqlProtocolException => ServerWords.Tell("MySQL", 0, ServerErrorKind.Unreachable, ServerFault.None, null),
        // A connection that the server or the network has cut, when the driver writes to it (seen with 2.6.2).
        SocketException or EndOfStreamException or IOException { InnerException: SocketException } => ServerWords.Tell("MySQL", 0, ServerErrorKind.ConnectionLost, ServerFault.None, null),
        _ => null,
    };

    /// <summary>What a node of a Galera cluster says of itself to whom it lets read no table.</summary>
    public static ServerError DoesNotServe() => new("MySQL", 1047, ServerErrorKind.ConnectionLost, NotServing()) { Words = NotServing };

    static string NotServing() => T($"this node of a Galera cluster does not serve now: it has lost the others, or is catching up with them");

    static ServerError Classify(MySqlException e)
    {
        if (OwnWords(e) is { } words)
            return new ServerError("MySQL", e.Number, words.Kind, words.Text()) { Words = words.Text };
        return ServerWords.Tell("MySQL", e.Number, Kind(e.Number, e), Fault(e), Shown(e));
    }

    /// <summary>Where we know more than the server or the driver says; null elsewhere.</summary>
    static (ServerErrorKind Kind, Func<string> Text)? OwnWords(MySqlException e) => e.Number switch
    {
        // Not a matter of the network, though the driver gives it the number of one.
        _ when e.Message.Contains("AllowPublicKeyRetrieval", StringComparison.Ordinal) => (ServerErrorKind.Other, () => T($"this login sends its password by caching_sha2_password or sha256_password, and the connection is not encrypted: let the server offer TLS, or, where nobody can pose as the server, add AllowPublicKeyRetrieval=true to the connection string")),
        1047 when e.Message.Contains("WSREP", StringComparison.Ordinal) => (ServerErrorKind.ConnectionLost, NotServing),
        _ => null,
    };

    // SIGNAL may give any number to any text; 45000 is the state that manuals name for it.
    static string? Shown(MySqlException e) => e.SqlState == "45000" ? null : Known.Shown(e.Number, e.Message);

    static ServerFault Fault(MySqlException e) => e.Number switch
    {
        1146 => ServerFault.TableMissing,
        // The option is named in every language; others than these two forbid other things.
        1290 when e.Message.Contains("read-only", StringComparison.Ordinal) || e.Message.Contains("read_only", StringComparison.Ordinal) => ServerFault.ReadOnly,
        1792 or 1836 => ServerFault.ReadOnly,
        1153 or 1301 => ServerFault.TooLarge,
        1021 or 1114 or 3675 => ServerFault.Full,
        126 or 127 or 144 or 145 or 1034 or 1035 or 1194 or 1195 => ServerFault.Damaged,
        _ => ServerFault.None,
    };

    static ServerErrorKind Kind(int number, MySqlException e) => number switch
    {
        1045 or 1698 or 1862 or 3118 => ServerErrorKind.LoginFailed,
        1049 => ServerErrorKind.DatabaseMissing,
        1044 or 1142 or 1143 or 1227 or 1370 or 1410 or 1419 => ServerErrorKind.NoRights,
        1062 or 1586 => ServerErrorKind.Duplicate,
        1048 or 1264 or 1364 or 1366 or 1406 or 3819 or 4025 => ServerErrorKind.RuleBroken,
        1213 or 1020 => ServerErrorKind.Deadlock,
        // -1 is MySqlConnector's own: CommandTimeout is over.
        -1 or 1205 or 3024 or 1969 or 1317 => ServerErrorKind.Timeout,
        1042 or 1040 or 2002 or 2003 => ServerErrorKind.Unreachable,
        // 1047: a node of a Galera cluster that has lost the others, or is catching up with them. Another one may serve.
        1047 or 1053 or 1152 or 1158 or 1159 or 1160 or 1161 or 1927 or 2006 or 2013 or 3169 or 4031 => ServerErrorKind.ConnectionLost,
        0 => HasTimeout(e) ? ServerErrorKind.Timeout : ServerErrorKind.ConnectionLost,
        _ => ServerErrorKind.Other,
    };

    static bool HasTimeout(Exception? e)
    {
        for (; e is not null; e = e.InnerException)
        {
            if (e is TimeoutException or SocketException { SocketErrorCode: SocketError.TimedOut })
                return true;
        }

        return false;
    }
}
