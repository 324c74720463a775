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

    public static async Task OpenAsync(MySqlConnection connection, CancellationToken cancellationToken)
    {
        Task opening = Task.Run(connection.Open, CancellationToken.None);
        await opening.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    public static async Task<T> RunAsync<T>(Db db, Func<T> sync, Func<Task<T>> async, CancellationToken cancellationToken)
    {
        // ServerThread of a connection that the driver has closed is a NullReferenceException. Dapper opens it again for this one command.
        if (db.Connection.State != System.Data.ConnectionState.Open)
            return await Task.Run(sync, CancellationToken.None).ConfigureAwait(false);
        Task kill = Task.CompletedTask;
        int session = ((MySqlConnection)db.Connection).ServerThread;
        CancellationTokenRegistration registration = cancellationToken.Register(() => kill = Task.Run(() => Kill(db, session), CancellationToken.None));
        try
        {
            return await Task.Run(sync, CancellationToken.None).ConfigureAwait(false);
        }
        catch (NullReferenceException e) when (e.TargetSite?.DeclaringType == typeof(MySqlCommand))
        {
            // What MySql.Data makes of the server's error 1317 to KILL QUERY (seen with 26.10.0 on MariaDB 10.11); the connection stays usable.
            cancellationToken.ThrowIfCancellationRequested();
            var error = new ServerError("MySQL", 1317, ServerErrorKind.Timeout, "Query execution was interrupted");
            throw new ServerException(error.ToString(), error, e);
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
