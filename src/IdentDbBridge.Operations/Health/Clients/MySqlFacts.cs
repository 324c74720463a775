using IdentDbBridge.Dialects;
using IdentDbBridge.Dialects.MySql;

namespace IdentDbBridge.Health.Clients;

/// <summary>What a server of MySQL or MariaDB tells its clients, and how this session's account logs in.</summary>
sealed record MySqlFacts
{
    public const string Wanted = "utf8mb4";

    static readonly Version[] Recognising = [new(10, 11, 7), new(11, 0, 5), new(11, 1, 4), new(11, 2, 3)];

    public required ServerVersion Version { get; init; }

    /// <summary>What the server said before the login; null where that could not be read.</summary>
    public required MySqlGreeting? Greeting { get; init; }

    /// <summary>The global variables, by their names.</summary>
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    /// <summary>Where variables have their values from, as far as the server tells: SQL, which the next restart forgets, and on MariaDB CONFIG, COMMAND-LINE, COMPILE-TIME …</summary>
    public required IReadOnlyDictionary<string, string> Origins { get; init; }

    public required IReadOnlyList<CollationRow> Collations { get; init; }

    /// <summary>Null where the server does not tell.</summary>
    public required OwnAccount? Account { get; init; }

    /// <summary>The global default, which new databases and sessions have.</summary>
    public string ServerCharset => Value("character_set_server");

    /// <summary>The character set that an old connector takes from the greeting; null when it is not known.</summary>
    public string? GreetingCharset
    {
        get
        {
            // A number that names none: the connectors then take the variable.
            if (Greeting is { } greeting)
                return Collations.FirstOrDefault(c => c.Id == greeting.CollationId)?.Charset ?? ServerCharset;
            return Origins.TryGetValue("character_set_server", out string? origin) && origin != "SQL" ? ServerCharset : null;
        }
    }

    /// <summary>Whether SHOW COLLATION has rows without a number, at which MySql.Data stops.</summary>
    public bool HasCollationsWithoutId => Collations.Any(c => c.Id is null);

    /// <summary>Whether the server knows MySql.Data 8.0 and later by what they say of themselves, and shows them the numbers: https://mariadb.com/docs/server/server-management/variables-and-modes/old_mode</summary>
    public bool RecognisesMySqlData => Version.IsMariaDb
        && (Version.Number >= new Version(11, 3) || Recognising.Any(v => (v.Major, v.Minor) == (Version.Number.Major, Version.Number.Minor) && Version.Number >= v));

    public bool OffersTls => Greeting?.OffersTls ?? Value("have_ssl") == "YES";

    /// <summary>TLS 1.0, the only one that MySql.Data 6.9 asks for. MySQL and MariaDB name it differently.</summary>
    public bool OffersTls10 => TlsVersions.Any(v => v is "TLSv1" or "TLSv1.0");

    /// <summary>TLS 1.2 or an older one; MySql.Data knows no newer one.</summary>
    public bool OffersTls12 => TlsVersions.Length == 0 || TlsVersions.Any(v => v != "TLSv1.3");

    public bool RequiresTls => Value("require_secure_transport") is "ON" or "1" || Account is { NeedsTls: true };

    string[] TlsVersions => Value("tls_version").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public string Value(string variable) => Variables.GetValueOrDefault(variable, "");
}
