using IdentDbBridge.Tickets;

namespace IdentDbBridge.Import;

/// <summary>Adds tickets.</summary>
sealed class TicketTarget(ExchangeServer server) : IImportTarget<Ticket>
{
    // One statement of the repository.
    const int PieceSize = 100;

    public IEnumerable<IReadOnlyList<Ticket>> Pieces(IReadOnlyList<Ticket> records) => records.Chunk(PieceSize);

    public Task<AddResult> AddAsync(IReadOnlyList<Ticket> records, CancellationToken cancellationToken) =>
        server.RunAsync(session => new TicketRepository(session.Db, session.Sql).AddAsync(records, cancellationToken), cancellationToken);
}
