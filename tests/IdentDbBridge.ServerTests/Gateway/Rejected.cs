using System.Text.RegularExpressions;

namespace IdentDbBridge.ServerTests.Gateway;

/// <summary>The list of rejected records, as the page has it.</summary>
static partial class Rejected
{
    /// <summary>The names of the records, in its order.</summary>
    public static string[] Names(string page) => [.. Name().Matches(page).Select(m => m.Groups["name"].Value).Distinct()];

    [GeneratedRegex("name=\"record\" value=\"(?<name>[^\"]+)\"")]
    private static partial Regex Name();
}
