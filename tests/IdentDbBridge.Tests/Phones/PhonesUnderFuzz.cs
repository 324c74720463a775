using System.Globalization;
using System.Text.RegularExpressions;
using IdentDbBridge.Phones;

namespace IdentDbBridge.Tests.Phones;

public sealed partial class PhonesUnderFuzz(ITestOutputHelper output)
{
    const int Texts = 100_000;

    static readonly string[] Parts =
    [
        "+79110101001", "8 (812) 000-01-11", "9110101001", "375290001122", "+", "8", "7", "9", "0", "00", "810", "911", "812", "0101001", "0000111", "375", "49", "84", "1", "(", ")", "(0)", " ", "-", ".", "/", ",", ";", "#", "*", "%2B", "%20", "%", "%F", "%D0",
        "доб.", "ext", "x", "tel:", "sip:", "@", "unknown", "я", "\u00A0", "\u2013", "\uFF17", "\uFF0B", "\uD83D", "\uDE00", "\0", "\n", "=", "\u0301",
    ];

    [Fact]
    public void Come_to_E164_or_a_problem()
    {
        var random = new Random(7);
        int numbers = 0;
        for (int i = 0; i < Texts; i++)
        {
            string text = RandomText(random);
            PhoneResult result = PhoneNumber.Parse(text, PhoneOptions.Default);
            Assert.Equal(result.IsNumber, result.E164 is not null);
            if (result.E164 is { } e164)
            {
                Assert.Matches(E164(), e164);
                Assert.Equal(new PhoneResult(e164, PhoneProblem.None, false), PhoneNumber.Parse(e164, PhoneOptions.Default));
                numbers++;
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"figure: {Texts} random texts as phone numbers: {numbers} numbers, {Texts - numbers} refused, no crash"));
        Assert.InRange(numbers, 100, Texts);
    }

    [Fact]
    public void Come_to_the_same_number_whatever_stands_between_the_digits()
    {
        string[] separators = ["", " ", "-", "\u00A0", ".", ") ", " (", "\u2013", "_", "  "];
        string[] prefixes = ["+7", "7", "8", "", "007", "8107", "%2B7", "tel:+7"];
        var random = new Random(7);
        for (int i = 0; i < 10_000; i++)
        {
            string national = $"{random.Next(3, 5)}{random.Next(0, 1_000_000_000):000000000}";
            string written = string.Concat(national.Select(d => d + separators[random.Next(separators.Length)]));
            Assert.Equal("+7" + national, PhoneNumber.Parse(prefixes[random.Next(prefixes.Length)] + written, PhoneOptions.Default).E164);
        }
    }

    /// <summary>A text that is E.164 already is told at a glance; as a span it goes the long way.</summary>
    [Fact]
    public void Come_to_the_same_at_a_glance()
    {
        PhoneOptions[] places = [PhoneOptions.Default, new() { AreaCode = "812" }, new() { DefaultCountry = "375" }];
        string[] almost = ["+7", "+79110101001", "+70000000000", "+8", "7", " ", "+791101010", "0", "1", "01", "x", "\uFF17"];
        var random = new Random(7);
        for (int i = 0; i < 300_000; i++)
        {
            string text = (i % 3) switch
            {
                0 => string.Create(CultureInfo.InvariantCulture, $"+7{random.NextInt64(10_000_000_000):0000000000}"),
                1 => string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => almost[random.Next(almost.Length)])),
                _ => RandomText(random),
            };
            Assert.Equal(PhoneNumber.Parse(text.AsSpan(), places[i % 7 % 3]), PhoneNumber.Parse(text, places[i % 7 % 3]));
        }
    }

    [Fact]
    public void Cost_no_memory_but_the_result()
    {
        Measure();
        long numbers = Measure() / 1000;
        // "+79110101001" as a string: header, length and 13 characters.
        Assert.InRange(numbers, 1, 56);
    }

    static long Measure()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
            PhoneNumber.Parse("tel:8 (911) 010\u00A010\u201301 доб. 12", PhoneOptions.Default);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    static string RandomText(Random random)
    {
        string text = string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => Parts[random.Next(Parts.Length)]));
        return random.Next(4) == 0 ? text + (char)random.Next(char.MaxValue + 1) : text;
    }

    [GeneratedRegex(@"^\+[1-9][0-9]{6,14}$")]
    private static partial Regex E164();
}
