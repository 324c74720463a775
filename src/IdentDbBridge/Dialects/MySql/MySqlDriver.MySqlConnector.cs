using IdentDbBridge.Data;

namespace IdentDbBridge.Dialects.MySql;

/// <summary>MySqlConnector: its asynchronous path times out and cancels as it should.</summary>
static class MySqlDriver
{
    // Seconds; a load is a megabyte.
    const int LoadTimeout = 300;

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

    /// <summary>This driver sends nothing but the rows given to it, whatever the server asks for.</summary>
    public static void AllowLoading(MySqlConnectionStringBuilder settings) => settings.AllowLoadLocalInfile = true;

    /// <returns>True: the driver lets its socket send each packet at once.</returns>
    public static bool SendAtOnce(MySqlConnection connection) => connection is not null;

    /// <returns>How many rows were inserted.</returns>
    public static Task<int> LoadAsync(Db db, InsertStatement statement, LoadFields fields, CancellationToken cancellationToken)
    {
        var loader = new MySqlBulkLoader((MySqlConnection)db.Connection)
        {
            TableName = statement.Table,
            Local = true,
            CharacterSet = "utf8mb4",
            EscapeCharacter = '\\',
            Timeout = LoadTimeout,
            SourceStream = new MemoryStream(fields.Bytes, 0, fields.Length, writable: false),
        };
        loader.Columns.AddRange(statement.Columns);
        return db.RunAsync(loader.Load, () => loader.LoadAsync(cancellationToken), cancellationToken);
    }

    public static Task<T> RunAsync<T>(Db db, Func<T> sync, Func<Task<T>> async, CancellationToken cancellationToken) => async();
}
