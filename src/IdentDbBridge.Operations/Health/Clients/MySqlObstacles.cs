using IdentDbBridge.Dialects.MySql;
using IdentDbBridge.Health.Findings;

namespace IdentDbBridge.Health.Clients;

/// <summary>
/// What keeps drivers with a connection string of server, port, database, user and password from working with a server of MySQL or
/// MariaDB. Each sentence was seen with the driver; docs/decisions/0011-any-driver.md has what was tried with what.
/// </summary>
sealed class MySqlObstacles(MySqlFacts facts)
{
    /// <summary>Sends the password itself, so that it needs TLS, or the server's key.</summary>
    static readonly string[] Sha2 = ["caching_sha2_password", "sha256_password"];

    public IEnumerable<Obstacle> Find() => [.. Charset(), .. CollationIds(), .. Modes(), .. Authentication(), .. Tls()];

    /// <summary>The lines that make every client talk utf8mb4. The collation's number is below 256: of others, the greeting tells the lower half only, which is another character set's.</summary>
    public static string CharsetFix => T($"In the server's configuration, under [mysqld]: character-set-server = utf8mb4 and collation-server = utf8mb4_unicode_ci; then restart the server. SET GLOBAL changes the variable, but not what the server tells new clients.");

    IEnumerable<Obstacle> Charset()
    {
        if (facts.GreetingCharset is null or MySqlFacts.Wanted)
            yield break;
        string charset = facts.GreetingCharset;
        if (charset is "utf8" or "utf8mb3")
        {
            yield return Of(FindingKinds.ServerCharset, ClientState.CannotOpen, [Client.MySqlData6, Client.MySqlData8], T($"The server tells its clients {charset} before they log in: MySql.Data before 8.0.30 knows no such character set, and cannot open the connection or not read."), CharsetFix);
            yield return Of(FindingKinds.ServerCharset, ClientState.LosesLetters, [Client.MySqlData9], T($"The server tells its clients {charset} before they log in: emoji and rare letters are refused or lost."), CharsetFix);
            yield break;
        }

        yield return Of(
            FindingKinds.ServerCharset,
            ClientState.LosesLetters,
            Client.OfOracle,
            facts.ServerCharset == MySqlFacts.Wanted
                ? T($"The server tells its clients {charset} before they log in, though character_set_server is utf8mb4 by now: MySql.Data takes it from there, and stores what {charset} lacks as question marks, without a word.")
                : T($"The server tells its clients {charset} before they log in: MySql.Data takes it from there, and stores what {charset} lacks, Russian names or emoji, as question marks, without a word."),
            CharsetFix);
    }

