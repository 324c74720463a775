
namespace IdentDbBridge.ServerTests.IdentClients;

/// <summary>The settings under which the clients are tried.</summary>
static class Settings
{
    const string Utf8 = "--character-set-server=utf8mb4";
    const string OldMode = "--old-mode=UTF8_IS_UTF8MB3,NO_NULL_COLLATION_IDS";

    static readonly string[] Tables = ["IDENT_FinishedCalls", "IDENT_OngoingCalls", "IDENT_Tickets", "IDENT_Branches", "IDENT_Doctors", "IDENT_Intervals"];

    /// <summary>MariaDB. What is called "guide" has the lines that the guide asks for.</summary>
    /// <param name="certificate">A certificate with its key, for settings with TLS.</param>
    /// <param name="tlsByItself">Whether the server has TLS by itself (11.4 and later).</param>
    /// <param name="plugins">A directory with authentication plugins; null when there is none.</param>
    public static IEnumerable<ServerSetting> OfMariaDb(ServerCertificate certificate, bool tlsByItself, string? plugins)
    {
        string[] none = tlsByItself ? ["--skip-ssl"] : [];
        string[] tls = [$"--ssl-cert={certificate.Certificate}", $"--ssl-key={certificate.Key}"];
        string[] guide = [Utf8, OldMode, .. none];
        yield return new("no options");
        yield return new("latin1", ["--character-set-server=latin1", .. none]);
        yield return new("latin1, old_mode", ["--character-set-server=latin1", OldMode, .. none]);
        yield return new("latin1, SET GLOBAL utf8mb4", ["--character-set-server=latin1", OldMode, .. none]) { Statements = ["SET GLOBAL character_set_server = utf8mb4", "SET GLOBAL collation_server = utf8mb4_unicode_ci"] };
        yield return new("cp1251, old_mode", ["--character-set-server=cp1251", OldMode, .. none]);
        yield return new("utf8mb3", ["--character-set-server=utf8mb3", .. none]);
        yield return new("utf8mb3, old_mode", ["--character-set-server=utf8mb3", OldMode, .. none]);
        yield return new("utf8mb4", [Utf8, .. none]);
        yield return new("utf8mb4, old_mode empty", [Utf8, "--old-mode=", .. none]);
        yield return new("guide", guide);
        yield return new("guide, SET GLOBAL latin1", guide) { Statements = ["SET GLOBAL character_set_server = latin1"] };
        yield return new("guide, TLS offered", [Utf8, OldMode, .. tls]);
        yield return new("guide, TLS required", [Utf8, OldMode, .. tls, "--require-secure-transport=ON"]);
        yield return new("guide, TLS 1.3 only", [Utf8, OldMode, .. tls, "--tls-version=TLSv1.3"]);
        yield return new("guide, TLS 1.0 too", [Utf8, OldMode, .. tls, "--tls-version=TLSv1.0,TLSv1.1,TLSv1.2,TLSv1.3", "--ssl-cipher=ALL:@SECLEVEL=0"]);
        yield return new("guide, sql_mode empty", [.. guide, "--sql-mode="]);
        yield return new("guide, sql_mode ANSI", [.. guide, "--sql-mode=ANSI,STRICT_ALL_TABLES"]);
        yield return new("guide, sql_mode NO_BACKSLASH_ESCAPES", [.. guide, "--sql-mode=NO_BACKSLASH_ESCAPES,STRICT_TRANS_TABLES"]);
        yield return new("guide, TRUNCATE allowed", guide) { Truncates = true };
        yield return new("guide, time_zone +07:00", [.. guide, "--default-time-zone=+07:00"]);
        yield return new("guide, lower_case_table_names 1", [.. guide, "--lower-case-table-names=1"]);
        yield return new("guide, collation utf8mb4_bin", [.. guide, "--collation-server=utf8mb4_bin"]);
        yield return new("guide, collation utf8mb4_uca1400_ai_ci", [.. guide, "--collation-server=utf8mb4_uca1400_ai_ci"]);
        yield return new("guide, client's character set ignored", [.. guide, "--skip-character-set-client-handshake"]);
        yield return new("guide, init_connect cp1251", [.. guide, "--init-connect=SET NAMES cp1251"]);
        yield return new("guide, autocommit off", [.. guide, "--autocommit=OFF"]);
        yield return new("guide, serializable", [.. guide, "--transaction-isolation=SERIALIZABLE"]);
        yield return new("guide, read-only", [.. guide]) { Afterwards = ["SET GLOBAL read_only = ON"] };
        yield return new("guide, tickets in utf8mb3", guide) { Afterwards = ["SET sql_mode = ''", "ALTER TABLE IDENT_Tickets CONVERT TO CHARACTER SET utf8mb3"] };
        yield return new("guide, tables in utf8mb3 without data", guide) { Afterwards = [.. Tables.Select(t => $"ALTER TABLE {t} DEFAULT CHARACTER SET utf8mb3")] };
        yield return new("guide, doctors in cp1251", guide) { Afterwards = ["ALTER TABLE IDENT_Doctors CONVERT TO CHARACTER SET cp1251"] };
        if (plugins is not null)
        {
            string[] ed25519 = ["ALTER USER {0} IDENTIFIED VIA ed25519 USING PASSWORD({1})"];
            yield return new("guide, ed25519", [.. guide, $"--plugin-dir={plugins}", "--plugin-load-add=auth_ed25519"]) { Afterwards = ed25519 };
            yield return new("guide, ed25519, TLS offered", [Utf8, OldMode, .. tls, $"--plugin-dir={plugins}", "--plugin-load-add=auth_ed25519"]) { Afterwards = ed25519 };
        }
    }

