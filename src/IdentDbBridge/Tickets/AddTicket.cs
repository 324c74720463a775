using IdentDbBridge.Sessions;

namespace IdentDbBridge.Tickets;

sealed record AddTicket(Ticket Ticket) : ExchangeWrite
{
    public override string Key => TicketKey(Ticket.Id);

    public override Task<Outcome> ApplyAsync(ExchangeSession session, CancellationToken cancellationToken) =>
        new TicketRepository(session.Db, session.Sql).AddAsync(Ticket, cancellationToken);
}
