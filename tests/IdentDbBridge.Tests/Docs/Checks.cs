using System.Text.RegularExpressions;
using IdentDbBridge.Health.Findings;

namespace IdentDbBridge.Tests.Docs;

/// <summary>docs/checks.md explains each point of a check, and no other.</summary>
public sealed partial class Checks(ITestOutputHelper log)
{
    [Fact]
    public void Are_those_of_the_code()
    {
        string[] told = [.. Guide.Read("docs/checks.md").Split('\n').Where(l => l.StartsWith("| `", StringComparison.Ordinal)).SelectMany(l => Id().Matches(l.Split('|')[1])).Select(m => m.Groups["id"].Value)];
        string[] ids = [.. FindingKinds.All.Select(k => k.Id)];
        Assert.All(ids, id => Assert.Matches("^[a-z]+(-[a-z]+)*$", id));
        Assert.Equal(ids.Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
        log.WriteLine($"figure: {ids.Length} points of a check");
    }

    [GeneratedRegex("`(?<id>[a-z-]+)`")]
    private static partial Regex Id();
}