    /// <summary>Accounts that a server may have for IDENT, by the methods of authentication that it knows.</summary>
    /// <param name="isMariaDb">Which has words of its own for it.</param>
    /// <param name="plugins">The methods.</param>
    public static IEnumerable<ServerSetting> OfAccounts(bool isMariaDb, IReadOnlyCollection<string> plugins)
    {
        yield return new("as grant makes it");
        foreach (var plugin in (string[])["mysql_native_password", "caching_sha2_password", "sha256_password"])
        {
            if (plugins.Contains(plugin))
                yield return new(plugin) { Afterwards = [isMariaDb ? $"ALTER USER {{0}} IDENTIFIED VIA {plugin} USING PASSWORD({{1}})" : $"ALTER USER {{0}} IDENTIFIED WITH {plugin} BY {{1}}"] };
        }
        yield return new("account that requires TLS") { Afterwards = ["ALTER USER {0} REQUIRE SSL"] };
    }

    /// <summary>SQL Server, whose databases differ; its own settings are the machine's.</summary>
    /// <param name="isSqlServer">Not a stand-in, which has one collation and no ALTER DATABASE.</param>
    public static IEnumerable<DatabaseSetting> OfSqlServer(bool isSqlServer)
    {
        yield return new("no options", "");
        yield return new("Encrypt=false", "Encrypt=false");
        yield return new("Encrypt=true", "Encrypt=true");
        yield return new("Encrypt=true;TrustServerCertificate=true", "Encrypt=true;TrustServerCertificate=true");
        if (!isSqlServer)
            yield break;
        yield return new("login in Russian", "Encrypt=false") { Afterwards = ["ALTER LOGIN [{1}] WITH DEFAULT_LANGUAGE = Russian"] };
        foreach (var collation in (string[])["Cyrillic_General_CI_AS", "Cyrillic_General_100_CI_AS", "Cyrillic_General_BIN2", "Latin1_General_100_CI_AS", "SQL_Latin1_General_CP1_CI_AS", "Latin1_General_100_CI_AS_SC_UTF8"])
            yield return new(collation, "Encrypt=false") { Collation = collation };
        yield return new("READ_COMMITTED_SNAPSHOT off", "Encrypt=false") { Afterwards = ["ALTER DATABASE [{0}] SET READ_COMMITTED_SNAPSHOT OFF WITH ROLLBACK IMMEDIATE"] };
        yield return new("ANSI settings off", "Encrypt=false") { Afterwards = ["ALTER DATABASE [{0}] SET ANSI_NULLS OFF, ANSI_PADDING OFF, ANSI_WARNINGS OFF, ARITHABORT OFF, QUOTED_IDENTIFIER OFF"] };
        yield return new("compatibility 100", "Encrypt=false") { Afterwards = ["ALTER DATABASE [{0}] SET COMPATIBILITY_LEVEL = 100"] };
    }

