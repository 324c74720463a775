using IdentDbBridge.Sessions;
using IdentDbBridge.Tickets;

namespace IdentDbBridge.Import;

/// <summary>Adds tickets.</summary>
sealed class TicketTarget(ExchangeServer server) : IImportTarget<Ticket>
{
    // As the piece before: a file is new, or it comes again.
    bool _expectKnown;

    public int BatchRows => server.BatchRows;

    public IEnumerable<Candidate<Ticket>[]> Pieces(IReadOnlyList<Candidate<Ticket>> candidates) => candidates.Chunk(server.BatchRows);

    public async Task<AddResult> AddAsync(IReadOnlyList<Ticket> records, CancellationToken cancellationToken)
    {
        AddResult result = await server.RunAsync(session => new TicketRepository(session.Db, session.Sql).AddAsync(records, _expectKnown, cancellationToken), cancellationToken).ConfigureAwait(false);
        _expectKnown = result.AlreadyThere > 0;
        return result;
    }
}
