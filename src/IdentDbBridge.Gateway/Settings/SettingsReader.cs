using System.Globalization;
using System.Text.RegularExpressions;
using IdentDbBridge.Gateway.Senders;
using IdentDbBridge.Outbox;
using IdentDbBridge.Phones;

namespace IdentDbBridge.Gateway.Settings;

/// <summary>Reads the objects of the file. Every mistake is noted, not only the first.</summary>
sealed partial class SettingsReader
{
    // Shorter ones are guessed.
    const int LongEnough = 16;
    const int UsuallyKept = 100_000;

    // A phone system sends all of a call within minutes; a day is for one that was cut off.
    static readonly TimeSpan EarlyWords = TimeSpan.FromDays(1);

    static readonly string[] Providers = ["mssql", "mysql", "mariadb", "sqlite"];

    readonly List<string> _warnings = [];

    public GatewaySettings Read(SettingsNode root, IEnumerable<string> others)
    {
        Dictionary<string, ClinicSettings> clinics = new(StringComparer.OrdinalIgnoreCase);
        foreach (SettingsNode clinic in root.Child("clinics")?.Children() ?? [])
            clinics[clinic.Name] = Clinic(clinic);
        if (clinics.Count == 0)
            root.Note("clinics", T($"no clinic is named"));
        string? outbox = root.Text("outbox");
        if (outbox is null && clinics.Values.Any(c => c.Sources.Count > 0))
            root.Note("outbox", T($"missing: a directory for what cannot be written at once, which clinics with sources need"));
        AdminSettings? admin = root.Child("admin") is { } who ? Admin(who) : null;
        int kept = root.Number("mostKept") ?? UsuallyKept, queued = root.Number("mostQueued") ?? UsuallyKept;
        Secret? metrics = root.Child("metrics") is { } node ? OnlySecret(node, "secret") : null;
        foreach (string other in others)
            root.Child(other);
        root.RefuseOthers();
        return new GatewaySettings
        {
            Clinics = clinics.ToDictionary(c => c.Key, c => With(c.Value, outbox, queued), StringComparer.OrdinalIgnoreCase),
            Outbox = outbox,
            MostKept = kept,
            Metrics = metrics,
            Admin = admin,
            Warnings = _warnings,
        };
    }

    /// <summary>Whether it can be a part of an address.</summary>
    public static bool IsAddressName(string name) => AddressName().IsMatch(name);

    /// <summary>What is pushed is on this machine before it is answered, whatever the server does.</summary>
    static ClinicSettings With(ClinicSettings clinic, string? outbox, int most) => clinic.Sources.Count == 0 || outbox is null ? clinic : clinic with
    {
        Exchange = clinic.Exchange with { Outbox = new OutboxOptions { Path = Path.Combine(outbox, $"{clinic.Name.ToLowerInvariant()}.db"), MaxRecords = most, QueueFirst = true, WaitForCall = EarlyWords } },
        Fingerprint = SettingsFile.Fingerprint([clinic.Fingerprint, outbox, most.ToString(CultureInfo.InvariantCulture)]),
    };

    ClinicSettings Clinic(SettingsNode node)
    {
        if (!IsAddressName(node.Name))
            node.Note(T($"the name stands in addresses: Latin letters, digits, - and _, 40 characters at the most"));
        string provider = node.Needed("provider"), connection = node.Needed("connection"), zone = node.Needed("timeZone");
        Dictionary<string, string>? tables = node.Child("tables")?.Texts();
        PhoneOptions phones = node.Child("phones") is { } numbers ? Phones(numbers) : new PhoneOptions();
        var settings = new ClinicSettings
        {
            Name = node.Name,
            Exchange = new ExchangeOptions { Provider = provider, ConnectionString = connection, TimeZone = zone, Tables = tables, Phones = phones },
            Ident = node.Child("ident") is { } ident ? Ident(ident) : null,
            Sources = new SourceReader(Zone(node, zone), phones).Read(node.Child("sources")),
            Retention = node.Child("retention") is { } retention ? Retention(retention) : null,
            Fingerprint = SettingsFile.Fingerprint([provider, connection, zone, phones.DefaultCountry, phones.AreaCode, .. (tables ?? []).SelectMany(pair => (string[])[pair.Key, pair.Value])]),
        };
        Check(node, settings.Exchange);
        node.RefuseOthers();
        return settings;
    }

    static ClinicTime? Zone(SettingsNode node, string zone) => zone.Length == 0 ? null : node.Try("timeZone", () => new ClinicTime(zone));

    static void Check(SettingsNode node, ExchangeOptions options)
    {
        bool isKnown = Providers.Contains(options.Provider, StringComparer.OrdinalIgnoreCase);
        if (options.Provider.Length > 0 && !isKnown)
            node.Note("provider", T($"unknown; there are: {string.Join(", ", Providers)}"));
        node.Try("tables", () => ExchangeTables.With(options.Tables));
        if (isKnown && options.ConnectionString.Length > 0)
            node.Try("connection", () => new Exchange(options with { TimeZone = TimeZoneInfo.Utc.Id, Tables = null }));
    }

    static PhoneOptions Phones(SettingsNode node)
    {
        PhoneOptions phones = new();
        if (node.Text("country") is { } country)
            phones = node.Try("country", () => phones with { DefaultCountry = country }) ?? phones;
        if (node.Text("areaCode") is { } area)
            phones = node.Try("areaCode", () => phones with { AreaCode = area }) ?? phones;
        node.RefuseOthers();
        return phones;
    }

    static AdminSettings Admin(SettingsNode node)
    {
        var admin = new AdminSettings(node.Text("user") ?? AdminSettings.UsualUser, node.Needed("passwordHash"));
        if (admin.PasswordHash.Length > 0 && !admin.IsReadable)
            node.Note("passwordHash", T($"not what setting a password writes"));
        node.RefuseOthers();
        return admin;
    }

    IdentSettings Ident(SettingsNode node) => new(OnlySecret(node, "key"));

    Secret OnlySecret(SettingsNode node, string name)
    {
        string text = node.Needed(name);
        if (text.Length is > 0 and < LongEnough)
            _warnings.Add(node.At(name, T($"fewer than {LongEnough} characters can be guessed")));
        node.RefuseOthers();
        return new Secret(text);
    }

    static RetentionSettings Retention(SettingsNode node)
    {
        int? calls = node.Number("callsDays"), tickets = node.Number("ticketsDays");
        TimeOnly at = new(3, 0);
        if (node.Text("at") is { } text && !TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out at))
            node.Note("at", T($"a time such as 03:00 is wanted"));
        node.RefuseOthers();
        return new RetentionSettings(calls, tickets, at);
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$")]
    private static partial Regex AddressName();
}
