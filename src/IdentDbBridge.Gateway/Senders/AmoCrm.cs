using System.Globalization;
using System.Text.RegularExpressions;

namespace IdentDbBridge.Gateway.Senders;

/// <summary>
/// amoCRM, the hook of unsorted leads. Source: amocrm.ru/developers, webhooks-format and unsorted-api; a dump of real ones in the field. A form with nested names; several leads in one.
/// A hook of a new lead holds no phone: <see cref="AmoCrmApi"/> is asked for it, or it is passed over. Nothing is signed.
/// </summary>
sealed partial class AmoCrm() : FormSender("amocrm")
{
    // A lead is made before its contact is put to it.
    static readonly TimeSpan PatienceForContact = TimeSpan.FromMinutes(5);

    public override IReadOnlyList<string> Properties => [.. base.Properties, "api", "token"];

    public override string AsksFor => "lead";

    public override SenderAnswer Read(SentRequest request)
    {
        List<Word> words = [];
        foreach (IGrouping<string, (string Path, string Value)> lead in Leads(request).GroupBy(f => f.Number, f => (f.Path, f.Value)))
        {
            ILookup<string, string> values = lead.ToLookup(f => f.Path, f => f.Value, StringComparer.OrdinalIgnoreCase);
            if (values["category"].FirstOrDefault() is not ("forms" or "chats" or "mail") || values["uid"].FirstOrDefault() is not { } uid)
                continue;
            words.Add(Word.Of(request.Source.Forms!.Read(Named(lead), Created(request, values), request.Id(uid))));
        }

        return new SenderAnswer(words) { AskFor = request.Source.Api is null ? [] : [.. request.Fields.All.Where(f => NewLead().IsMatch(f.Key) && Number().IsMatch(f.Value)).Select(f => f.Value).Distinct()] };
    }

    public override async Task<Fetched> FetchAsync(HttpClient http, SourceSettings source, string askFor, DateTimeOffset noticed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await new AmoCrmApi(http).ReadAsync(source, askFor, cancellationToken) is not { } lead)
            return Fetched.Nothing(T($"amoCRM has no such lead"));
        return lead.HasContact || now - noticed >= PatienceForContact
            ? Fetched.Of(Word.Of(source.Forms!.Read(lead.Fields, lead.CreatedAt ?? noticed, source.Id($"lead{askFor}"))))
            : Fetched.NotYet(null);
    }

    public override SentProbe? Probe(SourceSettings source, ProbeMark mark) => SentProbe.Form(
        ("unsorted[add][0][uid]", mark.Id),
        ("unsorted[add][0][category]", "forms"),
        ("unsorted[add][0][source_data][date]", mark.Unix.ToString(CultureInfo.InvariantCulture)),
        ("unsorted[add][0][source_data][data][1][name]", source.Forms!.NameOf("ClientPhone")),
        ("unsorted[add][0][source_data][data][1][value]", mark.Phone));

    static IEnumerable<(string Number, string Path, string Value)> Leads(SentRequest request) =>
        from field in request.Fields.All
        let match = Unsorted().Match(field.Key)
        where match.Success
        select (match.Groups["number"].Value, match.Groups["path"].Value.Replace("][", ".", StringComparison.Ordinal), field.Value);

    /// <summary>The contact's name and numbers, and what the form itself had.</summary>
    static IEnumerable<KeyValuePair<string, string>> Named(IEnumerable<(string Path, string Value)> lead)
    {
        Dictionary<string, string> all = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string path, string value) in lead)
            all.TryAdd(path, value);
        foreach ((string path, string value) in all)
        {
            if (ContactField().Match(path) is { Success: true } field)
            {
                if (all.TryGetValue($"{field.Groups["of"].Value}.values.0.value", out string? text))
                    yield return KeyValuePair.Create(value, text);
            }
            else if (path.EndsWith("contacts.0.name", StringComparison.OrdinalIgnoreCase))
            {
                yield return KeyValuePair.Create("contact_name", value);
            }
            else if (path.Equals("source_name", StringComparison.OrdinalIgnoreCase))
            {
                yield return KeyValuePair.Create("form_name", value);
            }
            else if (FormField().Match(path) is { Success: true } named && all.TryGetValue($"{named.Groups["of"].Value}.value", out string? answer))
            {
                yield return KeyValuePair.Create(value, answer);
            }
        }
    }

    static DateTimeOffset Created(SentRequest request, ILookup<string, string> values) =>
        long.TryParse(values["source_data.date"].FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out long unix) && unix is > 946_684_800 and < 7_000_000_000
            ? DateTimeOffset.FromUnixTimeSeconds(unix)
            : request.ReceivedAt;

    [GeneratedRegex(@"^leads\[add\]\[\d+\]\[id\]$", RegexOptions.IgnoreCase)]
    private static partial Regex NewLead();

    [GeneratedRegex("^[0-9]{1,18}$")]
    private static partial Regex Number();

    [GeneratedRegex(@"^unsorted\[add\]\[(?<number>\d+)\]\[(?<path>.+)\]$", RegexOptions.IgnoreCase)]
    private static partial Regex Unsorted();

    [GeneratedRegex(@"^(?<of>data\.contacts\.0\.custom_fields\.\d+)\.code$", RegexOptions.IgnoreCase)]
    private static partial Regex ContactField();

    [GeneratedRegex(@"^(?<of>source_data\.data\.[^.]+)\.name$", RegexOptions.IgnoreCase)]
    private static partial Regex FormField();
}
