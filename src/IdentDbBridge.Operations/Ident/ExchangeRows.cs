using IdentDbBridge.Calls;
using IdentDbBridge.Schedule;
using IdentDbBridge.Sessions;
using IdentDbBridge.Tickets;

namespace IdentDbBridge.Ident;

/// <summary>The rows of an exchange database as they are, without the rules and the outbox of the library: for demonstrations and tests, in which both sides are played.</summary>
public sealed class ExchangeRows : IAsyncDisposable
{
    readonly ExchangeServer _server;

    /// <summary>Connects to nothing.</summary>
    /// <exception cref="ConfigurationException">Unknown provider, malformed connection string or impossible table names.</exception>
    public ExchangeRows(DatabaseOptions database)
    {
        ArgumentNullException.ThrowIfNull(database);
        _server = new ExchangeServer(database.Provider, database.ConnectionString, database.Tables);
    }

    /// <summary>Adds finished calls; those that are there already stay as they are.</summary>
    public Task<AddResult> AddAsync(IReadOnlyList<StoredCall> calls, CancellationToken cancellationToken = default) =>
        RunAsync(s => new CallRepository(s.Db, s.Sql).AddFinishedAsync(calls, cancellationToken), cancellationToken);

    /// <summary>Adds tickets; those that are there already stay as they are.</summary>
    public Task<AddResult> AddAsync(IReadOnlyList<Ticket> tickets, CancellationToken cancellationToken = default) =>
        RunAsync(s => new TicketRepository(s.Db, s.Sql).AddAsync(tickets, cancellationToken), cancellationToken);

    /// <summary>Puts a schedule in the place of the one that is there.</summary>
    public Task<ScheduleChange> ReplaceAsync(Timetable timetable, CancellationToken cancellationToken = default) =>
        RunAsync(s => new ScheduleRepository(s.Db, s.Sql).ReplaceAsync(timetable, cancellationToken), cancellationToken);

    /// <summary>The finished calls of a span of the clinic's clock.</summary>
    public Task<List<StoredCall>> ReadCallsAsync(DateTime from, DateTime to, CancellationToken cancellationToken = default) =>
        RunAsync(s => new CallRepository(s.Db, s.Sql).ReadFinishedAsync(from, to, cancellationToken), cancellationToken);

    /// <summary>The tickets of a span of the clinic's clock.</summary>
    public Task<List<Ticket>> ReadTicketsAsync(DateTime from, DateTime to, CancellationToken cancellationToken = default) =>
        RunAsync(s => new TicketRepository(s.Db, s.Sql).ReadAsync(from, to, cancellationToken), cancellationToken);

    /// <summary>The schedule as it lies there now, whole or not.</summary>
    public Task<Timetable> ReadScheduleAsync(CancellationToken cancellationToken = default) =>
        RunAsync(s => new ScheduleRepository(s.Db, s.Sql).ReadAsync(cancellationToken), cancellationToken);

    /// <summary>How many finished calls and tickets there are in all.</summary>
    public Task<long> CountAsync(CancellationToken cancellationToken = default) => RunAsync(
        async s => await new CallRepository(s.Db, s.Sql).CountFinishedAsync(cancellationToken).ConfigureAwait(false)
            + await new TicketRepository(s.Db, s.Sql).CountAsync(cancellationToken).ConfigureAwait(false),
        cancellationToken);

    /// <summary>Closes its connections.</summary>
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    Task<T> RunAsync<T>(Func<ExchangeSession, Task<T>> work, CancellationToken cancellationToken) => _server.RunAsync(work, cancellationToken);
}
