using System.Data.Common;
using System.Text.RegularExpressions;

namespace IdentDbBridge.Model;

/// <summary>Tells text that may be shown from text that holds a password.</summary>
public static partial class ConnectionText
{
    /// <summary>How people write it, in a pattern; nothing is captured.</summary>
    public const string PasswordWord = @"(?:password\d?|passwd|passwort|passphrase|pwd|psw|пароль)";

    /// <summary>Whether <paramref name="text"/> holds a password: a connection string in the wrong place, or with a semicolon missing.</summary>
    public static bool HoldsPassword(string text) => text.AsSpan().ContainsAny('=', ':', ';') && Password().IsMatch(text);

    /// <summary>Without the semicolon before Password, the password is part of the server's, the database's or the user's name, and those are shown.</summary>
    /// <param name="builder">Which has understood the connection string.</param>
    /// <param name="isFile">Whether the data source is a file.</param>
    /// <exception cref="ConfigurationException">A value has swallowed what stands behind it.</exception>
    internal static void RefuseSwallowedPassword(DbConnectionStringBuilder builder, bool isFile = false)
    {
        foreach (string key in builder.Keys)
        {
            if (builder[key] is string value && !HoldsPassword(key + "=") && (HoldsPassword(value) || Swallowed().IsMatch(value) || IsNoName(key, value, isFile)))
                throw new ConfigurationException(T($"The connection string's value of '{key}' holds a password: a ';' is missing before it, or it is a URL. Write: Server=…;Database=…;User Id=…;Password=…"));
        }
    }

    /// <summary>What no server, file or database is called, but what stands there when something was forgotten before it.</summary>
    static bool IsNoName(string key, string value, bool isFile) => key.ToUpperInvariant() switch
    {
        "SERVER" or "HOST" or "ADDRESS" or "ADDR" or "NETWORK ADDRESS" => value.AsSpan().ContainsAny("=@?"),
        "DATABASE" or "INITIAL CATALOG" => value.AsSpan().ContainsAny("=@:?"),
        "DATA SOURCE" when isFile => value.Contains('=', StringComparison.Ordinal) && !value.StartsWith("file:", StringComparison.OrdinalIgnoreCase),
        "DATA SOURCE" => value.AsSpan().ContainsAny("=@?"),
        "USER ID" or "USERID" or "USERNAME" or "USER" or "UID" => value.AsSpan().ContainsAny("=:"),
        _ => false,
    };

    // A URL; the word and its sign; behind another setting, the word without a sign.
    [GeneratedRegex("://[^/@]*:[^/]*@|" + PasswordWord + @"\s*[=:]|(?<!\p{L})(?:pass|пасс|pw|secret|секрет)\s*[=:]|[=;]\s*(?:pass|" + PasswordWord + @")\s+\S", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Password();

    [GeneratedRegex(@"(?<!\p{L})(?:pass|пасс|" + PasswordWord + @")\s+\S", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Swallowed();
}