    IEnumerable<Obstacle> CollationIds()
    {
        if (!facts.HasCollationsWithoutId)
            yield break;
        if (facts.RecognisesMySqlData)
        {
            string modes = string.Join(',', facts.Value("old_mode").Split(',', StringSplitOptions.RemoveEmptyEntries).Append("NO_NULL_COLLATION_IDS"));
            yield return Of(
                FindingKinds.CollationIds,
                ClientState.CannotOpen,
                [Client.MySqlData6],
                T($"SHOW COLLATION has rows without a number: MySql.Data 6 stops there with 'Object cannot be cast from DBNull to other types'."),
                $"SET GLOBAL old_mode = '{modes}' -- {T($"and, so that it outlives a restart, in the server's configuration under [mysqld]:")} old_mode = {modes}");
        }
        else
        {
            yield return Of(
                FindingKinds.CollationIds,
                ClientState.CannotOpen,
                Client.OfOracle,
                T($"SHOW COLLATION has rows without a number, and this version of MariaDB has no switch for it: MySql.Data stops there with 'Object cannot be cast from DBNull to other types'."),
                T($"Update MariaDB to 10.11.7, 11.4 or later, then check again."));
        }
    }

    IEnumerable<Obstacle> Modes()
    {
        string mode = facts.Value("sql_mode");
        if (!SqlMode.HasEscapes(mode))
            yield return Of(FindingKinds.BackslashEscapes, ClientState.LosesLetters, Client.OfMySql, T($"sql_mode has NO_BACKSLASH_ESCAPES: drivers write a backslash twice, and the server stores both."), $"SET GLOBAL sql_mode = '{SqlMode.Wanted(mode)}'");
        if (facts.Value("autocommit") is "OFF" or "0")
            yield return Of(FindingKinds.Autocommit, ClientState.LosesLetters, Client.OfMySql, T($"autocommit is off for new sessions: what a program writes without a transaction of its own is gone when it disconnects, and others wait for its locks until then."), "SET @@GLOBAL.autocommit = ON");
    }

    IEnumerable<Obstacle> Authentication()
    {
        if (facts.Account is not { } account)
            yield break;
        if (account.NeedsCertificate)
            yield return Of(FindingKinds.Authentication, ClientState.CannotOpen, Client.OfMySql, T($"The account wants a certificate of its client (REQUIRE X509, ISSUER or SUBJECT), which IDENT has no field for."), T($"ALTER USER … REQUIRE NONE, for this account."));
        foreach (string plugin in account.Plugins.Where(p => p != AuthenticationPlugin.NativePassword))
        {
            if (!Sha2.Contains(plugin))
                yield return Of(FindingKinds.Authentication, ClientState.CannotOpen, Client.OfMySql, Strange(plugin), NativeFix, Native);
            else if (!facts.OffersTls)
                yield return Of(FindingKinds.Authentication, ClientState.CannotOpen, Client.OfMySql, T($"The account logs in by {plugin}, and the server offers no TLS: the password would have to travel by a key that drivers do not fetch unless told to (AllowPublicKeyRetrieval), so they are refused with 'Access denied' or a message on the RSA key. After another login of the account it may work for a while."), T($"Switch TLS on in the server, or give IDENT an account that logs in by mysql_native_password, where the server has it."), Native);
            else
                yield return Of(FindingKinds.Authentication, ClientState.CannotOpen, [Client.MySqlData6], T($"The account logs in by {plugin}: drivers before MySql.Data 6.9.12 and 8.0.11 do not know it, and those of 6.9 that do need a TLS of this server that they do not know."), NativeFix, Native);
        }
    }

    static string NativeFix => T($"Where the server has mysql_native_password, a new account by it lets more drivers in.");

    static Remedy Native => new(RemedyKind.GrantNative);

    static string Strange(string plugin) => plugin == AuthenticationPlugin.UnixSocket
        ? T($"The account logs in by unix_socket: that lets in users of the server's own machine only, without a password, and nobody over the network.")
        : T($"The account logs in by {plugin}, which the drivers that IDENT may use do not know.");

    IEnumerable<Obstacle> Tls()
    {
        if (facts.RequiresTls && !facts.OffersTls)
            yield return Of(FindingKinds.TlsClients, ClientState.CannotOpen, Client.OfMySql, T($"The server or the account demands TLS, and the server offers none."), T($"Give the server a certificate (ssl_cert and ssl_key in its configuration)."));
        if (!facts.OffersTls)
            yield break;
        string fix = facts switch
        {
            { RequiresTls: true } => T($"If IDENT turns out to use such a driver: no demand for TLS (require_secure_transport, REQUIRE SSL), and a server without TLS inside a network that is the clinic's alone."),
            { Version.IsMariaDb: true } => T($"If IDENT turns out to use such a driver: skip-ssl in the server's configuration and a restart, inside a network that is the clinic's alone."),
            _ => T($"If IDENT turns out to use such a driver: MariaDB without TLS, inside a network that is the clinic's alone."),
        };
        if (!facts.OffersTls12)
            yield return Of(FindingKinds.TlsClients, ClientState.CannotOpen, Client.OfOracle, T($"The server offers TLS 1.3 only ({facts.Value("tls_version")}): MySql.Data knows it up to 1.2, is refused, and does not go on without (AuthenticationException)."), T($"In the server's configuration, under [mysqld]: tls_version = TLSv1.2,TLSv1.3; then restart the server."));
        else if (facts.OffersTls10)
            yield return Of(FindingKinds.TlsClients, ClientState.Unknown, [Client.MySqlData6], T($"The server offers TLS, from version 1.0 on, and MySql.Data 6 asks for nothing later: whether it opens depends on whether the system's own library still allows that."), fix);
        else
            yield return Of(FindingKinds.TlsClients, ClientState.CannotOpen, [Client.MySqlData6], T($"The server offers TLS ({facts.Value("tls_version")}): MySql.Data 6 asks for TLS 1.0, is refused, and does not go on without (AuthenticationException)."), fix);
    }

    static Obstacle Of(FindingKind kind, ClientState state, IReadOnlyList<Client> clients, string says, string fix, Remedy? remedy = null) => new(kind, state, clients, says, fix, remedy);
}
