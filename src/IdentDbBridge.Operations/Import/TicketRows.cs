using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using IdentDbBridge.Phones;
using IdentDbBridge.Tickets;

namespace IdentDbBridge.Import;

/// <summary>Tickets from rows with the columns of the table or of a form.</summary>
/// <param name="times">What the times of the file leave open.</param>
/// <param name="clinic">That of the table.</param>
/// <param name="idPrefix">Put before each Id of the file, so that two forms that both count from 1 do not get into each other's way; null for none.</param>
/// <param name="firstPhone">Whether the first of several numbers in a field is taken; they are refused otherwise, unless they are one.</param>
sealed partial class TicketRows(SourceTimes times, ClinicTime clinic, PhoneOptions phones, string? idPrefix, bool firstPhone = false) : IRecordMap<Ticket>
{
    public IEnumerable<Candidate<Ticket>> Take(ImportRow row)
    {
        var reading = new RowReading(row, times);
        Ticket ticket = Read(reading);
        yield return reading.Problems is { } problems ? Candidate<Ticket>.Rejected([row.Line], problems) : Candidate<Ticket>.From([row.Line], TicketRules.Check(ticket, phones));
    }

    public IEnumerable<Candidate<Ticket>> End() => [];

    Ticket Read(RowReading row)
    {
        string? name = row.Text(FormColumns.Name);
        bool inParts = (row.Text("ClientSurname") ?? row.Text("ClientPatronymic")) is not null;
        var ticket = new Ticket
        {
            Id = idPrefix + row.Text("Id"),
            DateAndTime = clinic.ToLocal(Created(row)),
            ClientPhone = SeveralPhones.Choose(row.Text("ClientPhone"), phones, firstPhone) ?? "",
            ClientEmail = row.Text("ClientEmail"),
            FormName = row.Text("FormName"),
            ClientFullName = row.Text("ClientFullName") ?? (inParts ? null : name),
            ClientSurname = row.Text("ClientSurname"),
            ClientName = row.Text("ClientName") ?? (inParts ? name : null),
            ClientPatronymic = row.Text("ClientPatronymic"),
            PlanStart = Local(row.TimeOrNone("PlanStart")),
            PlanEnd = Local(row.TimeOrNone("PlanEnd")),
            DoctorId = row.Number("DoctorId"),
            DoctorName = row.Text("DoctorName"),
            Comment = row.Text("Comment"),
            UtmSource = row.Text("UtmSource"),
            UtmMedium = row.Text("UtmMedium"),
            UtmCampaign = row.Text("UtmCampaign"),
            UtmTerm = row.Text("UtmTerm"),
            UtmContent = row.Text("UtmContent"),
            HttpReferer = row.Text("HttpReferer"),
            LandingUrl = row.Text("LandingUrl"),
        };
        ticket = OnceNamed(ticket);
        return row.Text("Id") is null ? ticket with { Id = Derive(ticket) } : ticket;
    }

    /// <summary>The names as far as they do not say the same twice: CRMs export the whole name and its parts.</summary>
    static Ticket OnceNamed(Ticket ticket)
    {
        string[] words = ticket.ClientFullName?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        IEnumerable<string> parts = $"{ticket.ClientSurname} {ticket.ClientName} {ticket.ClientPatronymic}".Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 && parts.All(part => words.Contains(part, StringComparer.OrdinalIgnoreCase))
            ? ticket with { ClientSurname = null, ClientName = null, ClientPatronymic = null }
            : ticket;
    }

    static DateTimeOffset Created(RowReading row)
    {
        string? date = row.Text("DateAndTime");
        string? time = row.Text(FormColumns.TimeOfDay);
        return row.Time("DateAndTime", date is null || time is null ? date ?? time : Together(date.Trim(), time.Trim()));
    }

    /// <summary>A spreadsheet writes midnight to a date alone, and the last day of 1899 to a time alone.</summary>
    static string Together(string date, string time)
    {
        string day = Midnight().Replace(date, "");
        return day.Contains(':', StringComparison.Ordinal) ? date : $"{day} {NoDay().Replace(time, "")}";
    }

    DateTime? Local(DateTimeOffset? moment) => moment is { } time ? clinic.ToLocal(time) : null;

    /// <summary>The same for the same record, in whatever format and order of columns it comes, so that it is added once.</summary>
    static string Derive(Ticket t)
    {
        string?[] parts =
        [
            t.DateAndTime.ToString("s", CultureInfo.InvariantCulture), t.ClientPhone, t.ClientEmail, t.FormName, t.ClientFullName, t.ClientSurname, t.ClientName, t.ClientPatronymic,
            t.PlanStart?.ToString("s", CultureInfo.InvariantCulture), t.DoctorName, t.Comment,
        ];
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', parts.Select(p => p?.Trim()))));
        return "import-" + Convert.ToHexStringLower(hash)[..40];
    }

    [GeneratedRegex(@"[ T]0?0:00(?::00(?:\.0+)?)?$")]
    private static partial Regex Midnight();

    [GeneratedRegex(@"^(?:30\.12\.1899|1899-12-30)[ T]")]
    private static partial Regex NoDay();
}
