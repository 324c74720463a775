using System.Globalization;
using IdentDbBridge.Import;

namespace IdentDbBridge.Tests.Import;

/// <summary>What is read without a format is what the formats read.</summary>
public sealed class PlainTimes
{
    static readonly string[] Formats = ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss", "dd.MM.yyyy HH:mm:ss"];

    [Fact]
    public void Are_those_of_every_day()
    {
        for (DateTime time = new(1896, 1, 1, 0, 0, 0); time.Year < 2410; time = time.AddDays(1).AddSeconds(7919))
        {
            foreach (string format in Formats)
            {
                Assert.True(PlainTimeText.TryRead(time.ToString(format, CultureInfo.InvariantCulture), out DateTime read));
                Assert.Equal(time, read);
            }
        }
    }

    [Fact]
    public void Are_refused_where_the_formats_refuse_them()
    {
        const string Odd = "0123456789:-.T /+\u0661\uFF11\0";
        var random = new Random(7);
        int times = 0;
        for (int i = 0; i < 200_000; i++)
        {
            char[] text = new DateTime(2026, 1, 1).AddSeconds(random.Next()).ToString(Formats[i % Formats.Length], CultureInfo.InvariantCulture).ToCharArray();
            for (int changes = random.Next(1, 4); changes > 0; changes--)
                text[random.Next(text.Length)] = Odd[random.Next(Odd.Length)];
            bool isTime = DateTime.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime wanted);
            Assert.Equal((isTime, wanted), (PlainTimeText.TryRead(text, out DateTime read), read));
            times += isTime ? 1 : 0;
        }

        Assert.InRange(times, 1000, 100_000);
    }

    [Theory]
    [InlineData("2026-02-29 00:00:00")]
    [InlineData("2026-13-01 00:00:00")]
    [InlineData("2026-00-01 00:00:00")]
    [InlineData("2026-01-00 00:00:00")]
    [InlineData("0000-01-01 00:00:00")]
    [InlineData("2026-01-01 24:00:00")]
    [InlineData("2026-01-01 23:60:00")]
    [InlineData("2026-01-01 23:59:60")]
    [InlineData("01-02-2026 23:59:59")]
    [InlineData("2026-01-01 23:59")]
    [InlineData("")]
    public void Are_none_of_these(string text) => Assert.False(PlainTimeText.TryRead(text, out _));
}
