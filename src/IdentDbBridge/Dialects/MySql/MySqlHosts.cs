using System.Collections.Concurrent;

namespace IdentDbBridge.Dialects.MySql;

/// <summary>The hosts of a connection string, the nodes of a cluster: one serves until it fails, then the next, and so on round.</summary>
/// <remarks>
/// Not left to the drivers. MySql.Data keeps the first list of hosts that it meets for every connection string of the process,
/// takes a refused login for an absent host, and changes its lists without a lock (seen in its sources of version 8 and 9);
/// MySqlConnector spreads its connections over all hosts, and writes to one row through two nodes end in deadlocks.
/// </remarks>
static class MySqlHosts
{
    // By list of hosts, for all that this process opens: writers on one node do not collide.
    static readonly ConcurrentDictionary<string, string> Serving = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Opens a connection to the host that served last, or else to the next one that serves.</summary>
    public static async Task<MySqlConnection> OpenAsync(MySqlConnectionStringBuilder settings, CancellationToken cancellationToken)
    {
        string list = settings.Server;
        string[] hosts = list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (hosts.Length < 2)
            return await MySqlDriver.OpenAsync(settings, cancellationToken).ConfigureAwait(false);
        int first = Math.Max(0, Array.IndexOf(hosts, Serving.GetValueOrDefault(list)));
        for (int i = 0; ; i++)
        {
            string host = hosts[(first + i) % hosts.Length];
            try
            {
                MySqlConnection connection = await OpenAsync(settings, host, cancellationToken).ConfigureAwait(false);
                Serving[list] = host;
                return connection;
            }
            catch (Exception e) when (i + 1 < hosts.Length && MySqlErrors.Classify(e)?.Kind is ServerErrorKind.Unreachable or ServerErrorKind.Timeout or ServerErrorKind.ConnectionLost)
            {
                // The next one may serve.
            }
        }
    }

    static async Task<MySqlConnection> OpenAsync(MySqlConnectionStringBuilder settings, string host, CancellationToken cancellationToken)
    {
        MySqlConnection connection = await MySqlDriver.OpenAsync(new MySqlConnectionStringBuilder(settings.ConnectionString) { Server = host }, cancellationToken).ConfigureAwait(false);
        try
        {
            // A node that has lost the others lets one in, answers SELECT 1, and refuses all else.
            await Task.Run(() => Ask(connection, (int)settings.ConnectionTimeout), cancellationToken).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    static void Ask(MySqlConnection connection, int timeout)
    {
        using MySqlCommand command = connection.CreateCommand();
        command.CommandText = "DO 0";
        command.CommandTimeout = timeout;
        command.ExecuteNonQuery();
    }
}
