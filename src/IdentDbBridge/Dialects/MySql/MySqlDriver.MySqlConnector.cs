using IdentDbBridge.Data;

namespace IdentDbBridge.Dialects.MySql;

/// <summary>MySqlConnector: its asynchronous path times out and cancels as it should.</summary>
static class MySqlDriver
{
    /// <summary>Passwords beside the main one.</summary>
    public static IEnumerable<string?> OtherSecrets(MySqlConnectionStringBuilder builder) => [builder.CertificatePassword];

    public static Task OpenAsync(MySqlConnection connection, CancellationToken cancellationToken) => connection.OpenAsync(cancellationToken);

    public static Task<T> RunAsync<T>(Db db, Func<T> sync, Func<Task<T>> async, CancellationToken cancellationToken) => async();
}
