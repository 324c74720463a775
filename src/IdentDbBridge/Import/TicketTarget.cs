using IdentDbBridge.Data;
using IdentDbBridge.Tickets;

namespace IdentDbBridge.Import;

/// <summary>Adds tickets.</summary>
sealed class TicketTarget(Db db, SqlCatalog sql) : IImportTarget<Ticket>
{
    // One statement of the repository.
    const int PieceSize = 100;

    readonly TicketRepository _tickets = new(db, sql);

    public IEnumerable<IReadOnlyList<Ticket>> Pieces(IReadOnlyList<Ticket> records) => records.Chunk(PieceSize);

    public Task<AddResult> AddAsync(IReadOnlyList<Ticket> records, CancellationToken cancellationToken) => _tickets.AddAsync(records, cancellationToken);
}
