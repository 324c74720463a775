using System.Text.RegularExpressions;
using IdentDbBridge.Tests.Localization;

namespace IdentDbBridge.Tests.Architecture;

/// <summary>A programmer who uses the library has no identdb: what it says names causes and objects, and the command line adds its own words.</summary>
public sealed partial class LibraryMessages(ITestOutputHelper log)
{
    /// <summary>A piece of a text, and why it may name an option.</summary>
    static readonly (string Piece, string Reason)[] Exempt =
    [
        ("mysql DATABASE < FILE", "an option of the server's own client"),
        ("IDENTDB_GATEWAY_", "the variables that the gateway reads over its file"),
    ];

    [Fact]
    public void Name_no_command_and_no_option_of_the_command_line()
    {
        (string Place, string Text)[] texts = [.. Libraries().SelectMany(AssemblyTexts.Of)];
        var russian = Translations.Russian().ToLookup(t => t.English, t => t.Russian);
        log.WriteLine($"figure: {Libraries().Count()} assemblies, {texts.Length} texts, {texts.Count(t => russian.Contains(t.Text))} of them in two languages");
        Assert.Contains(texts, t => russian.Contains(t.Text));
        Assert.Empty(texts.Concat(texts.SelectMany(t => russian[t.Text].Select(r => (t.Place, r)))).Where(t => NamesTheCommandLine(t.Item2)).Distinct());
    }

    [Fact]
    public void Have_no_exemption_too_many() =>
        Assert.All(Exempt, e => Assert.Contains(Libraries().SelectMany(AssemblyTexts.Of), t => t.Text.Contains(e.Piece, StringComparison.Ordinal)));

    /// <summary>Those of this assembly, which are wrong on purpose.</summary>
    [Fact]
    public void That_name_them_are_found()
    {
        string[] found = [.. AssemblyTexts.Of(typeof(LibraryMessages).Assembly.Location).Where(t => t.Place.EndsWith($"{nameof(LibraryMessages)}.{nameof(Wrong)}", StringComparison.Ordinal)).Select(t => t.Text).Where(NamesTheCommandLine)];
        Assert.Equal(["The run lock of {0} is held. Raise --lock-timeout.", "Run 'identdb up'.", "identdb purge --older-than ", "Password: IDENTDB_NEW_PASSWORD"], found);
    }

    static string[] Wrong(string target, int days) =>
    [
        T($"The run lock of {target} is held. Raise --lock-timeout."),
        "Run 'identdb up'.",
        $"identdb purge --older-than {days}d",
        "Password: IDENTDB_NEW_PASSWORD",
        $"-- Made by identdb {days} on a day.",
        "SELECT 1 -- a comment of SQL",
        "well--made",
    ];

    static string T(FormattableString text) => text.Format;

    static IEnumerable<string> Libraries() => Directory.EnumerateFiles(AppContext.BaseDirectory, "IdentDbBridge*.dll").Where(f => !Path.GetFileName(f).Contains("Tests", StringComparison.Ordinal));

    static bool NamesTheCommandLine(string text) => CommandLine().IsMatch(text) && !Exempt.Any(e => text.Contains(e.Piece, StringComparison.Ordinal));

    [GeneratedRegex(@"\bidentdb [a-z]|(?<![-\w])--[a-z]|IDENTDB_")]
    private static partial Regex CommandLine();
}
