namespace IdentDbBridge.ServerTests.Diagnostics;

/// <summary>What identdb server-settings prints for MySQL and MariaDB.</summary>
static class ConfigurationText
{
    /// <summary>Its lines as options of the server program.</summary>
    public static IEnumerable<string> Options(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Where(l => l[0] is not ('#' or '[')).Select(l => "--" + l.Replace(" = ", "=", StringComparison.Ordinal));
}
