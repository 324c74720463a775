using IdentDbBridge.Tickets;

namespace IdentDbBridge.Writes;

sealed record AddTicket(Ticket Ticket) : ExchangeWrite
{
    public override string Key => TicketKey(Ticket.Id);

    public override async Task<Outcome> ApplyAsync(ExchangeSession session, CancellationToken cancellationToken) =>
        await new TicketRepository(session.Db, session.Sql).TryAddAsync(Ticket, cancellationToken).ConfigureAwait(false) ? Outcome.Done : Outcome.AlreadyThere;
}
