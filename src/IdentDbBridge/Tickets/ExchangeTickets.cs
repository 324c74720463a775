using IdentDbBridge.Phones;
using IdentDbBridge.Rules;
using IdentDbBridge.Sessions;

namespace IdentDbBridge.Tickets;

/// <summary>
/// The requests that sites and aggregators write for IDENT, by their own ids. A record that breaks a rule is refused before
/// anything is written, with all its problems at once; what the rules changed in it is in the notes of the result and in the log.
/// </summary>
public sealed class ExchangeTickets
{
    readonly ExchangeServer _server;
    readonly NotingWriter _writer;
    readonly ClinicTime _clock;
    readonly PhoneOptions _phones;
    readonly TimeSpan _interval;
    readonly TimeProvider _time;

    internal ExchangeTickets(ExchangeServer server, NotingWriter writer, ClinicTime clock, PhoneOptions phones, TimeSpan interval, TimeProvider time)
    {
        _server = server;
        _writer = writer;
        _clock = clock;
        _phones = phones;
        _interval = interval;
        _time = time;
    }

    /// <summary>Adds a ticket. The same Id again is no error and makes no second row.</summary>
    /// <returns>Done, AlreadyThere or Queued.</returns>
    /// <exception cref="ValidationException">It breaks a rule; nothing was written.</exception>
    /// <exception cref="ServerException">The server failed, and there is no outbox.</exception>
    public Task<WriteResult> AddAsync(TicketRequest ticket, CancellationToken cancellationToken = default) =>
        _writer.WriteAsync(Check(ticket), row => new AddTicket(row), cancellationToken);

    /// <summary>Adds many at once, far faster than one by one. Not through the outbox: after a failure in the middle the same tickets can be added again.</summary>
    /// <exception cref="ValidationException">Some of them break rules, and <see cref="RuleProblem.Index"/> says which; none was written.</exception>
    /// <exception cref="ServerException">The server failed.</exception>
    public async Task<AddManyResult> AddManyAsync(IEnumerable<TicketRequest> tickets, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tickets);
        List<Checked<Ticket>> rows = [.. tickets.Select(Check)];
        List<RuleProblem> problems = [.. rows.SelectMany((row, i) => row.Problems.Select(p => p with { Index = i, Id = IdOf(row) }))];
        if (problems.Count > 0)
            throw new ValidationException(problems);
        AddResult added = await _server.RunAsync("AddTickets", session => new TicketRepository(session.Db, session.Sql).AddAsync(rows.Select(r => r.Record), cancellationToken), cancellationToken).ConfigureAwait(false);
        List<RuleNote> notes = [.. rows.SelectMany((row, i) => row.Notes.Select(n => n with { Index = i, Id = IdOf(row) }))];
        _writer.Log(nameof(AddTicket), notes);
        return new AddManyResult(added.Added, added.AlreadyThere, notes);
    }

    /// <summary>
    /// Replaces all of a ticket but its Id and its time, while IDENT may not have read it: it reads each ticket once and says
    /// nothing about it. Done means that the row was changed in time by the interval; a poll of IDENT may still have come between.
    /// </summary>
    /// <returns>Done, NotFound, Queued, or TooLate when the ticket was made longer ago than <see cref="ExchangeOptions.TicketInterval"/>; then add another one.</returns>
    /// <exception cref="ValidationException">It breaks a rule; nothing was written.</exception>
    /// <exception cref="ServerException">The server failed, and there is no outbox.</exception>
    public Task<WriteResult> CorrectAsync(TicketRequest ticket, CancellationToken cancellationToken = default) =>
        _writer.WriteAsync(Check(ticket), row => new CorrectTicket(row, _clock.ToLocal(_time.GetUtcNow() - _interval)), cancellationToken);

    /// <summary>The tickets made in a window of clinic-local time, both ends included, by time: what IDENT reads.</summary>
    /// <exception cref="ServerException">The server failed.</exception>
    public Task<List<Ticket>> ReadAsync(DateTime from, DateTime to, CancellationToken cancellationToken = default) =>
        _server.RunAsync("ReadTickets", session => new TicketRepository(session.Db, session.Sql).ReadAsync(from, to, cancellationToken), cancellationToken);

    /// <summary>
    /// The same, one after the other, however many there are: memory does not grow with the window, and when the connection is lost on the way, the reading
    /// goes on behind the last one in a new connection. A ticket that is added meanwhile may be among them or not.
    /// </summary>
    /// <exception cref="ServerException">The server failed.</exception>
    public IAsyncEnumerable<Ticket> StreamAsync(DateTime from, DateTime to, CancellationToken cancellationToken = default) =>
        new WindowPages<Ticket>(_server, "ReadTicketsPage", "tickets/read-tickets-page", from, to, TicketRepository.Ticket, ticket => ticket.DateAndTime).StreamAsync(cancellationToken);

    static string? IdOf(Checked<Ticket> row) => row.Record.Id.Length > 0 ? row.Record.Id : null;

    Checked<Ticket> Check(TicketRequest ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        var row = new Ticket(ticket, _clock.ToLocal(ticket.CreatedAt))
        {
            PlanStart = ticket.PlanStart is { } start ? _clock.ToLocal(start) : null,
            PlanEnd = ticket.PlanEnd is { } end ? _clock.ToLocal(end) : null,
        };
        return TicketRules.Check(row, _phones);
    }
}
