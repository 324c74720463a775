using System.Reflection;

namespace IdentDbBridge.Installed;

/// <summary>The migrations that come with this program, as they are embedded.</summary>
static class BundledScripts
{
    // Only the gateway writes a history.
    const string History = "0006_create_history.sql";

    static readonly Assembly Home = typeof(BundledScripts).Assembly;

    /// <summary>The names of a dialect's scripts, in the order in which they are applied.</summary>
    public static IEnumerable<string> Names(string dialect)
    {
        string prefix = Folder(dialect);
        return Home.GetManifestResourceNames().Where(n => n.StartsWith(prefix, StringComparison.Ordinal)).Select(n => n[prefix.Length..]).Order(StringComparer.Ordinal);
    }

    /// <summary>Those without which no exchange can be read and written.</summary>
    public static IEnumerable<string> NeededByExchange(string dialect) => Names(dialect).Where(n => n != History);

    public static Stream Open(string dialect, string name) => Home.GetManifestResourceStream(Folder(dialect) + name)!;

    static string Folder(string dialect) => $"migrations/{dialect}/";
}
