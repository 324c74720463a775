using System.Data.Common;
using System.Text.RegularExpressions;

namespace IdentDbBridge.Model;

/// <summary>Tells text that may be shown from text that holds a password.</summary>
public static partial class ConnectionText
{
    /// <summary>Whether <paramref name="text"/> holds a password: a connection string in the wrong place, or with a semicolon missing.</summary>
    public static bool HoldsPassword(string text) => text.AsSpan().ContainsAny('=', ':') && Password().IsMatch(text);

    /// <summary>Without the semicolon before Password, the password is part of the server's, the database's or the user's name, and those are shown.</summary>
    /// <exception cref="ConfigurationException">A value has swallowed the password.</exception>
    internal static void RefuseSwallowedPassword(DbConnectionStringBuilder builder)
    {
        foreach (string key in builder.Keys)
        {
            if (builder[key] is string value && HoldsPassword(value) && !HoldsPassword(key + "="))
                throw new ConfigurationException(T($"The connection string's value of '{key}' holds a password: a ';' is missing before it, or it is a URL. Write: Server=…;Database=…;User Id=…;Password=…"));
        }
    }

    [GeneratedRegex(@"(?:password\d?|pwd)\s*[=:]|://[^/@]*:[^/]*@", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Password();
}
