using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace IdentDbBridge.Gateway.Senders;

/// <summary>
/// Asks amoCRM for a lead and its contact. Source: amocrm.ru/developers, leads-api and contacts-api (v4, a long-lived token); a dump of an answer in the field. No answer with a body means that there
/// is none.
/// </summary>
/// <param name="http">Follows no redirect: the token is for one address.</param>
sealed class AmoCrmApi(HttpClient http)
{
    /// <summary>Null where there is no such lead.</summary>
    /// <exception cref="HttpRequestException">It does not answer, or with an error.</exception>
    /// <exception cref="JsonException">It answers with something else.</exception>
    public async Task<AmoCrmLead?> ReadAsync(SourceSettings source, string lead, CancellationToken cancellationToken)
    {
        using JsonDocument? document = await GetAsync(source, $"/api/v4/leads/{lead}?with=contacts", cancellationToken);
        if (document is null)
            return null;
        JsonElement root = document.RootElement;
        List<KeyValuePair<string, string>> fields = [];
        using JsonDocument? contact = Contact(root) is { } id ? await GetAsync(source, string.Create(CultureInfo.InvariantCulture, $"/api/v4/contacts/{id}"), cancellationToken) : null;
        if (contact is not null)
            fields.AddRange([.. Named(contact.RootElement, "contact_name"), .. Custom(contact.RootElement)]);
        fields.AddRange([.. Named(root, "form_name"), .. Custom(root)]);
        DateTimeOffset? created = Member(root, "created_at") is { ValueKind: JsonValueKind.Number } at && at.TryGetInt64(out long unix) && unix is > 946_684_800 and < 7_000_000_000 ? DateTimeOffset.FromUnixTimeSeconds(unix) : null;
        return new AmoCrmLead(created, contact is not null, fields);
    }

    async Task<JsonDocument?> GetAsync(SourceSettings source, string path, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(source.Api!, path)) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", source.Token!.Reveal()) } };
        using HttpResponseMessage answer = await http.SendAsync(request, cancellationToken);
        if (answer.StatusCode is HttpStatusCode.NoContent or HttpStatusCode.NotFound)
            return null;
        if (answer.StatusCode != HttpStatusCode.OK)
            throw new HttpRequestException(HttpRequestError.InvalidResponse, null, null, answer.StatusCode);
        return await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(cancellationToken), default, cancellationToken);
    }

    /// <summary>The main one.</summary>
    static long? Contact(JsonElement lead) =>
        Member(lead, "_embedded") is { } embedded && Member(embedded, "contacts") is { ValueKind: JsonValueKind.Array } contacts
            ? contacts.EnumerateArray()
                .OrderByDescending(c => Member(c, "is_main") is { ValueKind: JsonValueKind.True })
                .Select(c => Member(c, "id") is { ValueKind: JsonValueKind.Number } id && id.TryGetInt64(out long number) ? number : (long?)null)
                .FirstOrDefault()
            : null;

    static IEnumerable<KeyValuePair<string, string>> Named(JsonElement of, string name) => Text(Member(of, "name")) is { } text ? [KeyValuePair.Create(name, text)] : [];

    /// <summary>Those of amoCRM itself have a code, such as PHONE, the others a name.</summary>
    static IEnumerable<KeyValuePair<string, string>> Custom(JsonElement of)
    {
        if (Member(of, "custom_fields_values") is not { ValueKind: JsonValueKind.Array } all)
            yield break;
        foreach (JsonElement field in all.EnumerateArray())
        {
            if ((Text(Member(field, "field_code")) ?? Text(Member(field, "field_name"))) is { } name
                && Member(field, "values") is { ValueKind: JsonValueKind.Array } values
                && values.EnumerateArray().Select(v => Text(Member(v, "value"))).FirstOrDefault(v => v is not null) is { } value)
                yield return KeyValuePair.Create(name, value);
        }
    }

    static JsonElement? Member(JsonElement of, string name) => of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out JsonElement value) ? value : null;

    static string? Text(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.String } text => string.IsNullOrWhiteSpace(text.GetString()) ? null : text.GetString(),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };
}
