namespace IdentDbBridge.Data;

/// <summary>A parsed connection string. Prints as server and database only.</summary>
/// <param name="dialect">The kind of server.</param>
/// <param name="connectionString">As the driver is to get it.</param>
/// <param name="server">Host and port, or the file, for people.</param>
/// <param name="database">The database; empty when none is named.</param>
/// <param name="lockName">The name of the run lock on that server.</param>
/// <param name="secrets">Values that must not be shown wherever they turn up.</param>
sealed class ConnectionTarget(IDialect dialect, string connectionString, string server, string database, string lockName, IReadOnlyList<string> secrets)
{
    public IDialect Dialect { get; } = dialect;

    internal string ConnectionString { get; } = connectionString;

    public string Server { get; } = server;

    public string Database { get; } = database;

    public string LockName { get; } = lockName;

    /// <summary>Takes every secret of the connection string out of <paramref name="text"/>.</summary>
    public string Redact(string text)
    {
        foreach (string secret in secrets)
            text = text.Replace(secret, "***", StringComparison.OrdinalIgnoreCase);
        return text;
    }

    /// <summary>The same, with one more value that must not be shown.</summary>
    public ConnectionTarget Hiding(string? secret) => new(Dialect, ConnectionString, Server, Database, LockName, [.. secrets, .. Secrets(secret)]);

    public override string ToString() => Database.Length == 0 ? Server : T($"{Database} on {Server}");

    /// <summary>Values too short to be told from ordinary words are left out: they would blank the message and so give themselves away.</summary>
    public static IReadOnlyList<string> Secrets(params string?[] values) =>
        [.. values.Where(v => v is { Length: >= 4 }).Select(v => v!)];
}
