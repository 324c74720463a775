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
    // Encoded once, and not for each row.
    static readonly JsonEncodedText IdName = JsonEncodedText.Encode(nameof(Ticket.Id));
    static readonly JsonEncodedText DateAndTimeName = JsonEncodedText.Encode(nameof(Ticket.DateAndTime));
    static readonly JsonEncodedText ClientPhoneName = JsonEncodedText.Encode(nameof(Ticket.ClientPhone));
    static readonly JsonEncodedText ClientEmailName = JsonEncodedText.Encode(nameof(Ticket.ClientEmail));
    static readonly JsonEncodedText FormNameName = JsonEncodedText.Encode(nameof(Ticket.FormName));
    static readonly JsonEncodedText ClientFullNameName = JsonEncodedText.Encode(nameof(Ticket.ClientFullName));
    static readonly JsonEncodedText ClientSurnameName = JsonEncodedText.Encode(nameof(Ticket.ClientSurname));
    static readonly JsonEncodedText ClientNameName = JsonEncodedText.Encode(nameof(Ticket.ClientName));
    static readonly JsonEncodedText ClientPatronymicName = JsonEncodedText.Encode(nameof(Ticket.ClientPatronymic));
    static readonly JsonEncodedText PlanStartName = JsonEncodedText.Encode(nameof(Ticket.PlanStart));
    static readonly JsonEncodedText PlanEndName = JsonEncodedText.Encode(nameof(Ticket.PlanEnd));
    static readonly JsonEncodedText DoctorIdName = JsonEncodedText.Encode(nameof(Ticket.DoctorId));
    static readonly JsonEncodedText DoctorNameName = JsonEncodedText.Encode(nameof(Ticket.DoctorName));
    static readonly JsonEncodedText CommentName = JsonEncodedText.Encode(nameof(Ticket.Comment));
    static readonly JsonEncodedText DirectionName = JsonEncodedText.Encode(nameof(StoredCall.Direction));
    static readonly JsonEncodedText PhoneFromName = JsonEncodedText.Encode(nameof(StoredCall.PhoneFrom));
    static readonly JsonEncodedText PhoneToName = JsonEncodedText.Encode(nameof(StoredCall.PhoneTo));
    static readonly JsonEncodedText WaitInSecondsName = JsonEncodedText.Encode(nameof(StoredCall.WaitInSeconds));
    static readonly JsonEncodedText TalkInSecondsName = JsonEncodedText.Encode(nameof(StoredCall.TalkInSeconds));
    static readonly JsonEncodedText LineDescriptionName = JsonEncodedText.Encode(nameof(StoredCall.LineDescription));
    static readonly JsonEncodedText RecordUrlName = JsonEncodedText.Encode(nameof(StoredCall.RecordUrl));
    static readonly JsonEncodedText UtmSourceName = JsonEncodedText.Encode(nameof(Ticket.UtmSource));
    static readonly JsonEncodedText UtmMediumName = JsonEncodedText.Encode(nameof(Ticket.UtmMedium));
    static readonly JsonEncodedText UtmCampaignName = JsonEncodedText.Encode(nameof(Ticket.UtmCampaign));
    static readonly JsonEncodedText UtmTermName = JsonEncodedText.Encode(nameof(Ticket.UtmTerm));
    static readonly JsonEncodedText UtmContentName = JsonEncodedText.Encode(nameof(Ticket.UtmContent));
    static readonly JsonEncodedText HttpRefererName = JsonEncodedText.Encode(nameof(Ticket.HttpReferer));

    public void Write(Utf8JsonWriter json, Ticket ticket)
    {
        json.WriteStartObject();
        json.WriteString(IdName, ticket.Id);
        WriteTime(json, DateAndTimeName, ticket.DateAndTime);
        json.WriteString(ClientPhoneName, ticket.ClientPhone);
        json.WriteString(ClientEmailName, ticket.ClientEmail);
        json.WriteString(FormNameName, ticket.FormName);
        json.WriteString(ClientFullNameName, ticket.ClientFullName);
        json.WriteString(ClientSurnameName, ticket.ClientSurname);
        json.WriteString(ClientNameName, ticket.ClientName);
        json.WriteString(ClientPatronymicName, ticket.ClientPatronymic);
        WriteTime(json, PlanStartName, ticket.PlanStart);
        WriteTime(json, PlanEndName, ticket.PlanEnd);
        WriteNumber(json, DoctorIdName, ticket.DoctorId);
        json.WriteString(DoctorNameName, ticket.DoctorName);
        json.WriteString(CommentName, ticket.Comment);
        WriteMarketing(json, ticket);
        json.WriteEndObject();
    }

    public void Write(Utf8JsonWriter json, StoredCall call)
    {
        json.WriteStartObject();
        WriteTime(json, DateAndTimeName, call.DateAndTime);
        json.WriteString(DirectionName, call.Direction == CallDirection.In ? "in" : "out");
        // A hidden caller.
        json.WriteString(PhoneFromName, call.PhoneFrom.Length == 0 ? null : call.PhoneFrom);
        json.WriteString(PhoneToName, call.PhoneTo);
        json.WriteNumber(WaitInSecondsName, call.WaitInSeconds);
        WriteNumber(json, TalkInSecondsName, call.TalkInSeconds);
        json.WriteString(LineDescriptionName, call.LineDescription);
        json.WriteString(RecordUrlName, call.RecordUrl);
        WriteMarketing(json, call);
        json.WriteEndObject();
    }

    static void WriteMarketing(Utf8JsonWriter json, MarketedRecord row)
    {
        json.WriteString(UtmSourceName, row.UtmSource);
        json.WriteString(UtmMediumName, row.UtmMedium);
        json.WriteString(UtmCampaignName, row.UtmCampaign);
        json.WriteString(UtmTermName, row.UtmTerm);
        json.WriteString(UtmContentName, row.UtmContent);
        json.WriteString(HttpRefererName, row.HttpReferer);
    }

    void WriteTime(Utf8JsonWriter json, JsonEncodedText name, DateTime? local)
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

    static void WriteNumber(Utf8JsonWriter json, JsonEncodedText name, int? number)
    {
        if (number is { } value)
            json.WriteNumber(name, value);
        else
            json.WriteNull(name);
    }
}
