using System.Globalization;
using IdentDbBridge.Health.Checks;

namespace IdentDbBridge.Health.Clients;

/// <summary>The lines that the configuration of a server of MySQL or MariaDB lacks for IDENT.</summary>
sealed class MySqlSettings(MySqlFacts facts)
{
    static readonly string[] Local = ["127.0.0.1", "localhost", "::1"];

    public IEnumerable<ServerSetting> Find() => [.. Charset(), .. Modes(), .. Sizes(), .. Access()];

    IEnumerable<ServerSetting> Charset()
    {
        if (facts.GreetingCharset == MySqlFacts.Wanted && facts.ServerCharset == MySqlFacts.Wanted)
            yield break;
        yield return new ServerSetting("character-set-server", MySqlFacts.Wanted, T($"The server tells its clients {facts.GreetingCharset ?? facts.ServerCharset} before they log in, and old drivers take it over: Russian names or emoji become question marks."));
        yield return new ServerSetting("collation-server", "utf8mb4_unicode_ci", T($"Belongs to the line above: with a collation of another character set the server does not start."));
    }

    IEnumerable<ServerSetting> Modes()
    {
        const string NoNulls = "NO_NULL_COLLATION_IDS";
        string[] old = Words("old_mode");
        if (facts.RecognisesMySqlData && (facts.HasCollationsWithoutId || IsForgotten("old_mode")))
            yield return new ServerSetting("old_mode", string.Join(',', old.Union([NoNulls])), T($"Drivers of the age of MySql.Data 6 stop at collations without a number."));
        string sql = facts.Value("sql_mode");
        if (!SqlMode.IsStrict(sql))
            yield return new ServerSetting("sql_mode", SqlMode.Wanted(sql), T($"Without it the server cuts off texts that are too long and turns bad values into others, without a word."));
        else if (!SqlMode.HasEscapes(sql))
            yield return new ServerSetting("sql_mode", SqlMode.Wanted(sql), T($"NO_BACKSLASH_ESCAPES is left out: drivers write a backslash twice, and the server stores both."));
        else if (IsForgotten("sql_mode"))
            yield return new ServerSetting("sql_mode", sql, Forgotten);
        if (facts.Value("autocommit") is "OFF" or "0")
            yield return new ServerSetting("autocommit", "ON", T($"What a program writes without a transaction of its own is gone when it disconnects."));
        if (facts.Value("explicit_defaults_for_timestamp") is "OFF" or "0")
            yield return new ServerSetting("explicit_defaults_for_timestamp", "ON", T($"Without it the first TIMESTAMP column of a table made by hand changes by itself at each update."));
    }

    IEnumerable<ServerSetting> Sizes()
    {
        if (Number("max_allowed_packet") < CheckSettings.SmallPacket)
            yield return new ServerSetting("max_allowed_packet", "16777216", T($"A large schedule in one statement would end with a lost connection."));
        else if (IsForgotten("max_allowed_packet"))
            yield return new ServerSetting("max_allowed_packet", facts.Value("max_allowed_packet"), Forgotten);
        if (Number("wait_timeout") < CheckSettings.ShortIdle)
            yield return new ServerSetting("wait_timeout", "28800", T($"The server cuts IDENT's connection between two polls, and the next one may fail."));
        else if (IsForgotten("wait_timeout"))
            yield return new ServerSetting("wait_timeout", facts.Value("wait_timeout"), Forgotten);
    }

    IEnumerable<ServerSetting> Access()
    {
        if (facts.OffersTls && !facts.OffersTls12)
            yield return new ServerSetting("tls_version", "TLSv1.2,TLSv1.3", T($"MySql.Data knows TLS up to 1.2."));
        if (facts.Value("read_only") is "ON" or "1")
            yield return new ServerSetting("read_only", "OFF", T($"IDENT cannot upload its schedule. Of a replica leave it as it is, and connect IDENT to the primary server."), true);
        if (Local.Contains(facts.Value("bind_address"), StringComparer.OrdinalIgnoreCase))
            yield return new ServerSetting("bind-address", "0.0.0.0", T($"The server listens to its own machine only. Needed where IDENT, the phone system or the site are on other computers; keep the port to the clinic's network by the firewall."), true);
        if (facts.Value("skip_networking") is "ON" or "1")
            yield return new ServerSetting("skip-networking", "OFF", T($"The server takes no connections over the network at all."), true);
    }

    static string Forgotten => T($"Set by SET GLOBAL: the next restart forgets it.");

    bool IsForgotten(string variable) => facts.Origins.GetValueOrDefault(variable) == "SQL";

    string[] Words(string variable) => facts.Value(variable).Split(',', StringSplitOptions.RemoveEmptyEntries);

    long Number(string variable) => long.TryParse(facts.Value(variable), NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : 0;
}
