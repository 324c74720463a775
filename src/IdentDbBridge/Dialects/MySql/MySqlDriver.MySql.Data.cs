using IdentDbBridge.Data;

namespace IdentDbBridge.Dialects.MySql;

/// <summary>
/// MySql.Data. Its asynchronous commands ignore CommandTimeout and cancellation (seen with 26.10.0 on MySQL 9.7 and
/// MariaDB 10.11), so commands run synchronously on a pool thread, and KILL QUERY from a second connection cancels them.
/// </summary>
static class MySqlDriver
{
    /// <summary>Passwords beside the main one.</summary>
    public static IEnumerable<string?> OtherSecrets(MySqlConnectionStringBuilder builder) =>
        [builder.CertificatePassword, builder.Password2, builder.Password3];

    /// <remarks>
    /// When the driver's own time-out runs out during the TLS handshake, it throws on a timer's thread, which ends the whole
    /// process (seen with 26.10.0). So the driver gets no time-out, and this waits as long as it should have. A thread that is
    /// given up ends with its socket.
    /// </remarks>
    public static async Task OpenAsync(MySqlConnection connection, CancellationToken cancellationToken)
    {
        var settings = new MySqlConnectionStringBuilder(connection.ConnectionString);
        TimeSpan patience = settings.ConnectionTimeout == 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(settings.ConnectionTimeout);
        settings.ConnectionTimeout = int.MaxValue / 1000;
        connection.ConnectionString = settings.ConnectionString;
        Task opening = Task.Run(connection.Open, CancellationToken.None);
        try
        {
            await opening.WaitAsync(patience, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException e)
        {
            throw new DriverFault(new ServerError("MySQL", 0, ServerErrorKind.Unreachable, "the server did not answer in time"), e);
        }
    }

    public static async Task<T> RunAsync<T>(Db db, Func<T> sync, Func<Task<T>> async, CancellationToken cancellationToken)
    {
        Task kill = Task.CompletedTask;
        int session = ((MySqlConnection)db.Connection).ServerThread;
        CancellationTokenRegistration registration = cancellationToken.Register(() => kill = Task.Run(() => Kill(db, session), CancellationToken.None));
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
        finally
        {
            // The kill must be over before the next command starts, or it could hit that one.
            await registration.DisposeAsync().ConfigureAwait(false);
            await kill.ConfigureAwait(false);
        }
    }

    static void Kill(Db db, int session)
    {
        using var connection = (MySqlConnection)db.Dialect.Create(db.Target, Dialects.ConnectionUse.Inspect);
        try
        {
            connection.Open();
            using MySqlCommand command = connection.CreateCommand();
            command.CommandText = "KILL QUERY @session";
            command.Parameters.AddWithValue("@session", session);
            command.ExecuteNonQuery();
        }
        catch (MySqlException)
        {
            // Without the kill the command ends by itself or by its time-out: cancelling is late then, and nothing else is wrong.
        }
    }
}
