using Microsoft.AspNetCore.WebUtilities;

namespace IdentDbBridge.Gateway.Senders;

/// <summary>
/// Tilda. Source: help-ru.tilda.cc/formsscript and /forms/marketplace/tech. A form; test=test when it is connected; tried again twice, a minute apart; tranid is unique;
/// the key, if any, in a header or a field of the user's choice; UTM tags in the cookie TILDAUTM, whose neighbours are nobody's business.
/// </summary>
sealed class Tilda() : FormSender("tilda")
{
    const string Cookies = "COOKIES";

    static readonly string[] Technical = ["tranid", "formid", "test", "token", Cookies];

    protected override string IdField => "tranid";

    public override SenderAnswer Read(SentRequest request) =>
        request.Fields["test"] == "test" && request.Fields["tranid"] is null ? SenderAnswer.Ignored with { Text = "ok" } : base.Read(request) with { Text = "ok" };

    protected override string? Id(SentRequest request) => request.Fields["tranid"];

    protected override IEnumerable<KeyValuePair<string, string>> Fields(SentRequest request) =>
        request.Fields.All.Where(f => !Technical.Contains(f.Key, StringComparer.OrdinalIgnoreCase)).Concat(Tags(request.Fields[Cookies]));

    static IEnumerable<KeyValuePair<string, string>> Tags(string? cookies)
    {
        string? cookie = cookies?.Split(';').Select(c => c.Trim()).FirstOrDefault(c => c.StartsWith("TILDAUTM=", StringComparison.OrdinalIgnoreCase));
        string tags = Uri.UnescapeDataString(cookie?["TILDAUTM=".Length..] ?? "").Replace("|||", "&", StringComparison.Ordinal);
        return QueryHelpers.ParseQuery(tags).Where(t => t.Key.StartsWith("utm_", StringComparison.OrdinalIgnoreCase)).Select(t => KeyValuePair.Create(t.Key, t.Value.ToString()));
    }
}
