using System.Globalization;
using System.Text.Json;
using IdentDbBridge.Calls;
using IdentDbBridge.Rules;
using IdentDbBridge.Tickets;

namespace IdentDbBridge.Gateway.Ident;

/// <summary>
/// Rows as IDENT reads them. Names as on the vendor's page; what is not known is null, as two services write it that work with
/// a live IDENT; times with the clinic's offset.
/// </summary>
/// <param name="clock">The clinic's.</param>
sealed class IdentJson(ClinicTime clock)
{
    public void Write(Utf8JsonWriter json, Ticket ticket)
    {
        json.WriteStartObject();
        json.WriteString(nameof(ticket.Id), ticket.Id);
        WriteTime(json, nameof(ticket.DateAndTime), ticket.DateAndTime);
        json.WriteString(nameof(ticket.ClientPhone), ticket.ClientPhone);
        json.WriteString(nameof(ticket.ClientEmail), ticket.ClientEmail);
        json.WriteString(nameof(ticket.FormName), ticket.FormName);
        json.WriteString(nameof(ticket.ClientFullName), ticket.ClientFullName);
        json.WriteString(nameof(ticket.ClientSurname), ticket.ClientSurname);
        json.WriteString(nameof(ticket.ClientName), ticket.ClientName);
        json.WriteString(nameof(ticket.ClientPatronymic), ticket.ClientPatronymic);
        WriteTime(json, nameof(ticket.PlanStart), ticket.PlanStart);
        WriteTime(json, nameof(ticket.PlanEnd), ticket.PlanEnd);
        WriteNumber(json, nameof(ticket.DoctorId), ticket.DoctorId);
        json.WriteString(nameof(ticket.DoctorName), ticket.DoctorName);
        json.WriteString(nameof(ticket.Comment), ticket.Comment);
        WriteMarketing(json, ticket);
        json.WriteEndObject();
    }

    public void Write(Utf8JsonWriter json, StoredCall call)
    {
        json.WriteStartObject();
        WriteTime(json, nameof(call.DateAndTime), call.DateAndTime);
        json.WriteString(nameof(call.Direction), call.Direction == CallDirection.In ? "in" : "out");
        // A hidden caller.
        json.WriteString(nameof(call.PhoneFrom), call.PhoneFrom.Length == 0 ? null : call.PhoneFrom);
        json.WriteString(nameof(call.PhoneTo), call.PhoneTo);
        json.WriteNumber(nameof(call.WaitInSeconds), call.WaitInSeconds);
        WriteNumber(json, nameof(call.TalkInSeconds), call.TalkInSeconds);
        json.WriteString(nameof(call.LineDescription), call.LineDescription);
        json.WriteString(nameof(call.RecordUrl), call.RecordUrl);
        WriteMarketing(json, call);
        json.WriteEndObject();
    }

    static void WriteMarketing(Utf8JsonWriter json, MarketedRecord row)
    {
        json.WriteString(nameof(row.UtmSource), row.UtmSource);
        json.WriteString(nameof(row.UtmMedium), row.UtmMedium);
        json.WriteString(nameof(row.UtmCampaign), row.UtmCampaign);
        json.WriteString(nameof(row.UtmTerm), row.UtmTerm);
        json.WriteString(nameof(row.UtmContent), row.UtmContent);
        json.WriteString(nameof(row.HttpReferer), row.HttpReferer);
    }

    void WriteTime(Utf8JsonWriter json, string name, DateTime? local)
    {
        if (local is not { } time)
        {
            json.WriteNull(name);
            return;
        }

        const int Length = 25;
        Span<char> text = stackalloc char[Length];
        clock.ToMoment(time).TryFormat(text, out int length, "yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
        json.WriteString(name, text[..length]);
    }

    static void WriteNumber(Utf8JsonWriter json, string name, int? number)
    {
        if (number is { } value)
            json.WriteNumber(name, value);
        else
            json.WriteNull(name);
    }
}
