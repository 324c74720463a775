using System.Text.RegularExpressions;

namespace IdentDbBridge.Gateway.Senders;

/// <summary>
/// WordPress, Elementor Pro, action "Webhook". Source: docs of bentonow.com, elementor/elementor-developers-docs. A form whose names are the labels of the fields; with "advanced data"
/// they are fields[ID][value] beside fields[ID][title], and form[name]. No id; no second try.
/// </summary>
sealed partial class Elementor() : FormSender("elementor")
{
    protected override IEnumerable<KeyValuePair<string, string>> Fields(SentRequest request)
    {
        foreach ((string name, string value) in request.Fields.All)
        {
            if (Advanced().Match(name) is { Success: true } field)
            {
                if (field.Groups["part"].Value == "value")
                    yield return KeyValuePair.Create(request.Fields[$"fields[{field.Groups["id"].Value}][title]"] ?? field.Groups["id"].Value, value);
            }
            else if (name == "form[name]")
            {
                yield return KeyValuePair.Create("form_name", value);
            }
            else if (!name.StartsWith("form[", StringComparison.Ordinal) && !name.StartsWith("meta[", StringComparison.Ordinal))
            {
                yield return KeyValuePair.Create(name, value);
            }
        }
    }

    [GeneratedRegex(@"^fields\[(?<id>[^\]]+)\]\[(?<part>[^\]]+)\]$")]
    private static partial Regex Advanced();
}
