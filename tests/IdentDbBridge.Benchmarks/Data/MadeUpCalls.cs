using System.Globalization;

namespace IdentDbBridge.Benchmarks.Data;

/// <summary>The calls of a made-up chain of clinics that ends yesterday: always the same but for the date, in the order of time, 2,000 a day, no two at the same second.</summary>
static class MadeUpCalls
{
    public const int PerDay = 2000;

    const int Seed = 20_260_101;
    const int StepTenths = 864_000 / PerDay;

    /// <summary>The midnight after the last call.</summary>
    public static DateTime End { get; } = DateTime.Now.Date;

    /// <summary>When the first of so many calls may have begun.</summary>
    public static DateTime Begin(int count, int perDay = PerDay) => End.AddDays(-Math.Ceiling((double)count / perDay));

    public static IEnumerable<Call> Take(int count)
    {
        var random = new Random(Seed);
        var begin = Begin(count);
        for (var number = 0; number < count; number++)
            yield return Next(random, number, begin.AddSeconds(((long)number * StepTenths / 10) + random.Next(StepTenths / 10 - 2)));
    }

    static Call Next(Random random, int number, DateTime start)
    {
        var comesIn = random.Next(10) < 7;
        var client = "+79" + random.Next(1_000_000_000).ToString("D9", CultureInfo.InvariantCulture);
        var clinic = "+7391200000" + random.Next(10).ToString(CultureInfo.InvariantCulture);
        int? talk = random.Next(5) == 0 ? null : random.Next(5, 600);
        var advertised = comesIn && random.Next(10) < 3;
        return new(
            number,
            start,
            comesIn,
            comesIn ? client : clinic,
            comesIn ? clinic : client,
            random.Next(40),
            talk,
            $"Администратор {random.Next(1, 10)}, mts",
            talk is null ? null : $"https://pbx.example/rec/{number}.mp3",
            advertised ? "yandex" : null,
            advertised ? "cpc" : null,
            advertised ? "implant" : null);
    }
}
