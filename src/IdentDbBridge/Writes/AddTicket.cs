using IdentDbBridge.Tickets;

namespace IdentDbBridge.Writes;

sealed record AddTicket(Ticket Ticket) : ExchangeWrite
{
    public override string Key => TicketKey(Ticket.Id);

    public override async Task<Outcome> ApplyAsync(ExchangeSession session, CancellationToken cancellationToken)
    {
        AddResult result = await new TicketRepository(session.Db, session.Sql).AddAsync([Ticket], cancellationToken).ConfigureAwait(false);
        return result.Added == 1 ? Outcome.Done : Outcome.AlreadyThere;
    }
}
