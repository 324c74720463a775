using System.Globalization;
using System.Text.RegularExpressions;
using IdentDbBridge.Import;

namespace IdentDbBridge.Tests.Import;

public sealed partial class IdsOfAsterisk
{
    [Theory]
    [InlineData("1772434800.7", true)]
    [InlineData("177243480.7", true)]
    [InlineData("pbx-1772434800.7", true)]
    [InlineData("a-b-1772434800.12345", true)]
    [InlineData("17724348001.7", false)]
    [InlineData("17724348.7", false)]
    [InlineData("pbx1772434800.7", false)]
    [InlineData("1772434800.", false)]
    [InlineData("1772434800.7 ", false)]
    [InlineData("1772434800", false)]
    [InlineData("1.1772434800.7", false)]
    [InlineData("", false)]
    public void Are_told_from_other_words(string text, bool isId) => Assert.Equal(isId, AsteriskId.Is(text));

    [Fact]
    public void Tell_the_second_as_the_pattern_does()
    {
        string[] parts = ["1772434800.", "177243480.7", "17724348", "9999999999", ".", "7", "-", "pbx", " ", "\t", "x", ""];
        var random = new Random(7);
        int ids = 0;
        for (int i = 0; i < 200_000; i++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => parts[random.Next(parts.Length)]));
            Match match = Pattern().Match(text);
            Assert.Equal(match.Success ? DateTimeOffset.FromUnixTimeSeconds(long.Parse(match.Groups["epoch"].Value, CultureInfo.InvariantCulture)) : null, AsteriskId.Epoch(text));
            ids += match.Success ? 1 : 0;
        }

        Assert.InRange(ids, 1000, 100_000);
    }

    [GeneratedRegex(@"(?:^|-)(?<epoch>[0-9]{9,10})\.[0-9]+\s*$")]
    private static partial Regex Pattern();
}
