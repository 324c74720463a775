using IdentDbBridge.Data;

namespace IdentDbBridge.Tickets;

/// <summary>The tickets: sites and aggregators add them, IDENT reads windows of them.</summary>
sealed class TicketRepository(Db db, SqlCatalog sql)
{
    /// <summary>
    /// Adds tickets in batches; those whose Id is there already are left alone and counted. Each batch commits by itself, so
    /// after a failure in the middle the same tickets can be added again. Not within a transaction of the caller's.
    /// </summary>
    /// <exception cref="ServerException">The server failed, or a rule of the table refuses a ticket.</exception>
    public Task<AddResult> AddAsync(IEnumerable<Ticket> tickets, CancellationToken cancellationToken) =>
        new RowInsert<Ticket>(sql["tickets/add-ticket"]).AddNewAsync(db, tickets, cancellationToken);

    /// <summary>The tickets made in a window, both ends included, by time: what IDENT asks for.</summary>
    public Task<List<Ticket>> ReadAsync(DateTime from, DateTime to, CancellationToken cancellationToken) =>
        db.QueryAsync<Ticket>(sql["tickets/read-tickets"], new { WindowFrom = from, WindowTo = to }, cancellationToken);

    /// <summary>How many there are in all. Reads the whole table.</summary>
    public Task<long> CountAsync(CancellationToken cancellationToken) =>
        db.ScalarAsync<long>(sql["tickets/count-tickets"], null, cancellationToken);
}
