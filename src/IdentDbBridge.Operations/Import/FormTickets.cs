using System.Globalization;
using IdentDbBridge.Phones;
using IdentDbBridge.Rules;
using IdentDbBridge.Tickets;

namespace IdentDbBridge.Import;

/// <summary>
/// Makes a ticket of what a form has sent, by the names that its fields have: the same names as an import of forms knows. Safe for several threads at once.
/// </summary>
public sealed class FormTickets
{
    readonly ColumnNames _names;
    readonly ClinicTime _clinic;
    readonly PhoneOptions _phones;

    /// <param name="columns">COLUMN=FIELD for fields of the form whose names say nothing, as <c>import --column</c> takes them; may be empty.</param>
    /// <param name="clinic">The clinic's clock, which is that of times without an offset.</param>
    /// <param name="phones">What completes a local number.</param>
    /// <exception cref="ConfigurationException">There is no such field of a ticket, or a column is named twice.</exception>
    public FormTickets(IEnumerable<string> columns, ClinicTime clinic, PhoneOptions phones)
    {
        ArgumentNullException.ThrowIfNull(columns);
        _names = ColumnNames.OfTickets.With(columns);
        _clinic = clinic;
        _phones = phones;
    }

    /// <summary>What a field of a form must be called to be taken for a field of a ticket.</summary>
    /// <param name="field">Of a ticket, such as ClientPhone.</param>
    public string NameOf(string field) => _names.NameOf(field);

    /// <summary>A ticket of what was sent.</summary>
    /// <param name="fields">Names and values; of several with one meaning the first that is not blank, but for comments, which are put together.</param>
    /// <param name="receivedAt">When it was made, where the form does not say so in a way that leaves nothing open.</param>
    /// <param name="id">Its Id, whatever the form says.</param>
    /// <exception cref="ValidationException">A field cannot be read, or breaks a rule.</exception>
    public TicketRequest Read(IEnumerable<KeyValuePair<string, string>> fields, DateTimeOffset receivedAt, string id)
    {
        ArgumentNullException.ThrowIfNull(fields);
        Dictionary<string, string> values = Arrange(fields);
        if (!TimeText.Read(Date(values), _clinic).Moment.HasValue)
        {
            values.Remove(FormColumns.TimeOfDay);
            values["DateAndTime"] = receivedAt.ToString("O", CultureInfo.InvariantCulture);
        }

        values["Id"] = id;
        string[] columns = [.. values.Keys];
        var row = new ImportRow(1, columns.Index().ToDictionary(c => c.Item, c => c.Index), [.. columns.Select(c => values[c].AsMemory())]);
        Candidate<Ticket> candidate = new TicketRows(_clinic, _clinic, _phones, null).Take(row).Single();
        return candidate.Record is { } ticket ? Request(ticket) : throw new ValidationException(candidate.Problems);
    }

    static string Date(Dictionary<string, string> values) =>
        $"{values.GetValueOrDefault("DateAndTime")} {values.GetValueOrDefault(FormColumns.TimeOfDay)}".Trim();

    Dictionary<string, string> Arrange(IEnumerable<KeyValuePair<string, string>> fields)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        foreach ((string name, string value) in fields)
        {
            if (string.IsNullOrWhiteSpace(value) || _names.Find(name) is not { } field || values.TryAdd(field, value))
                continue;
            if (field == "Comment")
                values[field] += $"\n{value}";
        }

        return values;
    }

    TicketRequest Request(Ticket t) => new()
    {
        Id = t.Id,
        CreatedAt = _clinic.ToMoment(t.DateAndTime),
        ClientPhone = t.ClientPhone,
        ClientEmail = t.ClientEmail,
        FormName = t.FormName,
        ClientFullName = t.ClientFullName,
        ClientSurname = t.ClientSurname,
        ClientName = t.ClientName,
        ClientPatronymic = t.ClientPatronymic,
        PlanStart = t.PlanStart is { } start ? _clinic.ToMoment(start) : null,
        PlanEnd = t.PlanEnd is { } end ? _clinic.ToMoment(end) : null,
        DoctorId = t.DoctorId,
        DoctorName = t.DoctorName,
        Comment = t.Comment,
        UtmSource = t.UtmSource,
        UtmMedium = t.UtmMedium,
        UtmCampaign = t.UtmCampaign,
        UtmTerm = t.UtmTerm,
        UtmContent = t.UtmContent,
        HttpReferer = t.HttpReferer,
    };
}
