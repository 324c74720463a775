using System.Globalization;
using System.Text.RegularExpressions;
using IdentDbBridge.Rules;
using IdentDbBridge.Schedule;
using IdentDbBridge.Tests.Docs;

namespace IdentDbBridge.ServerTests.Docs;

/// <summary>docs/integrator.md against the sources that it shows and the rules that it tells.</summary>
public sealed partial class GuideExamples
{
    [Fact]
    public void In_CSharp_are_the_lines_that_the_tests_compile_and_run()
    {
        var sources = Guide.Examples("tests/IdentDbBridge.ServerTests/Docs");
        var shown = Guide.Blocks(Guide.Path).Concat(Guide.Blocks("README.md")).Where(b => b.Language == "csharp").ToDictionary(b => b.Name);
        Assert.Equal(sources.Keys.Order(), shown.Keys.Order());
        Assert.All(shown.Values, b => Assert.Equal(sources[b.Name], b.Text));
    }

    [Fact]
    public void In_SQL_are_for_both_servers_and_name_a_parameter_once_a_statement()
    {
        var blocks = Guide.Blocks(Guide.Path).Where(b => b.Language == "sql").ToList();
        Assert.All(blocks, b => Assert.NotEqual("", b.Name));
        Assert.All(blocks.GroupBy(b => b.Name), g => Assert.All((string[])["mysql", "mssql"], p => Assert.Single(g, b => b.IsFor(p))));
        foreach (var statement in blocks.SelectMany(Guide.Statements))
        {
            var names = Guide.Parameters(statement);
            Assert.True(names.Distinct().Count() == names.Count, statement);
        }
    }

    [Fact]
    public void In_SQL_are_all_run()
    {
        var tests = string.Concat(Directory.EnumerateFiles(Path.Combine(Guide.Repository, "tests/IdentDbBridge.ServerTests/Docs"), "*BySqlContract.cs").Select(File.ReadAllText));
        // Every session is opened by that block.
        var names = Guide.Blocks(Guide.Path).Where(b => b.Language == "sql" && b.Name != "session").Select(b => b.Name).Distinct();
        Assert.All(names, n => Assert.Contains($"\"{n}\"", tests, StringComparison.Ordinal));
    }

    [Fact]
    public void Tell_the_lengths_of_all_texts()
    {
        var told = Length().Matches(Guide.Read(Guide.Path))
            .SelectMany(m => m.Groups["columns"].Value.Split(", ").Select(c => (c, int.Parse(m.Groups["length"].Value, CultureInfo.InvariantCulture))));
        var rules = TextFields.OfCalls.Concat(TextFields.OfTickets).Where(f => f != TextFields.Direction).Select(f => (f.Name, f.Length)).Distinct();
        Assert.Equal(rules.Order(), told.Order());
    }

    [Fact]
    public void Say_what_every_outcome_and_every_state_means()
    {
        var text = Guide.Read(Guide.Path);
        Assert.All(Enum.GetNames<Outcome>().Concat(Enum.GetNames<ScheduleState>()), n => Assert.Contains($"| `{n}` | ", text, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^\| (?<columns>[A-Z]\w+(, \w+)*) \| (?<length>\d+) \|$", RegexOptions.Multiline)]
    private static partial Regex Length();
}
