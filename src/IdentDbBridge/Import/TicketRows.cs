using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using IdentDbBridge.Phones;
using IdentDbBridge.Tickets;

namespace IdentDbBridge.Import;

/// <summary>Tickets from rows with the columns of the table or of a form.</summary>
/// <param name="zone">That of times without an offset.</param>
/// <param name="clinic">That of the table.</param>
/// <param name="idPrefix">Put before each Id of the file, so that two forms that both count from 1 do not get into each other's way; null for none.</param>
sealed class TicketRows(ClinicTime zone, ClinicTime clinic, PhoneOptions phones, string? idPrefix) : IRecordMap<Ticket>
{
    public IEnumerable<Candidate<Ticket>> Take(ImportRow row)
    {
        var reading = new RowReading(row, zone);
        Ticket ticket = Read(reading);
        yield return reading.Problems is { } problems ? Candidate<Ticket>.Rejected([row.Line], problems) : Candidate<Ticket>.From([row.Line], TicketRules.Check(ticket, phones));
    }

    public IEnumerable<Candidate<Ticket>> End() => [];

    Ticket Read(RowReading row)
    {
        string? name = row.Text(ColumnNames.Name);
        bool inParts = (row.Text("ClientSurname") ?? row.Text("ClientPatronymic")) is not null;
        var ticket = new Ticket
        {
            Id = idPrefix + row.Text("Id"),
            DateAndTime = clinic.ToLocal(Created(row)),
            ClientPhone = row.Text("ClientPhone") ?? "",
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
        return row.Text("Id") is null ? ticket with { Id = Derive(ticket) } : ticket;
    }

    static DateTimeOffset Created(RowReading row)
    {
        string? date = row.Text("DateAndTime");
        string? time = row.Text(ColumnNames.TimeOfDay);
        return row.Time("DateAndTime", date is not null && time is not null && !date.Contains(':', StringComparison.Ordinal) ? $"{date.Trim()} {time.Trim()}" : date);
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
}
