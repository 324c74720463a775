using System.Globalization;
using System.Text.RegularExpressions;

namespace IdentDbBridge.Tests.Docs;

/// <summary>A guide in Russian, docs/NAME.ru.md, keeps step with docs/NAME.md: the same chapters, commands, ids and links, in the same places.</summary>
public sealed partial class RussianGuides(ITestOutputHelper log)
{
    public static TheoryData<string> Names => [.. Directory.EnumerateFiles(Path.Combine(Guide.Repository, "docs"), "*.ru.md").Select(f => Path.GetFileName(f)[..^".ru.md".Length]).Order(StringComparer.Ordinal)];

    [Fact]
    public void Begin_with_that_of_the_DBA() => Assert.Contains("dba", Names.Select(n => n.Data));

    /// <summary>Those of the gateway and of its senders have words of their examples in Russian, too.</summary>
    public static TheoryData<string> InStep => [.. Names.Select(n => n.Data).Where(n => n is not ("gateway" or "senders"))];

    [Theory]
    [MemberData(nameof(InStep))]
    public void Have_the_same_chapters_commands_ids_and_links(string name)
    {
        var english = Chapters($"docs/{name}.md");
        var russian = Chapters($"docs/{name}.ru.md");
        Assert.Equal(english.Select(c => c.Level), russian.Select(c => c.Level));
        Assert.All(english.Zip(russian), pair =>
        {
            var (there, here) = pair;
            Assert.Matches("[А-я]", here.Title);
            Assert.Equal(there.Blocks, here.Blocks);
            Assert.Equal(there.Codes, here.Codes);
            Assert.Equal(there.Links, here.Links);
            Assert.Equal(there.Rows, here.Rows);
            Assert.Equal(there.Steps, here.Steps);
        });
        log.WriteLine($"figure: docs/{name}.ru.md: {russian.Count} chapters, {russian.Sum(c => c.Blocks.Count)} blocks, {russian.Sum(c => c.Codes.Count)} commands and ids as in docs/{name}.md");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Lead_to_files_and_chapters_that_are_there(string name)
    {
        foreach (Match link in Link().Matches(Guide.Read($"docs/{name}.ru.md")))
        {
            var parts = link.Groups["target"].Value.Split('#');
            if (parts[0].Contains("://", StringComparison.Ordinal))
                continue;
            var path = parts[0].Length == 0 ? $"docs/{name}.ru.md" : $"docs/{parts[0]}";
            Assert.True(File.Exists(Path.Combine(Guide.Repository, path)), path);
            if (parts.Length > 1)
                Assert.Contains(parts[1], Chapters(path).Select(c => Anchor(c.Title)));
        }
    }

    static List<Chapter> Chapters(string path)
    {
        var text = Guide.Read(path);
        List<string> blocks = [];
        var bare = Fenced().Replace(text, m =>
        {
            blocks.Add(m.Value);
            return $"\n\u0001{blocks.Count - 1}\n";
        });
        return
        [
            .. Head().Matches(bare).Select(m => new Chapter(
                m.Groups["level"].Length,
                m.Groups["title"].Value.Trim(),
                [.. Kept().Matches(m.Groups["text"].Value).Select(k => Comment().Replace(blocks[int.Parse(k.Groups["number"].Value, CultureInfo.InvariantCulture)], ""))],
                [.. Code().Matches(m.Groups["text"].Value).Select(c => Blanks().Replace(c.Groups["code"].Value, " ")).Distinct().Order(StringComparer.Ordinal)],
                [.. Link().Matches(m.Groups["text"].Value).Select(l => l.Groups["target"].Value.Split('#')[0].Replace(".ru.md", ".md", StringComparison.Ordinal)).Order(StringComparer.Ordinal)],
                Row().Count(m.Groups["text"].Value),
                Step().Count(m.Groups["text"].Value))),
        ];
    }

    /// <summary>As the usual viewers of Markdown make it of a heading.</summary>
    static string Anchor(string title) => Regex.Replace(title.ToLowerInvariant(), @"[^\p{L}\p{N}\- _]", "").Replace(' ', '-');

    [GeneratedRegex(@"^```.*?^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fenced();

    [GeneratedRegex(@"^(?<level>#+) (?<title>[^\n]+)\n(?<text>.*?)(?=^#+ |\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Head();

    [GeneratedRegex("\u0001(?<number>[0-9]+)")]
    private static partial Regex Kept();

    /// <summary>What stands behind a command, for the reader.</summary>
    [GeneratedRegex(@" +# [^\n]*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex("`(?<code>[^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\]\((?<target>[^)]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^\|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"^([0-9]+\.|-) ", RegexOptions.Multiline)]
    private static partial Regex Step();

    sealed record Chapter(int Level, string Title, IReadOnlyList<string> Blocks, IReadOnlyList<string> Codes, IReadOnlyList<string> Links, int Rows, int Steps);
}
