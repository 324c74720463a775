using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace IdentDbBridge.Tests.Docs;

/// <summary>docs/integrator.md as the tests read it.</summary>
static partial class Guide
{
    public const string Path = "docs/integrator.md";

    public static string Repository { get; } = Root();

    public static IReadOnlyList<GuideBlock> Blocks(string path) =>
        [.. Fenced().Matches(Read(path)).Select(m => GuideBlock.Of(m.Groups["info"].Value, m.Groups["text"].Value))];

    /// <summary>The statements of an SQL block as .NET drivers want them: parameters with an @ instead of the colon.</summary>
    public static IReadOnlyList<string> Statements(string name, string provider)
    {
        var block = Assert.Single(Blocks(Path), b => b.Name == name && b.IsFor(provider));
        return Statements(block);
    }

    public static IReadOnlyList<string> Statements(GuideBlock block) =>
        [.. Parameter().Replace(block.Text, "@${name}").Split(";\n").Select(s => s.Trim()).Where(s => s.Length > 0)];

    /// <summary>The parameters of a statement, as often as they stand in it.</summary>
    public static IReadOnlyList<string> Parameters(string statement) => [.. Bound().Matches(statement).Select(m => m.Groups["name"].Value)];

    /// <summary>The lines of a source file between <c>// &lt;name&gt;</c> and <c>// &lt;/name&gt;</c>, moved to the left.</summary>
    public static IReadOnlyDictionary<string, string> Examples(string folder) => Directory.EnumerateFiles(System.IO.Path.Combine(Repository, folder), "*.cs")
        .SelectMany(f => Marked().Matches(File.ReadAllText(f)))
        .ToDictionary(m => m.Groups["name"].Value, m => Regex.Replace(m.Groups["text"].Value, $"^{m.Groups["indent"].Value}", "", RegexOptions.Multiline));

    public static string Read(string path) => File.ReadAllText(System.IO.Path.Combine(Repository, path));

    [GeneratedRegex(@"^```(?<info>\w[^\n]*)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fenced();

    [GeneratedRegex(@"^(?<indent> *)// <(?<name>[\w-]+)>\n(?<text>.*?)^ *// </\k<name>>$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Marked();

    [GeneratedRegex(@":(?<name>[A-Z]\w*)")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"@(?<name>\w+)")]
    private static partial Regex Bound();

    static string Root([CallerFilePath] string here = "") => System.IO.Path.GetFullPath(System.IO.Path.Combine(here, "../../../.."));
}
