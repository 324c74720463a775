using IdentDbBridge.Schedule;
using IdentDbBridge.Sessions;

namespace IdentDbBridge.Ident;

/// <summary>Does with an exchange database what the IDENT program does: reads calls and tickets since a start date, and replaces the schedule.</summary>
public sealed class IdentClient : IAsyncDisposable
{
    // Seen in the field.
    static readonly DateTime WindowEnd = new(2200, 1, 1, 23, 59, 59);

    readonly ExchangeServer _server;

    /// <summary>Connects to nothing.</summary>
    /// <exception cref="ConfigurationException">Unknown provider, malformed connection string or impossible table names.</exception>
    public IdentClient(DatabaseOptions database)
    {
        ArgumentNullException.ThrowIfNull(database);
        _server = new ExchangeServer(database.Provider, database.ConnectionString, database.Tables);
    }

    internal IdentClient(ExchangeServer server) => _server = server;

    /// <summary>The finished calls since a moment of the clinic's clock, and how many ring or are talked on now.</summary>
    /// <exception cref="ServerException">The server refused or failed.</exception>
    public Task<(IReadOnlyList<SeenCall> Finished, int Ongoing)> ReadCallsAsync(DateTime from, CancellationToken cancellationToken = default) => _server.RunAsync<(IReadOnlyList<SeenCall>, int)>(
        async session =>
        {
            List<SeenCall> finished = await session.Db.QueryAsync<SeenCall>(session.Sql["calls/read-finished-calls"], Window(from), cancellationToken).ConfigureAwait(false);
            List<SeenCall> ongoing = await session.Db.QueryAsync<SeenCall>(session.Sql["calls/read-ongoing-calls"], Window(from), cancellationToken).ConfigureAwait(false);
            return (finished, ongoing.Count);
        },
        cancellationToken);

    /// <summary>The tickets since a moment of the clinic's clock.</summary>
    /// <exception cref="ServerException">The server refused or failed.</exception>
    public Task<IReadOnlyList<SeenTicket>> ReadTicketsAsync(DateTime from, CancellationToken cancellationToken = default) => _server.RunAsync<IReadOnlyList<SeenTicket>>(
        async session => await session.Db.QueryAsync<SeenTicket>(session.Sql["tickets/read-tickets"], Window(from), cancellationToken).ConfigureAwait(false),
        cancellationToken);

    /// <summary>The branches of the schedule that is there now; none where there is no schedule.</summary>
    /// <exception cref="ServerException">The server refused or failed.</exception>
    public Task<IReadOnlyList<Branch>> ReadBranchesAsync(CancellationToken cancellationToken = default) => _server.RunAsync<IReadOnlyList<Branch>>(
        async session => await session.Db.QueryAsync<Branch>(session.Sql["schedule/read-branches"], null, cancellationToken).ConfigureAwait(false),
        cancellationToken);

    /// <summary>Replaces the schedule: everything out, everything in, whether it has changed or not.</summary>
    /// <returns>How many rows were written.</returns>
    /// <exception cref="ServerException">The server refused or failed.</exception>
    public Task<int> UploadAsync(Timetable timetable, UploadVariant variant, CancellationToken cancellationToken = default)
    {
        var upload = new ScheduleUpload(timetable, variant);
        return _server.RunAsync(session => upload.RunAsync(session, cancellationToken), cancellationToken);
    }

    /// <summary>Closes its connections.</summary>
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    static object Window(DateTime from) => new { WindowFrom = from, WindowTo = WindowEnd };
}
