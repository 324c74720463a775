using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace IdentDbBridge.Dialects.MySql;

/// <summary>The hosts of a connection string, the nodes of a cluster: one serves until it fails, then the next, and so on round.</summary>
/// <remarks>
/// Not left to the driver's LoadBalance: round robin writes to one row through two nodes, which ends in deadlocks; fail over begins with
/// the first host each time, and waits for it each time while it is down; and neither notices a node that lets one in and then refuses all else.
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
            return await ConnectAsync(settings, cancellationToken).ConfigureAwait(false);
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
        MySqlConnection connection = await ConnectAsync(new MySqlConnectionStringBuilder(settings.ConnectionString) { Server = host }, cancellationToken).ConfigureAwait(false);
        try
        {
            // A node that has lost the others lets one in, answers SELECT 1, and refuses all else.
            await AskAsync(connection, (int)settings.ConnectionTimeout, cancellationToken).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    static async Task<MySqlConnection> ConnectAsync(MySqlConnectionStringBuilder settings, CancellationToken cancellationToken)
    {
        var connection = new MySqlConnection(settings.ConnectionString);
        Task opening = connection.OpenAsync(cancellationToken);
        try
        {
            // The driver hears of a cancellation only when the server answers (seen with 2.6.2), and a mute one never does.
            await opening.WaitAsync(cancellationToken).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            _ = opening.ContinueWith(static (_, c) => ((MySqlConnection)c!).Dispose(), connection, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            throw;
        }
    }

    static async Task AskAsync(MySqlConnection connection, int timeout, CancellationToken cancellationToken)
    {
        MySqlCommand command = connection.CreateCommand();
        await using ConfiguredAsyncDisposable end = command.ConfigureAwait(false);
        command.CommandText = "DO 0";
        command.CommandTimeout = timeout;
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
