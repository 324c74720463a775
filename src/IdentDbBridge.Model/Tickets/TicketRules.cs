using IdentDbBridge.Phones;
using IdentDbBridge.Rules;

namespace IdentDbBridge.Tickets;

/// <summary>The rules of tickets. The table's own constraints refuse what is refused here; what is repaired here is listed in decision 6.</summary>
public static class TicketRules
{
    static readonly TimeSpan LongestPlan = TimeSpan.FromHours(12);

    /// <summary>
    /// Takes a ticket through all rules. The result has no <see cref="MarketedRecord.LandingUrl"/>: its tags and referer are in their
    /// columns. Applied to its own result, it changes nothing.
    /// </summary>
    /// <param name="ticket">As the site's form or the aggregator sends it.</param>
    /// <param name="phones">What completes a local number.</param>
    public static Checked<Ticket> Check(Ticket ticket, PhoneOptions phones)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        var check = new RecordCheck(phones);
        Marketing from = check.Marketing(ticket);
        Ticket result = ticket with
        {
            UtmSource = from.Source,
            UtmMedium = from.Medium,
            UtmCampaign = from.Campaign,
            UtmTerm = from.Term,
            UtmContent = from.Content,
            HttpReferer = from.Referer,
            LandingUrl = null,
            Id = check.Key(TextFields.Id, ticket.Id),
            DateAndTime = check.Time(nameof(ticket.DateAndTime), ticket.DateAndTime),
            ClientPhone = check.Phone(TextFields.ClientPhone, ticket.ClientPhone),
            ClientEmail = check.Email(TextFields.ClientEmail, ticket.ClientEmail),
            FormName = check.Text(TextFields.FormName, ticket.FormName),
            ClientFullName = check.Text(TextFields.ClientFullName, ticket.ClientFullName),
            ClientSurname = check.Text(TextFields.ClientSurname, ticket.ClientSurname),
            ClientName = check.Text(TextFields.ClientName, ticket.ClientName),
            ClientPatronymic = check.Text(TextFields.ClientPatronymic, ticket.ClientPatronymic),
            PlanStart = check.Time(nameof(ticket.PlanStart), ticket.PlanStart),
            PlanEnd = check.Time(nameof(ticket.PlanEnd), ticket.PlanEnd),
            DoctorName = check.Text(TextFields.DoctorName, ticket.DoctorName),
            Comment = check.Text(TextFields.Comment, ticket.Comment),
        };
        CheckName(check, result);
        CheckPlan(check, result);
        return check.Result(result);
    }

    static void CheckName(RecordCheck check, Ticket ticket)
    {
        if (ticket.ClientFullName is not null && (ticket.ClientSurname ?? ticket.ClientName ?? ticket.ClientPatronymic) is not null)
            check.Refuse(nameof(ticket.ClientFullName), RuleNames.OneName, T($"both the full name and parts of it"));
    }

    static void CheckPlan(RecordCheck check, Ticket ticket)
    {
        if (ticket.PlanEnd < ticket.PlanStart)
            check.Refuse(nameof(ticket.PlanEnd), RuleNames.PlanOrder, T($"ends before it begins"));
        else if (ticket.PlanEnd - ticket.PlanStart > LongestPlan)
            check.Refuse(nameof(ticket.PlanEnd), RuleNames.PlanLength, T($"longer than 12 hours"));
    }
}
