namespace IdentDbBridge.Errors;

/// <summary>What a server's error means to us, whatever its number on that server.</summary>
public enum ServerErrorKind
{
    /// <summary>None of the others.</summary>
    Other,

    /// <summary>Nobody answers at that address.</summary>
    Unreachable,

    /// <summary>The server refuses the login.</summary>
    LoginFailed,

    /// <summary>The server has no such database.</summary>
    DatabaseMissing,

    /// <summary>The login lacks a right.</summary>
    NoRights,

    /// <summary>A unique key has that value already.</summary>
    Duplicate,

    /// <summary>A CHECK, NOT NULL or length rule of a table refuses the row.</summary>
    RuleBroken,

    /// <summary>Chosen as the victim of a deadlock: the transaction may be tried again.</summary>
    Deadlock,

    /// <summary>A time-out of the command or of a lock inside the server.</summary>
    Timeout,

    /// <summary>The connection was there and is gone.</summary>
    ConnectionLost,
}

/// <summary>What more is to be said of an error that is none of the kinds that callers tell apart.</summary>
public enum ServerFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The statement names a table that is not there.</summary>
    TableMissing,

    /// <summary>The server or the file takes no writes.</summary>
    ReadOnly,

    /// <summary>One statement or value is longer than the server takes.</summary>
    TooLarge,

    /// <summary>No space is left.</summary>
    Full,

    /// <summary>The server cannot make sense of what is in its own files.</summary>
    Damaged,

    /// <summary>A column holds a value of another type than that of the shipped tables.</summary>
    Unreadable,
}

/// <summary>An error of a database server, in words that hold no secret and no data of a row.</summary>
/// <param name="Server">The product: SQL Server, MySQL, MariaDB or SQLite.</param>
/// <param name="Number">The server's own error number; 0 where it gave none.</param>
/// <param name="Kind">What it means.</param>
/// <param name="Text">The server's message where it is known to hold only names, with values of rows cut out; else words of ours.</param>
public sealed record ServerError(string Server, int Number, ServerErrorKind Kind, string Text)
{
    /// <summary>What <see cref="Kind"/> does not tell.</summary>
    public ServerFault Fault { get; internal init; }

    /// <summary><see cref="Text"/> in the language that is asked for; null where it is the server's, in the server's language.</summary>
    internal Func<string>? Words { get; init; }

    /// <inheritdoc/>
    public override string ToString()
    {
        string text = Words?.Invoke() ?? Text;
        return Number == 0 ? $"{Server}: {text}" : $"{Server} {Number}: {text}";
    }
}

/// <summary>A database server refused or failed.</summary>
public class ServerException : IdentDbException
{
    public ServerException(string message, ServerError error, Exception? inner) : base(message, inner) => Error = error;

    /// <summary>The server's error.</summary>
    public ServerError Error { get; }
}

/// <summary>No connection: <see cref="ServerException.Error"/> tells an unreachable server, a refused login and a missing database apart.</summary>
public sealed class ConnectionException(string message, ServerError error, Exception? inner) : ServerException(message, error, inner);

/// <summary>The login lacks a right that the statement needs.</summary>
public sealed class PermissionException(string message, ServerError error, Exception? inner) : ServerException(message, error, inner);
