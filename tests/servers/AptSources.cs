using System.Text.RegularExpressions;

namespace IdentDbBridge.TestServers;

/// <summary>Reads where this machine gets its packages from, in both formats of apt's source lists.</summary>
static partial class AptSources
{
    /// <summary>The addresses of the archives that apt uses, without those of security updates.</summary>
    public static IReadOnlyList<string> Mirrors() =>
        Files("*.sources").SelectMany(file => FromDeb822(File.ReadAllText(file)))
            .Concat(Files("*.list").SelectMany(file => FromList(File.ReadAllText(file))))
            .Distinct()
            .ToList();

    /// <summary>One-line format: <c>deb [options] address suite component…</c></summary>
    public static IEnumerable<string> FromList(string text) =>
        from Match match in OneLine().Matches(text)
        where !IsSecurity(match.Groups["suite"].Value)
        select match.Groups["uri"].Value;

    /// <summary>Stanzas of fields (deb822): <c>Types</c>, <c>URIs</c>, <c>Suites</c>.</summary>
    public static IEnumerable<string> FromDeb822(string text) =>
        from stanza in Blank().Split(Comment().Replace(text, ""))
        let fields = Field().Matches(stanza).ToDictionary(
            match => match.Groups["name"].Value,
            match => match.Groups["value"].Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
            StringComparer.OrdinalIgnoreCase)
        where Values(fields, "Types").Contains("deb") && !Values(fields, "Enabled").Contains("no") && !Values(fields, "Suites").All(IsSecurity)
        from uri in Values(fields, "URIs")
        select uri;

    static IEnumerable<string> Files(string pattern)
    {
        const string Parts = "/etc/apt/sources.list.d";
        IEnumerable<string> parts = Directory.Exists(Parts) ? Directory.EnumerateFiles(Parts, pattern).Order(StringComparer.Ordinal) : [];
        return pattern == "*.list" && File.Exists("/etc/apt/sources.list") ? parts.Prepend("/etc/apt/sources.list") : parts;
    }

    static string[] Values(Dictionary<string, string[]> fields, string name) => fields.GetValueOrDefault(name, []);

    static bool IsSecurity(string suite) => suite.EndsWith("-security", StringComparison.Ordinal);

    [GeneratedRegex(@"^[ \t]*deb[ \t]+(\[[^\]]*\][ \t]+)?(?<uri>[^\s\[]+)[ \t]+(?<suite>\S+)", RegexOptions.Multiline)]
    private static partial Regex OneLine();

    [GeneratedRegex(@"^#.*\n?", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\n[ \t]*\n")]
    private static partial Regex Blank();

    [GeneratedRegex(@"^(?<name>[A-Za-z-]+):(?<value>.*(\n[ \t].*)*)", RegexOptions.Multiline)]
    private static partial Regex Field();
}
