using IdentDbBridge.Gateway.Senders;
using IdentDbBridge.Import;
using IdentDbBridge.Phones;

namespace IdentDbBridge.Gateway.Settings;

/// <summary>Reads the sources of a clinic.</summary>
/// <param name="zone">The clinic's; null where it is wrong, which is noted already.</param>
/// <param name="phones">What completes its numbers.</param>
sealed class SourceReader(ClinicTime? zone, PhoneOptions phones)
{
    const int UsualPerMinute = 1200;

    // No form and no event comes near them.
    const int UsualBodyBytes = 256 * 1024;
    const int UsualHeaderBytes = 16 * 1024;

    /// <summary>Those that can be used; what is wrong with others is noted.</summary>
    public IReadOnlyDictionary<string, SourceSettings> Read(SettingsNode? node)
    {
        Dictionary<string, SourceSettings> sources = new(StringComparer.OrdinalIgnoreCase);
        foreach (SettingsNode source in node?.Children() ?? [])
        {
            if (Source(source) is { } settings)
                sources[source.Name] = settings;
        }

        return sources;
    }

    SourceSettings? Source(SettingsNode node)
    {
        if (!SettingsReader.IsAddressName(node.Name))
            node.Note(T($"the name stands in addresses: Latin letters, digits, - and _, 40 characters at the most"));
        string type = node.Needed("type");
        if (!SenderTypes.All.TryGetValue(type, out Sender? sender))
        {
            if (type.Length > 0)
                node.Note("type", T($"unknown; there are: {string.Join(", ", SenderTypes.All.Keys)}"));
            return null;
        }

        foreach (string name in sender.Needed)
            node.Needed(name);
        SourceSettings settings = Settings(node, sender);
        if (Text(node, sender, "api") is null != Text(node, sender, "token") is null)
            node.Note(T($"\"api\" and \"token\" belong together"));
        node.RefuseOthers();
        return settings;
    }

    SourceSettings Settings(SettingsNode node, Sender sender) => new()
    {
        Name = node.Name,
        Sender = sender,
        Secret = node.Text("secret") is { } secret ? new Secret(secret) : null,
        PerMinute = node.Number("perMinute") ?? UsualPerMinute,
        BodyBytes = node.Number("bodyBytes") ?? UsualBodyBytes,
        HeaderBytes = node.Number("headerBytes") ?? UsualHeaderBytes,
        Key = Text(node, sender, "key"),
        Api = Text(node, sender, "api") is { } api ? Api(node, api) : null,
        Token = Text(node, sender, "token") is { } token ? new Secret(token) : null,
        Salt = Text(node, sender, "salt"),
        Line = Text(node, sender, "line") is { } line ? Line(node, line) : null,
        Zone = Text(node, sender, "timeZone") is { } own ? node.Try("timeZone", () => new ClinicTime(own)) : null,
        Forms = sender is FormSender ? Forms(node) : null,
    };

    static string? Text(SettingsNode node, Sender sender, string name) => sender.Properties.Contains(name) ? node.Text(name) : null;

    string? Line(SettingsNode node, string line)
    {
        if (PhoneNumber.Parse(line, phones) is { IsNumber: true } phone)
            return phone.E164;
        node.Note("line", T($"no complete phone number"));
        return null;
    }

    /// <summary>A token goes there, so it must be a place that nobody listens on the way to.</summary>
    static Uri? Api(SettingsNode node, string api)
    {
        if (Uri.TryCreate(api, UriKind.Absolute, out Uri? address) && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)) && address.PathAndQuery == "/")
            return address;
        node.Note("api", T($"an address such as https://NAME.amocrm.ru or https://api.zadarma.com is wanted"));
        return null;
    }

    FormTickets? Forms(SettingsNode node)
    {
        Dictionary<string, string> columns = node.Child("columns")?.Texts(mayBeEmpty: true) ?? [];
        return zone is null ? null : node.Try("columns", () => new FormTickets(columns.Select(c => $"{c.Key}={c.Value}"), zone, phones));
    }
}
