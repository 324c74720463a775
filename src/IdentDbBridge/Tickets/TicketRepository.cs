using System.Data.Common;
using System.Globalization;
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
    public Task<AddResult> AddAsync(IEnumerable<Ticket> tickets, CancellationToken cancellationToken) => AddAsync(tickets, false, cancellationToken);

    /// <summary>Likewise.</summary>
    /// <param name="tickets">The tickets.</param>
    /// <param name="expectKnown">Whether some of them are likely to be there: a matter of time only.</param>
    /// <param name="cancellationToken">Stops it after a batch.</param>
    public Task<AddResult> AddAsync(IEnumerable<Ticket> tickets, bool expectKnown, CancellationToken cancellationToken) =>
        RowInsert<Ticket>.By(sql["tickets/add-ticket"]).AddNewAsync(db, tickets, t => t.Id, t => t.DateAndTime, batch => ReadKnownAsync(batch, cancellationToken), expectKnown, cancellationToken);

    /// <summary>Adds one.</summary>
    /// <returns>Done, or AlreadyThere when its Id is there already.</returns>
    /// <exception cref="ServerException">The server failed, or a rule of the table refuses the ticket.</exception>
    public async Task<Outcome> AddAsync(Ticket ticket, CancellationToken cancellationToken)
    {
        try
        {
            await RowInsert<Ticket>.By(sql["tickets/add-ticket"]).AddAsync(db, ticket, cancellationToken).ConfigureAwait(false);
            return Outcome.Done;
        }
        catch (ServerException e) when (e.Error.Kind == ServerErrorKind.Duplicate)
        {
            return Outcome.AlreadyThere;
        }
    }

    /// <summary>Replaces all of a ticket but its Id and time, when it was made after <paramref name="readUntil"/>.</summary>
    /// <param name="ticket">As it is to be; its time does not matter.</param>
    /// <param name="readUntil">The clinic-local time up to which IDENT has read.</param>
    public async Task<Outcome> CorrectAsync(Ticket ticket, DateTime readUntil, CancellationToken cancellationToken)
    {
        DateTime? made = await db.ScalarAsync<DateTime?>(sql["tickets/read-ticket-time"], new { ticket.Id }, cancellationToken).ConfigureAwait(false);
        if (made is null)
            return Outcome.NotFound;
        if (made <= readUntil)
            return Outcome.TooLate;
        int rows = await db.ExecuteAsync(sql["tickets/correct-ticket"], ticket, cancellationToken).ConfigureAwait(false);
        return rows == 1 ? Outcome.Done : Outcome.NotFound;
    }

    /// <summary>The tickets made in a window, both ends included, by time: what IDENT asks for.</summary>
    public Task<List<Ticket>> ReadAsync(DateTime from, DateTime to, CancellationToken cancellationToken) =>
        db.QueryAsync<Ticket>(sql["tickets/read-tickets"], new { WindowFrom = from, WindowTo = to }, cancellationToken);

    /// <summary>How many there are in all. Reads the whole table.</summary>
    public Task<long> CountAsync(CancellationToken cancellationToken) =>
        db.ScalarAsync<long>(sql["tickets/count-tickets"], null, cancellationToken);

    async Task<IEnumerable<object>> ReadKnownAsync(Ticket[] batch, CancellationToken cancellationToken) =>
        await db.QueryListAsync<string>(sql["tickets/read-known-ids"], "Id", [.. batch.Select(t => t.Id)], cancellationToken).ConfigureAwait(false);

    /// <summary>A row of <c>tickets/read-tickets-page</c>.</summary>
    public static Ticket Ticket(DbDataReader row) => new()
    {
        Id = row.GetString(0),
        DateAndTime = row.GetDateTime(1),
        ClientPhone = row.GetString(2),
        ClientEmail = row.Text(3),
        FormName = row.Text(4),
        ClientFullName = row.Text(5),
        ClientSurname = row.Text(6),
        ClientName = row.Text(7),
        ClientPatronymic = row.Text(8),
        PlanStart = row.Time(9),
        PlanEnd = row.Time(10),
        // In tables made by hand, a number of any size.
        DoctorId = row.IsDBNull(11) ? null : Convert.ToInt32(row.GetValue(11), CultureInfo.InvariantCulture),
        DoctorName = row.Text(12),
        Comment = row.Text(13),
        UtmSource = row.Text(14),
        UtmMedium = row.Text(15),
        UtmCampaign = row.Text(16),
        UtmTerm = row.Text(17),
        UtmContent = row.Text(18),
        HttpReferer = row.Text(19),
    };
}
