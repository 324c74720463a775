using IdentDbBridge.Dialects;
using IdentDbBridge.Dialects.MySql;
using IdentDbBridge.Health.Clients;

namespace IdentDbBridge.Tests.Diagnostics.Clients;

/// <summary>What is said of each driver with each server, beside what was seen with the drivers themselves.</summary>
public sealed class MySqlClientMatrix(ITestOutputHelper log)
{
    const int Latin1 = 8, Utf8Mb3 = 33, Utf8Mb4 = 45, Cp1251 = 51;

    static readonly CollationRow[] Collations =
    [
        new() { Collation = "latin1_swedish_ci", Charset = "latin1", Id = Latin1 },
        new() { Collation = "utf8mb3_general_ci", Charset = "utf8mb3", Id = Utf8Mb3 },
        new() { Collation = "utf8mb4_general_ci", Charset = "utf8mb4", Id = Utf8Mb4 },
        new() { Collation = "cp1251_general_ci", Charset = "cp1251", Id = Cp1251 },
    ];

    // W works, L loses letters, X cannot open, ? not known: MySql.Data 6, 8.0, 9, MySqlConnector.
    [Theory]
    [InlineData("MariaDB 10.11.19, latin1, no TLS, NULL ids", "XLLW")]
    [InlineData("MariaDB 10.11.19, latin1, no TLS, old_mode", "LLLW")]
    [InlineData("MariaDB 10.11.19, cp1251, no TLS, old_mode", "LLLW")]
    [InlineData("MariaDB 10.11.19, utf8mb3, no TLS, old_mode", "XXLW")]
    [InlineData("MariaDB 10.11.19, utf8mb4, no TLS, NULL ids", "XWWW")]
    [InlineData("MariaDB 10.11.19, utf8mb4, no TLS, old_mode", "WWWW")]
    [InlineData("MariaDB 10.11.6, utf8mb4, no TLS, NULL ids", "XXXW")]
    [InlineData("MariaDB 11.0.5, utf8mb4, no TLS, NULL ids", "XWWW")]
    [InlineData("MariaDB 11.1.3, utf8mb4, no TLS, NULL ids", "XXXW")]
    [InlineData("MariaDB 11.2.3, utf8mb4, no TLS, NULL ids", "XWWW")]
    [InlineData("MariaDB 11.8.2, utf8mb4, no TLS, NULL ids", "XWWW")]
    [InlineData("MariaDB 10.11.19, utf8mb4, TLS, old_mode", "XWWW")]
    [InlineData("MariaDB 10.4.32, utf8mb4, TLS 1.0, old_mode", "?WWW")]
    [InlineData("MySQL 5.7.44, utf8mb4, TLS 1, mysql_native_password", "?WWW")]
    [InlineData("MariaDB 10.11.19, utf8mb4, TLS 1.3, old_mode", "XXXW")]
    [InlineData("MySQL 9.7.4, utf8mb4, TLS 1.3, caching_sha2_password", "XXXW")]
    [InlineData("MariaDB 10.11.19, utf8mb4, no TLS, old_mode, no backslashes", "LLLL")]
    [InlineData("MySQL 9.7.4, utf8mb4, TLS, no backslashes", "XLLL")]
    [InlineData("MariaDB 10.11.19, utf8mb4, no TLS, old_mode, no autocommit", "LLLL")]
    [InlineData("MariaDB 10.11.19, utf8mb4, no TLS, old_mode, ed25519", "XXXX")]
    [InlineData("MariaDB 10.11.19, utf8mb4, no TLS, old_mode, unix_socket", "XXXX")]
    [InlineData("MariaDB 10.11.19, utf8mb4, no TLS, old_mode, TLS demanded", "XXXX")]
    [InlineData("MariaDB 10.11.19, utf8mb4, TLS, old_mode, certificate", "XXXX")]
    [InlineData("MySQL 9.7.4, utf8mb4, TLS, caching_sha2_password", "XWWW")]
    [InlineData("MySQL 9.7.4, utf8mb4, no TLS, caching_sha2_password", "XXXX")]
    [InlineData("MySQL 8.0.40, utf8mb4, no TLS, mysql_native_password", "WWWW")]
    [InlineData("MySQL 8.0.40, utf8mb4, no TLS, sha256_password", "XXXX")]
    [InlineData("MySQL 8.0.40, utf8mb3, TLS, caching_sha2_password", "XXLW")]
    [InlineData("MariaDB 10.11.19, no greeting, no TLS, old_mode", "WWWW")]
    public void Agrees_with_what_was_seen(string server, string states)
    {
        var obstacles = new MySqlObstacles(Facts(server)).Find().ToList();
        var found = string.Concat(Client.OfMySql.Select(c => obstacles.Where(o => o.Clients.Contains(c)).Select(o => o.State).DefaultIfEmpty().Max() switch
        {
            ClientState.Works => 'W',
            ClientState.LosesLetters => 'L',
            ClientState.CannotOpen => 'X',
            _ => '?',
        }));
        Assert.True(states == found, $"{server}: {found}, not {states}: {string.Join(" | ", obstacles.Select(o => o.Says))}");
        Assert.All(obstacles, o => Assert.NotEqual("", o.Fix));
        log.WriteLine($"figure: {found} {server}");
    }

