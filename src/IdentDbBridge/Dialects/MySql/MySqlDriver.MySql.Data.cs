using System.Net.Sockets;
using System.Reflection;
using System.Runtime.CompilerServices;
using IdentDbBridge.Data;

namespace IdentDbBridge.Dialects.MySql;

/// <summary>
/// MySql.Data. Its asynchronous commands ignore CommandTimeout and cancellation (seen with 26.10.0 on MySQL 9.7 and
/// MariaDB 10.11), so commands run synchronously on a pool thread, and KILL QUERY from a second connection cancels them.
/// </summary>
static class MySqlDriver
{
    // Seconds; a load is a megabyte.
    const int LoadTimeout = 300;

    /// <summary>Passwords beside the main one.</summary>
    public static IEnumerable<string?> OtherSecrets(MySqlConnectionStringBuilder builder) =>
        [builder.CertificatePassword, builder.Password2, builder.Password3];

    /// <remarks>
    /// When the driver's own time-out runs out during the TLS handshake, it throws on a timer's thread, which ends the whole
    /// process (seen with 26.10.0). So the driver gets no time-out, and this waits as long as it should have. A thread that is
    /// given up ends with its socket.
    /// </remarks>
    public static async Task<MySqlConnection> OpenAsync(MySqlConnectionStringBuilder settings, CancellationToken cancellationToken)
    {
        TimeSpan patience = settings.ConnectionTimeout == 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(settings.ConnectionTimeout);
        settings.ConnectionTimeout = int.MaxValue / 1000;
        var connection = new MySqlConnection(settings.ConnectionString);
        Task opening = Task.Run(connection.Open, CancellationToken.None);
        try
        {
            await opening.WaitAsync(patience, cancellationToken).ConfigureAwait(false);
            return connection;
        }
        catch (Exception e)
        {
            // Only after the other thread has done with it: to close a connection while it is being opened locks up the driver's pool for good.
            _ = opening.ContinueWith(_ => connection.Dispose(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            if (e is not TimeoutException)
                throw;
            throw new DriverFault(new ServerError("MySQL", 0, ServerErrorKind.Unreachable, T($"the server did not answer in time")), e);
        }
    }

    public static Task<T> RunAsync<T>(Db db, Func<T> sync, Func<Task<T>> async, CancellationToken cancellationToken) =>
        cancellationToken.CanBeCanceled ? RunCancellablyAsync(db, sync, cancellationToken) : RunAsync(sync, cancellationToken);

    static async Task<T> RunCancellablyAsync<T>(Db db, Func<T> sync, CancellationToken cancellationToken)
    {
        Task kill = Task.CompletedTask;
        int session = ((MySqlConnection)db.Connection).ServerThread;
        CancellationTokenRegistration registration = cancellationToken.Register(() => kill = KillAsync(db, session));
        try
        {
            return await RunAsync(sync, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // The kill must be over before the next command starts, or it could hit that one.
            await registration.DisposeAsync().ConfigureAwait(false);
            await kill.ConfigureAwait(false);
        }
    }

    static async Task<T> RunAsync<T>(Func<T> sync, CancellationToken cancellationToken)
    {
        try
        {
            return await Task.Run(sync, CancellationToken.None).ConfigureAwait(false);
        }
        catch (NullReferenceException e) when (e.TargetSite?.DeclaringType == typeof(MySqlCommand))
        {
            // A statement interrupted by KILL QUERY: the driver swallows the error and stumbles over the reader that it has not got.
            cancellationToken.ThrowIfCancellationRequested();
            throw new DriverFault(new ServerError("MySQL", 1317, ServerErrorKind.Timeout, "Query execution was interrupted"), e);
        }
    }

    /// <summary>
    /// Until the first load of a connection the driver sends any file that the server asks for, afterwards none but the rows given to
    /// it: decision 10. Its narrower setting, a path, does not go together with rows from memory.
    /// </summary>
    public static void AllowLoading(MySqlConnectionStringBuilder settings) => settings.AllowLoadLocalInfile = true;

    /// <summary>
    /// Lets the socket send each packet at once. The driver leaves Nagle's algorithm on: then the end of each load, and of each statement that
    /// is longer than a record of TLS, waits for the server's delayed acknowledgement, up to 40 ms (seen with 26.10.0). It has no setting for it.
    /// </summary>
    /// <returns>False when this version of the driver keeps its socket elsewhere: long statements are slower then.</returns>
    public static bool SendAtOnce(MySqlConnection connection)
    {
        object? driver = Field(connection, "driver"), handler = driver is null ? null : Field(driver, "handler");
        if (handler is null || Field(handler, "networkStream") is not NetworkStream stream)
            return false;
        stream.Socket.NoDelay = true;
        return true;
    }

    static object? Field(object of, string name)
    {
        for (Type? type = of.GetType(); type is not null; type = type.BaseType)
        {
            if (type.GetField(name, BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly) is { } field)
                return field.GetValue(of);
        }

        return null;
    }

    /// <returns>How many rows were inserted.</returns>
    public static Task<int> LoadAsync(Db db, InsertStatement statement, LoadFields fields, CancellationToken cancellationToken)
    {
        var loader = new MySqlBulkLoader((MySqlConnection)db.Connection) { TableName = statement.Table, Local = true, CharacterSet = "utf8mb4", EscapeCharacter = '\\', Timeout = LoadTimeout };
        loader.Columns.AddRange(statement.Columns);
        int Load() => loader.Load(new MemoryStream(fields.Bytes, 0, fields.Length, writable: false));
        return db.RunAsync(Load, () => throw new NotSupportedException(), cancellationToken);
    }

    static async Task KillAsync(Db db, int session)
    {
        try
        {
            // The number is that of a session of this host, not of the next one of the list.
            var there = new MySqlConnectionStringBuilder(db.Target.ConnectionString) { Server = db.Connection.DataSource };
            Db other = await Db.OpenAsync(db.Dialect.Parse(there.ConnectionString), ConnectionUse.Inspect, CancellationToken.None).ConfigureAwait(false);
            await using ConfiguredAsyncDisposable end = other.ConfigureAwait(false);
            await other.ExecuteAsync("KILL QUERY @session", new { session }, CancellationToken.None).ConfigureAwait(false);
        }
        catch (IdentDbException)
        {
            // Without the kill the command ends by itself or by its time-out: cancelling is late then, and nothing else is wrong.
        }
    }
}
