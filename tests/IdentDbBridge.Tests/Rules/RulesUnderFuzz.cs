using System.Globalization;
using System.Reflection;
using IdentDbBridge.Calls;
using IdentDbBridge.Phones;
using IdentDbBridge.Rules;
using IdentDbBridge.Tickets;

namespace IdentDbBridge.Tests.Rules;

public sealed class RulesUnderFuzz(ITestOutputHelper output)
{
    const int Records = 100_000;

    static readonly string[] Parts =
    [
        "+7911", "8(812)", "0101001", "101", "anonymous", "utm_source=", "?", "#", "&", "%D0%AF", "%", "+", "=", " ", "\t", "\n", "\0", "\u0085", "\u200B", "\u2028", "\uFEFF", "\uD83D", "\uDE00", "🦷",
        "Иванова", "a@b", "@", "https://a.example/", "'", "\\", "\uFFFF", "доб. 1",
    ];

    static readonly int[] Lengths = [0, 1, 254, 255, 256, 320, 400, 499, 500, 1999, 2000, 2001, 3999, 4001];

    static readonly DateTime[] Times =
    [
        DateTime.MinValue, DateTime.MaxValue, new(1999, 12, 31, 23, 59, 59), new(2000, 1, 1), new(2026, 11, 22, 9, 0, 0, 500), new(2026, 11, 22, 21, 0, 0), new(2199, 12, 31, 23, 59, 59, 999), new(2200, 1, 1),
    ];

    [Fact]
    public void Never_crash_and_are_content_with_their_own_results()
    {
        var random = new Random(7);
        int accepted = 0, problems = 0, notes = 0;
        for (int i = 0; i < Records; i++)
        {
            (bool valid, int p, int n) = i % 2 == 0
                ? CheckTwice(Fill<StoredCall>(random), c => CallRules.Check(c, PhoneOptions.Default))
                : CheckTwice(Fill<Ticket>(random), t => TicketRules.Check(t, PhoneOptions.Default));
            accepted += valid ? 1 : 0;
            problems += p;
            notes += n;
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"figure: {Records} random records through the rules: {accepted} accepted, {Records - accepted} refused with {problems} problems, {notes} notes, no crash"));
        Assert.InRange(accepted, Records / 100, Records);
    }

    static (bool Valid, int Problems, int Notes) CheckTwice<T>(T record, Func<T, Checked<T>> check)
        where T : class
    {
        Checked<T> once = check(record);
        if (once.IsValid)
        {
            Checked<T> again = check(once.Record);
            Assert.Equal(once.Record, again.Record);
            Assert.Empty(again.Problems);
            Assert.All(again.Notes, n => Assert.Equal(RuleNoteKind.Doubtful, n.Kind));
        }

        return (once.IsValid, once.Problems.Count, once.Notes.Count);
    }

    /// <summary>Mostly what is right, so that something is accepted, too.</summary>
    static T Fill<T>(Random random)
        where T : class
    {
        T record = Activator.CreateInstance<T>();
        foreach (PropertyInfo property in typeof(T).GetProperties().Where(p => p.CanWrite))
            property.SetValue(record, Value(random, property));
        return record;
    }

    static object? Value(Random random, PropertyInfo property)
    {
        Type type = property.PropertyType;
        if (type == typeof(string))
            return Text(random, property.Name);
        bool odd = random.Next(10) == 0;
        if (type == typeof(CallDirection))
            return (CallDirection)(odd ? random.Next() : random.Next(2));
        if (type == typeof(int) || type == typeof(int?))
            return odd ? random.Next(int.MinValue, int.MaxValue) : random.Next(100);
        if (type == typeof(DateTime))
            return odd ? Times[random.Next(Times.Length)] : Times[4];
        return odd ? Times[random.Next(Times.Length)] : null;
    }

    static string? Text(Random random, string name) => random.Next(12) switch
    {
        0 => Long(random),
        1 or 2 => string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => Parts[random.Next(Parts.Length)])),
        _ when name == "Id" => "site-1",
        _ when name.Contains("Phone", StringComparison.Ordinal) => "8 (911) 010-10-01",
        _ => null,
    };

    static string Long(Random random)
    {
        string part = Parts[random.Next(Parts.Length)];
        string text = string.Concat(Enumerable.Repeat(part, 4001 / part.Length));
        return text[..Math.Min(text.Length, Lengths[random.Next(Lengths.Length)])];
    }
}
