using System.Data.Common;
using IdentDbBridge.Localization;

namespace IdentDbBridge.Data;

static class Malformed
{
    /// <summary>
    /// What is wrong with a connection string. The driver's own message is dropped: it quotes the key it stumbled over, which may be the
    /// tail of a password with a semicolon. Only settings that other drivers are known to have are named.
    /// </summary>
    public static ConfigurationException ConnectionString(IDialect dialect, string text) =>
        OfAnotherForm(dialect, text.Trim()) ?? OfAnotherDriver(dialect, text) ?? new(T($"The connection string is not one that the {dialect.ProductName} driver understands: it is malformed or has a key or value that the driver does not know. It is not shown, because it may hold a password; a value with ';' or '=' in it must be quoted."));

    /// <summary>What is pasted instead of one. Nothing of it is repeated.</summary>
    static ConfigurationException? OfAnotherForm(IDialect dialect, string text)
    {
        string example = Example(dialect.Name);
        if (text.Contains("://", StringComparison.Ordinal) && !text[..text.IndexOf("://", StringComparison.Ordinal)].Contains('=', StringComparison.Ordinal))
            return new(T($"The connection string is a URL, which the {dialect.ProductName} driver does not understand. Write: {example}"));
        if (text.Length > 1 && text[0] is '"' or '\'' && text[^1] == text[0])
            return new(T($"The connection string stands in quotes that are a part of it: the shell's own are enough. Write: {example}"));
        return text.Contains('=', StringComparison.Ordinal) ? null : new(T($"The connection string has no setting: each is written as NAME=VALUE, with ';' between them. Write: {example}"));
    }

    static string Example(string provider) => provider == "sqlite" ? "Data Source=ident.db" : "Server=…;Database=…;User Id=…;Password=…";

    static ConfigurationException? OfAnotherDriver(IDialect dialect, string text)
    {
        var settings = new DbConnectionStringBuilder();
        try
        {
            settings.ConnectionString = text;
        }
        catch (ArgumentException)
        {
            return null;
        }

        foreach (string key in settings.Keys)
        {
            if (Instead(dialect.Name, key.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant(), settings[key] as string) is { } advice)
                return new ConfigurationException(T($"The connection string has the setting '{key}' as another driver writes it; the {dialect.ProductName} driver of this program has none of that form. {advice}"));
        }

        // Not the key itself: it may be the tail of a password.
        return settings.Keys.Cast<string>().Select(key => Nearest.Of(key, Known(dialect.Name))).OfType<string>().FirstOrDefault() is { } meant
            ? new ConfigurationException(T($"The connection string has a key that the {dialect.ProductName} driver does not know. Did you mean '{meant}'?"))
            : null;
    }

    /// <summary>The settings that people write, for those that they misspell; each is its own nearest.</summary>
    static string[] Known(string provider) => provider switch
    {
        "mssql" => ["Server", "Data Source", "Address", "Database", "Initial Catalog", "User Id", "User", "Uid", "Password", "Pwd", "Encrypt", "TrustServerCertificate", "Trust Server Certificate", "Integrated Security", "Trusted_Connection", "Connect Timeout", "Connection Timeout", "Application Name", "Pooling"],
        "mysql" => ["Server", "Host", "Data Source", "Port", "Database", "User Id", "User", "Uid", "Username", "User Name", "Password", "Pwd", "SslMode", "Ssl Mode", "CharSet", "Character Set", "AllowPublicKeyRetrieval", "Connection Timeout", "Connect Timeout", "Default Command Timeout", "Pooling", "AllowLoadLocalInfile", "Protocol"],
        _ => ["Data Source", "DataSource", "Filename", "Mode", "Cache", "Password", "Foreign Keys", "Pooling", "Default Timeout", "Recursive Triggers"],
    };

    /// <summary>Null for a setting that is not known to be another driver's. Sources: the makers' lists of connection options.</summary>
    static string? Instead(string provider, string key, string? value) => (provider, key) switch
    {
        ("mysql", "ALLOWLOADDATALOCALINFILE") => T($"Write AllowLoadLocalInfile=true or AllowLoadLocalInfile=false."),
        ("mysql", "ALLOWLOADLOCALINFILEINPATH") => T($"Leave it out: only the rows of an import are sent, never a file that the server names. AllowLoadLocalInfile=false forbids that, too."),
        ("mysql", "SSLMODE" or "SSL-MODE") when string.Equals(value, "Prefered", StringComparison.OrdinalIgnoreCase) => T($"Write SslMode=Preferred."),
        ("mysql", "USESSL" or "SSL" or "ENCRYPT" or "TRUSTSERVERCERTIFICATE" or "REQUIRESSL") => T($"Write SslMode=None, SslMode=Preferred, SslMode=Required or SslMode=VerifyFull."),
        ("mysql", "INTEGRATEDSECURITY" or "TRUSTED_CONNECTION" or "KERBEROSAUTHMODE") => T($"Write User Id=… and Password=…."),
        ("mysql", "PASSWORD2" or "PASSWORD3" or "OCICONFIGFILE" or "OCICONFIGPROFILE" or "OPENIDIDENTITYTOKEN") => T($"Use a login with a password of its own and nothing more to sign in with."),
        ("mysql", "DEFAULTAUTHENTICATIONPLUGIN") => T($"Leave it out: the server names the kind of authentication."),
        ("mysql", "DNSSRV" or "DNS-SRV" or "REPLICATION") => T($"Several hosts are written with commas, the preferred one first: Server=node1,node2,node3."),
        ("mysql", "SHAREDMEMORYNAME") => T($"Write Server=… and Port=…."),
        ("mysql", "USEDEFAULTCOMMANDTIMEOUTFOREF") => T($"Write Default Command Timeout=…, in seconds."),
        ("mysql", "ALLOWBATCH" or "LOGGING" or "USEUSAGEADVISOR" or "USEPERFORMANCEMONITOR" or "PROCEDURECACHESIZE" or "INCLUDESECURITYASSERTS" or "RESPECTBINARYFLAGS"
            or "FUNCTIONSRETURNSTRING" or "SQLSERVERMODE" or "TABLECACHING" or "TABLECACHE" or "DEFAULTTABLECACHEAGE" or "CHECKPARAMETERS" or "EXCEPTIONINTERCEPTORS" or "COMMANDINTERCEPTORS"
            or "REWRITEBATCHEDSTATEMENTS" or "CACHESERVERPROPERTIES" or "TREATBLOBSASUTF8" or "BLOBASUTF8INCLUDEPATTERN" or "BLOBASUTF8EXCLUDEPATTERN" or "USEPROCEDUREBODIES") => T($"Leave it out."),
        ("mssql", "NETWORKLIBRARY" or "NETWORK" or "NET") => T($"Write Server=tcp:HOST,PORT for TCP, or Server=np:… for named pipes."),
        ("mssql", "ASYNCHRONOUSPROCESSING" or "ASYNC" or "CONNECTIONRESET" or "CONTEXTCONNECTION") => T($"Leave it out."),
        ("mssql", "PORT") => T($"Write Server=HOST,PORT."),
        ("mssql", "SSLMODE") => T($"Write Encrypt=true or Encrypt=false, and TrustServerCertificate=true for a certificate that the server has made itself."),
        (_, "DRIVER" or "DSN" or "PROVIDER") => T($"Leave it out: that is for ODBC or OLE DB. The kind of server is given by the provider."),
        _ => null,
    };
}
