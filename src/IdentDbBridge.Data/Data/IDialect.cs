using System.Data.Common;

namespace IdentDbBridge.Data;

/// <summary>The mechanics of one kind of server. Statements are not its business: they are files in <c>sql/</c>.</summary>
interface IDialect
{
    /// <summary>The name of its folders in <c>sql/</c> and <c>migrations/</c>, and the value of <c>--provider</c>.</summary>
    string Name { get; }

    /// <summary>The product's name for people.</summary>
    string ProductName { get; }

    /// <summary>Whether DDL can be rolled back. Where it cannot, the runner journals every statement.</summary>
    bool TransactionalDdl { get; }

    /// <summary>How many rows a transaction of many takes: a failure costs them a second try, and others wait for its locks.</summary>
    int BatchRows { get; }

    /// <summary>Likewise on a connection of <see cref="ConnectionUse.Bulk"/>, where the server takes rows faster than they are made.</summary>
    int BulkRows => BatchRows;

    /// <summary>How many rows a transaction takes on a connection of that use.</summary>
    int RowsOf(ConnectionUse use) => use == ConnectionUse.Bulk ? BulkRows : BatchRows;

    /// <summary>Whether a reader that stays open keeps no writer waiting: then its rows are passed on while it is read.</summary>
    bool ReadsOn => false;

    /// <summary>Reads a connection string with the driver's own builder and adds what this tool relies on.</summary>
    /// <exception cref="ConfigurationException">The driver does not understand it. The message holds none of its text.</exception>
    ConnectionTarget Parse(string connectionString);

    /// <summary>An open connection. Throws the driver's own exceptions.</summary>
    /// <param name="target">What <see cref="Parse"/> made.</param>
    /// <param name="use">Whether it may come from the pool, and whether a missing SQLite file may be created.</param>
    /// <param name="cancellationToken">Stops waiting for the server.</param>
    Task<DbConnection> OpenAsync(ConnectionTarget target, ConnectionUse use, CancellationToken cancellationToken);

    /// <summary>For a driver that keeps its caller's thread until the command has ended: what interrupts it. Null for one that awaits and hears of a cancellation by itself.</summary>
    Action<DbConnection>? Interrupt => null;

    /// <summary>Whether a session keeps the INSERT of one row prepared.</summary>
    bool PreparesInserts => false;

    /// <summary>Makes a session as new as if it had just been opened. False where only opening another one does that, or when it is lost.</summary>
    Task<bool> TryResetAsync(DbConnection connection, CancellationToken cancellationToken) => Task.FromResult(false);

    /// <summary>Whether the statements of a run are waited for by its own thread, and cancelled from another.</summary>
    bool RunBlocks => false;

    /// <summary>Whether a database of that name belongs to the server itself.</summary>
    bool IsSystemDatabase(string name) => false;

    /// <summary>Closes the pooled connections to a database: the server has cut one of them, and as a rule the others, too.</summary>
    Task ClearPoolAsync(DbConnection connection);

    /// <summary>
    /// Inserts rows, the fastest way of this server and connection. Several statements, perhaps: only within a transaction of the
    /// caller's is it all of them or none.
    /// </summary>
    /// <exception cref="ServerException">A duplicate, a broken rule, or another failure.</exception>
    Task InsertAsync(Db db, RowBatch rows, CancellationToken cancellationToken);

    /// <summary>What a driver's exception means; null when it is not the driver's.</summary>
    ServerError? Classify(Exception exception);

    /// <summary>What to do about a server that could not be reached, in a sentence; null where there is nothing more to say than to check all of it.</summary>
    Task<string?> ExplainUnreachableAsync(ConnectionTarget target, Exception exception, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    /// <summary>A name as the server quotes it.</summary>
    string Quote(string identifier);

    /// <summary>A text literal.</summary>
    string Literal(string text);

    Task<SessionInfo> ReadSessionAsync(Db db, CancellationToken cancellationToken);

    /// <summary>The lock that keeps two runs on one database apart; freed by the system when its process dies, on a cluster a while later.</summary>
    /// <param name="target">Where.</param>
    /// <param name="session">Of the run that wants it.</param>
    IRunLock CreateLock(ConnectionTarget target, SessionInfo session);
}
