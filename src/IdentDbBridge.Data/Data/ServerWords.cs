namespace IdentDbBridge.Data;

/// <summary>Words of ours for a server's error whose own message is not shown.</summary>
static class ServerWords
{
    /// <summary>An error told by its message where that may be shown, else in words of ours.</summary>
    /// <param name="shown">What may be shown of the message; null for nothing.</param>
    public static ServerError Tell(string server, int number, ServerErrorKind kind, ServerFault fault, string? shown)
    {
        string Words() => Of(kind, fault);
        return new(server, number, kind, shown ?? Words()) { Fault = fault, Words = shown is null ? Words : null };
    }

    static string Of(ServerErrorKind kind, ServerFault fault) => kind switch
    {
        ServerErrorKind.Unreachable => T($"the connection could not be made"),
        ServerErrorKind.LoginFailed => T($"the login is refused"),
        ServerErrorKind.DatabaseMissing => T($"there is no such database"),
        ServerErrorKind.NoRights => T($"the login lacks a right"),
        ServerErrorKind.Duplicate => T($"a row with the same key is there already"),
        ServerErrorKind.RuleBroken => T($"a value is missing, too long, of another type, or breaks a rule of the table"),
        ServerErrorKind.Deadlock => T($"a deadlock; the transaction was rolled back"),
        ServerErrorKind.Timeout => T($"the time was over, or it was interrupted"),
        ServerErrorKind.ConnectionLost => T($"the connection to the server was lost"),
        _ => Of(fault),
    };

    static string Of(ServerFault fault) => fault switch
    {
        ServerFault.TableMissing => T($"there is no such table"),
        ServerFault.ReadOnly => T($"it takes no writes"),
        ServerFault.TooLarge => T($"a statement or a value is longer than the server takes"),
        ServerFault.Full => T($"no space is left"),
        ServerFault.Damaged => T($"a file of the database is damaged"),
        ServerFault.Unreadable => T($"a column holds a value of another type"),
        _ => T($"the server's message is not shown, because it may hold values of rows; the server's own client shows it"),
    };
}