    /// <summary>MySQL, which has a certificate of its own making.</summary>
    public static IEnumerable<ServerSetting> OfMySql()
    {
        const string NoTls = "--tls-version=";
        yield return new("no options");
        yield return new("latin1", "--character-set-server=latin1");
        yield return new("latin1, SET GLOBAL utf8mb4", "--character-set-server=latin1") { Statements = ["SET GLOBAL character_set_server = utf8mb4", "SET GLOBAL collation_server = utf8mb4_0900_ai_ci"] };
        yield return new("SET GLOBAL latin1") { Statements = ["SET GLOBAL character_set_server = latin1"] };
        yield return new("cp1251", "--character-set-server=cp1251");
        yield return new("utf8mb3", "--character-set-server=utf8mb3");
        yield return new("TLS none", NoTls);
        yield return new("TLS none, latin1", NoTls, "--character-set-server=latin1");
        yield return new("TLS required", "--require-secure-transport=ON");
        yield return new("TLS 1.3 only", "--tls-version=TLSv1.3");
        yield return new("sql_mode empty", "--sql-mode=");
        yield return new("sql_mode ANSI", "--sql-mode=ANSI,STRICT_ALL_TABLES");
        yield return new("sql_mode NO_BACKSLASH_ESCAPES", "--sql-mode=NO_BACKSLASH_ESCAPES,STRICT_TRANS_TABLES");
        yield return new("TRUNCATE allowed") { Truncates = true };
        yield return new("time_zone +07:00", "--default-time-zone=+07:00");
        yield return new("lower_case_table_names 1", "--lower-case-table-names=1") { FromTheStart = true };
        yield return new("collation utf8mb4_general_ci", "--collation-server=utf8mb4_general_ci");
        yield return new("collation utf8mb4_ru_0900_ai_ci", "--collation-server=utf8mb4_ru_0900_ai_ci");
        yield return new("collation utf8mb4_bin", "--collation-server=utf8mb4_bin");
        yield return new("init_connect cp1251", "--init-connect=SET NAMES cp1251");
        yield return new("autocommit off", "--autocommit=OFF");
        yield return new("serializable", "--transaction-isolation=SERIALIZABLE");
        yield return new("read-only") { Afterwards = ["SET GLOBAL read_only = ON"] };
        yield return new("tickets in utf8mb3") { Afterwards = ["SET sql_mode = ''", "ALTER TABLE IDENT_Tickets CONVERT TO CHARACTER SET utf8mb3"] };
        yield return new("doctors in cp1251") { Afterwards = ["ALTER TABLE IDENT_Doctors CONVERT TO CHARACTER SET cp1251"] };
        yield return new("sha256_password") { Afterwards = ["ALTER USER {0} IDENTIFIED WITH sha256_password BY {1}"] };
        yield return new("sha256_password, TLS none", NoTls) { Afterwards = ["ALTER USER {0} IDENTIFIED WITH sha256_password BY {1}"] };
        yield return new("account that requires TLS") { Afterwards = ["ALTER USER {0} REQUIRE SSL"] };
    }
}
