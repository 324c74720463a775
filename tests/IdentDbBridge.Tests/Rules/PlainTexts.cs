using IdentDbBridge.Rules;

namespace IdentDbBridge.Tests.Rules;

public sealed class PlainTexts
{
    [Fact]
    public void Are_left_alone_unless_they_hold_a_control_character_or_half_a_pair()
    {
        for (int c = 0; c <= char.MaxValue; c++)
        {
            foreach (string text in (string[])[$"{(char)c}", $"ab{(char)c}c", $"яя{(char)c}z"])
            {
                bool special = char.IsControl((char)c) || char.IsSurrogate((char)c);
                Assert.Equal(!special, ReferenceEquals(text, PlainText.Clean(text, lines: false)));
                Assert.Equal(!special || c is '\n' or '\r' or '\t', ReferenceEquals(text, PlainText.Clean(text, lines: true)));
            }
        }
    }

    // No theory: attributes hold no half of a pair.
    [Fact]
    public void Are_cleaned()
    {
        Assert.Equal("я🦷я", PlainText.Clean("я🦷я", lines: false));
        Assert.Equal("🦷🦷", PlainText.Clean("🦷\u0001🦷", lines: false));
        Assert.Equal("я\uFFFD🦷", PlainText.Clean("я\uDE00🦷", lines: false));
        Assert.Equal("🦷я\uFFFD", PlainText.Clean("🦷я\uD83D", lines: false));
        Assert.Equal("", PlainText.Clean("", lines: false));
        Assert.Equal("я я я", PlainText.Clean("я\tя\u0085я", lines: false));
    }
}
