using IdentDbBridge.Gateway.Settings;

namespace IdentDbBridge.Tests.Gateway;

public sealed class SettingsFiles : IDisposable
{
    const string Good = """
        // The clinics of one group.
        { "clinics": {
            "north": { "provider": "mysql", "connection": "Server=db;Database=north;User ID=u;Password=ТайныйПароль", "timeZone": "Asia/Krasnoyarsk",
                       "phones": { "country": "7", "areaCode": "391" }, "tables": { "Tickets": "Requests" }, "ident": { "key": "0123456789abcdef" },
                       "sources": { "site": { "type": "tilda", "secret": "ТайныйПароль16зн", "columns": { "field_17": "ClientPhone" }, "perMinute": 60 },
                                    "pbx": { "type": "mango", "key": "k", "salt": "ТайныйПароль", "line": "8 391 200-00-01", "timeZone": "Europe/Moscow" } } },
            "south_2": { "provider": "SQLite", "connection": "Data Source=south.db", "timeZone": "North Asia Standard Time" }, },
          "outbox": "waiting", "mostQueued": 5000, "Kestrel": { "Endpoints": { "Own": { "Url": "http://127.0.0.1:5" } } }, "Logging": { "LogLevel": { "Default": "Debug" } } }
        """;

    readonly string _path = Path.Combine(Directory.CreateTempSubdirectory("identdb-").FullName, "gateway.json");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);

    [Fact]
    public void Name_the_clinics_and_what_each_is_like()
    {
        GatewaySettings settings = Read(Good);
        Assert.Empty(settings.Warnings);
        Assert.Equal(["north", "south_2"], settings.Clinics.Keys.Order());
        ClinicSettings north = settings.Clinics["NORTH"];
        Assert.Equal(("mysql", "Asia/Krasnoyarsk", "391", "Requests"), (north.Exchange.Provider, north.Exchange.TimeZone, north.Exchange.Phones.AreaCode, north.Exchange.Tables!["tickets"]));
        Assert.True(north.Ident!.Key.Matches("0123456789abcdef"));
        Assert.False(north.Ident.Key.Matches("0123456789abcdeF"));
        Assert.Null(settings.Clinics["south_2"].Ident);
        Assert.Equal((60, "tilda"), (north.Sources["SITE"].PerMinute, north.Sources["site"].Sender.Type));
        Assert.Equal("+73912000001", north.Sources["pbx"].Line);
        Assert.Equal((Path.Combine("waiting", "north.db"), true, 5000), (north.Exchange.Outbox!.Path, north.Exchange.Outbox.QueueFirst, north.Exchange.Outbox.MaxRecords));
        Assert.Null(settings.Clinics["south_2"].Exchange.Outbox);
        Assert.DoesNotContain("Тайный", $"{north} {north.Ident} {north.Sources["pbx"]}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"mysql\"", "\"oracle\"", "clinics.north.provider: unknown; there are: mssql, mysql, mariadb, sqlite")]
    [InlineData("\"mysql\"", "null", "clinics.north.provider: missing")]
    [InlineData("\"mysql\"", "{ \"name\": \"mysql\" }", "clinics.north.provider: a text is wanted")]
    [InlineData("\"provider\": \"mysql\", ", "", "clinics.north.provider: missing")]
    [InlineData("Password=ТайныйПароль", "Pasword=ТайныйПароль", "clinics.north.connection: ")]
    [InlineData("Asia/Krasnoyarsk", "Asia/Красноярск", "clinics.north.timeZone: There is no time zone")]
    [InlineData("\"391\"", "\"0391-ТайныйПароль\"", "clinics.north.phones.areaCode: The area code must be")]
    [InlineData("\"country\": \"7\"", "\"country\": \"999\"", "clinics.north.phones.country: The default country must be")]
    [InlineData("\"areaCode\"", "\"area\"", "clinics.north.phones.area: unknown; here may stand: country, areaCode")]
    [InlineData("\"Tickets\"", "\"Patients\"", "clinics.north.tables: There is no exchange table 'Patients'")]
    [InlineData("\"0123456789abcdef\"", "\"\"", "clinics.north.ident.key: missing")]
    [InlineData("{ \"key\": \"0123456789abcdef\" }", "\"ТайныйПароль\"", "clinics.north.ident: an object is wanted")]
    [InlineData("\"ident\"", "\"idnet\"", "clinics.north.idnet: unknown; here may stand: provider, connection")]
    [InlineData("\"south_2\"", "\"юг\"", "clinics.юг: the name stands in addresses")]
    [InlineData("\"south_2\"", "\"a/b\"", "clinics.a/b: the name stands in addresses")]
    [InlineData("\"Kestrel\"", "\"Kestrell\"", "Kestrell: unknown; here may stand: clinics, outbox, admin, mostKept, mostQueued, metrics, Kestrel, Logging")]
    [InlineData("\"tilda\"", "\"tildda\"", "clinics.north.sources.site.type: unknown; there are: form, tilda")]
    [InlineData("\"secret\": \"ТайныйПароль16зн\", ", "", "clinics.north.sources.site.secret: missing")]
    [InlineData("\"type\": \"tilda\"", "\"type\": \"amocrm\", \"api\": \"https://north.amocrm.ru\"", "clinics.north.sources.site: \"api\" and \"token\" belong together")]
    [InlineData("\"type\": \"tilda\"", "\"type\": \"amocrm\", \"api\": \"http://north.amocrm.ru\", \"token\": \"ТайныйПароль\"", "clinics.north.sources.site.api: an address such as https://NAME.amocrm.ru or https://api.zadarma.com is wanted")]
    [InlineData("\"type\": \"tilda\"", "\"type\": \"amocrm\", \"api\": \"https://north.amocrm.ru/api\", \"token\": \"ТайныйПароль\"", "clinics.north.sources.site.api: an address such as https://NAME.amocrm.ru or https://api.zadarma.com is wanted")]
    [InlineData("\"field_17\": \"ClientPhone\"", "\"field_17\": \"Phon\"", "clinics.north.sources.site.columns: ")]
    [InlineData("\"perMinute\": 60", "\"perMinute\": 0", "clinics.north.sources.site.perMinute: a whole number from 1 to 1000000 is wanted")]
    [InlineData("\"perMinute\": 60", "\"salt\": \"x\"", "clinics.north.sources.site.salt: unknown; here may stand: type, secret, perMinute, bodyBytes, headerBytes, columns")]
    [InlineData("\"salt\": \"ТайныйПароль\", ", "", "clinics.north.sources.pbx.salt: missing")]
    [InlineData("8 391 200-00-01", "нет", "clinics.north.sources.pbx.line: no complete phone number")]
    [InlineData("Europe/Moscow", "Europe/Марс", "clinics.north.sources.pbx.timeZone: There is no time zone")]
    [InlineData("\"outbox\": \"waiting\", ", "", "outbox: missing: a directory")]
    [InlineData("\"outbox\": ", "\"mostKept\": \"all\", \"outbox\": ", "mostKept: a whole number from 1 to 1000000 is wanted")]
    [InlineData("\"outbox\": ", "\"metrics\": { \"secret\": \"\" }, \"outbox\": ", "metrics.secret: missing")]
    [InlineData("\"ident\": {", "\"retention\": { \"at\": \"3:00\" }, \"ident\": {", "clinics.north.retention.at: a time such as 03:00 is wanted")]
    [InlineData("\"ident\": {", "\"retention\": { \"callsDays\": 0 }, \"ident\": {", "clinics.north.retention.callsDays: a whole number from 1 to 1000000 is wanted")]
    [InlineData("\"ident\": {", "\"retention\": { \"days\": 5 }, \"ident\": {", "clinics.north.retention.days: unknown; here may stand: callsDays, ticketsDays, at")]
    public void Are_refused_with_the_path_of_what_is_wrong(string good, string bad, string says)
    {
        string message = Assert.Throws<ConfigurationException>(() => Read(Good.Replace(good, bad, StringComparison.Ordinal))).Message;
        Assert.Contains(says, message, StringComparison.Ordinal);
        Assert.StartsWith($"{_path} cannot be used:", message, StringComparison.Ordinal);
        Assert.DoesNotContain("Тайный", message, StringComparison.Ordinal);
        Assert.Equal(2, message.Split('\n').Length);
    }

    [Fact]
    public void Are_refused_with_all_their_mistakes_at_once()
    {
        string message = Assert.Throws<ConfigurationException>(() => Read("""{ "clinics": { "a": { "timeZone": "Mars" }, "b": { "provider": "x" } }, "admn": { "user": "a" } }""")).Message;
        Assert.Equal(
            ["a.connection", "a.provider", "a.timeZone", "admn", "b.connection", "b.provider", "b.timeZone"],
            message.Split('\n').Skip(1).Select(line => line.Split(": ")[0].Replace("clinics.", "", StringComparison.Ordinal)).Order());
    }

    [Theory]
    [InlineData("", "is not JSON, or names a property twice: trouble in line 1.")]
    [InlineData("{ \"clinics\": {\n \"a\": {},\n \"a\": {} } }", "is not JSON, or names a property twice: trouble in line")]
    [InlineData("[]", "is no file of a gateway: an object is wanted")]
    [InlineData("{}", "clinics: no clinic is named")]
    [InlineData("{ \"clinics\": {} }", "clinics: no clinic is named")]
    public void Are_refused_when_they_are_no_such_files(string text, string says) =>
        Assert.Contains(says, Assert.Throws<ConfigurationException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Are_refused_when_they_are_not_there() =>
        Assert.Equal($"There is no file {_path}.", Assert.Throws<ConfigurationException>(() => SettingsFile.Read(_path)).Message);

    [Fact]
    public void Warn_of_a_key_that_can_be_guessed() =>
        Assert.Equal(["clinics.north.ident.key: fewer than 16 characters can be guessed"], Read(Good.Replace("0123456789abcdef", "0123456789abcde", StringComparison.Ordinal)).Warnings);

    [Fact]
    public void Have_variables_of_the_environment_over_them()
    {
        const string Variable = "IDENTDB_GATEWAY_clinics__west__";
        string[] names = [$"{Variable}provider", $"{Variable}connection", $"{Variable}timeZone", $"{Variable}ident__key"];
        foreach ((string name, string value) in names.Zip(["sqlite", "Data Source=west.db", "Europe/Moscow", "fedcba9876543210"]))
            Environment.SetEnvironmentVariable(name, value);
        try
        {
            Assert.True(Read(Good).Clinics["west"].Ident!.Key.Matches("fedcba9876543210"));
        }
        finally
        {
            foreach (string name in names)
                Environment.SetEnvironmentVariable(name, null);
        }
    }

    GatewaySettings Read(string text)
    {
        File.WriteAllText(_path, text);
        return SettingsFile.Read(_path);
    }
}
