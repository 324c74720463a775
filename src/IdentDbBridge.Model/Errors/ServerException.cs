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

/// <summary>An error of a database server, in words that hold no secret and no data of a row.</summary>
/// <param name="Server">The product: SQL Server, MySQL, MariaDB or SQLite.</param>
/// <param name="Number">The server's own error number; 0 where it gave none.</param>
/// <param name="Kind">What it means.</param>
/// <param name="Text">The server's message, with the values of rows cut out.</param>
public sealed record ServerError(string Server, int Number, ServerErrorKind Kind, string Text)
{
    /// <inheritdoc/>
    public override string ToString() => Number == 0 ? $"{Server}: {Text}" : $"{Server} {Number}: {Text}";
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
