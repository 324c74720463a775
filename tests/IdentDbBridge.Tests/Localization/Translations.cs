using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IdentDbBridge.Tests.Localization;

/// <summary>Every text of the code is there in Russian, and no Russian one is left over.</summary>
public sealed partial class Translations
{
    [Fact]
    public void Have_the_same_keys_as_the_code()
    {
        var code = Code().Distinct().Order(StringComparer.Ordinal).ToArray();
        var russian = Russian().Select(t => t.English).Distinct().Order(StringComparer.Ordinal).ToArray();
        Assert.NotEmpty(code);
        Assert.Equal(new { Untranslated = "", Unused = "" }, new { Untranslated = string.Join("\n", code.Except(russian)), Unused = string.Join("\n", russian.Except(code)) });
    }

    [Fact]
    public void Hold_the_same_values_and_are_Russian()
    {
        foreach (var (english, russian, file) in Russian())
        {
            Assert.True(Places(english).SequenceEqual(Places(russian)), $"{file}: {english}");
            Assert.True(Cyrillic().IsMatch(russian) || !Latin().IsMatch(Place().Replace(english, "")), $"{file}: {english}");
            Assert.Equal((english[^1] == '.', english[^1] == '?'), (russian[^1] == '.', russian[^1] == '?'));
        }
    }

    [Fact]
    public void Do_not_contradict_each_other() =>
        Assert.Empty(Russian().GroupBy(t => t.English).Where(g => g.Select(t => t.Russian).Distinct().Skip(1).Any()).Select(g => g.Key));

    static string[] Places(string format) => [.. Place().Matches(format).Select(m => m.Value).Order(StringComparer.Ordinal)];

    public static List<(string English, string Russian, string File)> Russian() =>
        [.. Directory.EnumerateFiles(Path.Combine(SourceTexts.Directory, "IdentDbBridge.Model/Localization/ru"), "*.json").SelectMany(f => JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(f))!.Select(t => (t.Key, t.Value, Path.GetFileName(f))))];

    static IEnumerable<string> Code() => SourceTexts.Files().SelectMany(f => SourceTexts.Literals(f.Root)).Where(SourceTexts.IsTranslated).OfType<InterpolatedStringExpressionSyntax>().Select(Format);

    /// <summary>What the compiler makes of it: {0}, {1} … with their formats.</summary>
    static string Format(InterpolatedStringExpressionSyntax text)
    {
        var holes = 0;
        return string.Concat(text.Contents.Select(part => part switch
        {
            InterpolationSyntax hole => string.Create(CultureInfo.InvariantCulture, $"{{{holes++}{hole.AlignmentClause}{hole.FormatClause}}}"),
            _ => ((InterpolatedStringTextSyntax)part).TextToken.ValueText is var plain && text.StringStartToken.Text.StartsWith("$\"\"\"", StringComparison.Ordinal)
                ? plain.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal)
                : plain,
        }));
    }

    [GeneratedRegex(@"\{\d+[^}]*\}")]
    private static partial Regex Place();

    [GeneratedRegex("[А-Яа-яЁё]")]
    private static partial Regex Cyrillic();

    [GeneratedRegex("[A-Za-z]{3}")]
    private static partial Regex Latin();
}
