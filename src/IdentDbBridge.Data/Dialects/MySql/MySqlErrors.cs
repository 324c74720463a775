using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace IdentDbBridge.Dialects.MySql;

/// <summary>What MySQL's and MariaDB's error numbers mean. Sources: the two products' error references.</summary>
static partial class MySqlErrors
{
    /// <summary>Errors whose quoted parts are names of objects. Every other message may quote a value of a row or the text of a statement.</summary>
    static readonly HashSet<int> NamesOnly =
    [
        1007, 1008, 1044, 1045, 1046, 1048, 1049, 1050, 1051, 1054, 1059, 1060, 1061, 1068, 1071, 1072, 1075, 1091, 1101, 1103, 1109, 1115, 1118,
        1142, 1143, 1146, 1176, 1205, 1213, 1227, 1273, 1286, 1304, 1305, 1317, 1364, 1370, 1406, 1410, 3819, 3820, 3822, 4025,
    ];

    /// <summary>What a driver's exception means; null when it is not the driver's.</summary>
    public static ServerError? Classify(Exception exception) => exception switch
    {
        MySqlException e => Classify(e),
        // A connection that the server or the network has cut, when the driver writes to it (seen with 2.6.2).
        SocketException or EndOfStreamException or IOException { InnerException: SocketException } => new ServerError("MySQL", 0, ServerErrorKind.ConnectionLost, T($"the connection to the server was lost")),
        _ => null,
    };

    static ServerError Classify(MySqlException e)
    {
        // Not a matter of the network, though the driver gives it the number of one.
        if (e.Message.Contains("AllowPublicKeyRetrieval", StringComparison.Ordinal))
            return new ServerError("MySQL", e.Number, ServerErrorKind.Other, T($"this login sends its password by caching_sha2_password or sha256_password, and the connection is not encrypted: let the server offer TLS, or, where nobody can pose as the server, add AllowPublicKeyRetrieval=true to the connection string"));
        ServerErrorKind kind = Kind(e.Number, e);
        return new ServerError("MySQL", e.Number, kind, Text(e, kind));
    }

    static string Text(MySqlException e, ServerErrorKind kind) => e.Number switch
    {
        0 when kind == ServerErrorKind.ConnectionLost && !e.Message.Contains("SSL", StringComparison.Ordinal) => T($"the connection to the server was lost"),
        1047 when e.Message.Contains("WSREP", StringComparison.Ordinal) => T($"this node of a Galera cluster does not serve now: it has lost the others, or is catching up with them"),
        1062 or 1586 => Duplicate().Replace(e.Message, "'…' for key "),
        var number => NamesOnly.Contains(number) ? e.Message : Quoted().Replace(e.Message, "'…'"),
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

    // To the last quote: what is quoted may have quotes in it, which the server does not double.
    [GeneratedRegex("""['"`].*['"`]""", RegexOptions.Singleline)]
    private static partial Regex Quoted();

    [GeneratedRegex("'.*' for key ", RegexOptions.Singleline)]
    private static partial Regex Duplicate();
}