    [Fact]
    public void Takes_the_character_set_from_the_greeting_before_the_variable()
    {
        var facts = Facts("MariaDB 10.11.19, latin1, no TLS, old_mode") with { Variables = new Dictionary<string, string> { ["character_set_server"] = "utf8mb4" } };
        Assert.Equal("latin1", facts.GreetingCharset);
        Assert.Contains("though character_set_server is utf8mb4", Assert.Single(new MySqlObstacles(facts).Find()).Says, StringComparison.Ordinal);
        // A number that names no collation, or none that is shown.
        Assert.Equal("utf8mb4", (facts with { Greeting = new MySqlGreeting(0, false) }).GreetingCharset);
        // Without a greeting, only a value of the configuration tells what the next one will be.
        Assert.Equal("utf8mb4", (facts with { Greeting = null, Origins = new Dictionary<string, string> { ["character_set_server"] = "CONFIG" } }).GreetingCharset);
        Assert.Null((facts with { Greeting = null, Origins = new Dictionary<string, string> { ["character_set_server"] = "SQL" } }).GreetingCharset);
        Assert.Null((facts with { Greeting = null, Origins = new Dictionary<string, string>() }).GreetingCharset);
    }

    static MySqlFacts Facts(string server)
    {
        string[] parts = server.Split(", ");
        string[] version = parts[0].Split(' ');
        bool isMariaDb = version[0] == "MariaDB";
        var charset = parts[1] == "no greeting" ? "utf8mb4" : parts[1];
        var plugin = parts.FirstOrDefault(p => p.Contains('_', StringComparison.Ordinal) && p != "old_mode" || p == "ed25519") ?? AuthenticationPlugin.NativePassword;
        return new MySqlFacts
        {
            Version = ServerVersion.Parse(version[0], version[1] + (isMariaDb ? "-MariaDB" : "")),
            Greeting = parts[1] == "no greeting" ? null : new MySqlGreeting((int)Collations.First(c => c.Charset == charset).Id!, parts[2].StartsWith("TLS", StringComparison.Ordinal)),
            Variables = new Dictionary<string, string>
            {
                ["character_set_server"] = charset,
                ["old_mode"] = "UTF8_IS_UTF8MB3",
                ["tls_version"] = parts[2] switch { "TLS 1" => "TLSv1,TLSv1.1,TLSv1.2", "TLS 1.0" => "TLSv1.0,TLSv1.1,TLSv1.2", "TLS 1.3" => "TLSv1.3", _ => "TLSv1.2,TLSv1.3" },
                ["sql_mode"] = parts.Contains("no backslashes") ? "STRICT_TRANS_TABLES,NO_BACKSLASH_ESCAPES" : "STRICT_TRANS_TABLES",
                ["autocommit"] = parts.Contains("no autocommit") ? "OFF" : "ON",
                ["require_secure_transport"] = parts.Contains("TLS demanded") ? "ON" : "OFF",
            },
            Origins = new Dictionary<string, string> { ["character_set_server"] = "CONFIG" },
            Collations = parts.Contains("NULL ids") ? [.. Collations, new CollationRow { Collation = "uca1400_ai_ci" }] : Collations,
            Account = new OwnAccount([plugin], parts.Contains("certificate"), parts.Contains("certificate")),
        };
    }
}
