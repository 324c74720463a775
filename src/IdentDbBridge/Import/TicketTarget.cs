using IdentDbBridge.Tickets;

namespace IdentDbBridge.Import;

/// <summary>Adds tickets.</summary>
sealed class TicketTarget(ExchangeServer server) : IImportTarget<Ticket>
{
    public IEnumerable<Candidate<Ticket>[]> Pieces(IReadOnlyList<Candidate<Ticket>> candidates) => candidates.Chunk(server.BatchRows);

    public Task<AddResult> AddAsync(IReadOnlyList<Ticket> records, CancellationToken cancellationToken) =>
        server.RunAsync(session => new TicketRepository(session.Db, session.Sql).AddAsync(records, cancellationToken), cancellationToken);
}
