using IdentDbBridge.Data;

namespace IdentDbBridge.Dialects.MySql;

/// <summary>MySqlConnector: its asynchronous path times out and cancels as it should.</summary>
static class MySqlDriver
{
    /// <summary>Passwords beside the main one.</summary>
    public static IEnumerable<string?> OtherSecrets(MySqlConnectionStringBuilder builder) => [builder.CertificatePassword];

    public static async Task<MySqlConnection> OpenAsync(MySqlConnectionStringBuilder settings, CancellationToken cancellationToken)
    {
        var connection = new MySqlConnection(settings.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public static Task<T> RunAsync<T>(Db db, Func<T> sync, Func<Task<T>> async, CancellationToken cancellationToken) => async();
}
