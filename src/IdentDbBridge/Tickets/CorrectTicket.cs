using IdentDbBridge.Sessions;

namespace IdentDbBridge.Tickets;

/// <param name="Ticket">As it is to be.</param>
/// <param name="ReadUntil">Tickets made before it, in the clinic's local time, IDENT has read.</param>
sealed record CorrectTicket(Ticket Ticket, DateTime ReadUntil) : ExchangeWrite
{
    public override string Key => TicketKey(Ticket.Id);

    public override Task<Outcome> ApplyAsync(ExchangeSession session, CancellationToken cancellationToken) =>
        new TicketRepository(session.Db, session.Sql).CorrectAsync(Ticket, ReadUntil, cancellationToken);
}
