using System.Text.RegularExpressions;
using IdentDbBridge.Dialects.MySql;

namespace IdentDbBridge.Health.Clients;

/// <summary>How the account of a session logs in, read from SHOW CREATE USER. Keeps nothing of the password's hash that stands there.</summary>
/// <param name="Plugins">The methods of authentication that a client has to know.</param>
/// <param name="NeedsTls">Whether the account is refused in the clear.</param>
/// <param name="NeedsCertificate">Whether it wants a certificate of the client.</param>
sealed partial record OwnAccount(IReadOnlyList<string> Plugins, bool NeedsTls, bool NeedsCertificate)
{
    /// <param name="statement">The server's CREATE USER. MySQL writes IDENTIFIED WITH 'plugin' AS 'hash'; MariaDB VIA plugin USING 'hash' OR plugin, or BY PASSWORD 'hash'.</param>
    public static OwnAccount Parse(string statement)
    {
        string plain = Values().Replace(statement, "");
        string[] plugins = [.. Plugin().Matches(plain).Select(m => m.Groups["name"].Value.ToLowerInvariant())];
        if (plugins.Length == 0)
            plugins = [AuthenticationPlugin.NativePassword];
        // Where another method stands beside it, clients from elsewhere take that one.
        string[] overTheNetwork = [.. plugins.Where(p => p != AuthenticationPlugin.UnixSocket)];
        bool needsCertificate = Certificate().IsMatch(plain);
        return new OwnAccount(overTheNetwork.Length > 0 ? overTheNetwork : plugins, needsCertificate || Tls().IsMatch(plain), needsCertificate);
    }

    [GeneratedRegex(@"`(?:[^`]|``)*`|(?<=\b(?:AS|USING|PASSWORD|ISSUER|SUBJECT|CIPHER|ATTRIBUTE|COMMENT)\s+)'(?:[^'\\]|\\.|'')*'", RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Values();

    [GeneratedRegex(@"\b(?:IDENTIFIED\s+(?:WITH|VIA)|OR)\s+'?(?<name>\w+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Plugin();

    [GeneratedRegex(@"\bREQUIRE\b.*\b(?:X509|ISSUER|SUBJECT)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Certificate();

    [GeneratedRegex(@"\bREQUIRE\b.*\b(?:SSL|CIPHER)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tls();
}
