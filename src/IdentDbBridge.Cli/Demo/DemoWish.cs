namespace IdentDbBridge.Cli.Demo;

/// <summary>The time at which somebody would like to come.</summary>
/// <param name="Start">Clinic-local; null for no wish.</param>
/// <param name="End">Later on the same day.</param>
/// <param name="Words">How the comment says so; may be empty.</param>
sealed record DemoWish(DateTime? Start, DateTime? End, string Words)
{
    static readonly DemoWish None = new(null, null, "");

    public static DemoWish Create(DemoRandom random, DateTime now)
    {
        DateTime today = now.Date;
        return random.Between(1, 100) switch
        {
            <= 30 => None,
            <= 45 when now.Hour < 17 && today.DayOfWeek != DayOfWeek.Sunday => Within(today, 18, 20, "Можно сегодня вечером?"),
            <= 58 => Within(today.AddDays(1), 10, 12, "Удобно завтра утром."),
            <= 68 => Within(Next(DayOfWeek.Saturday, today), 10, 15, "Удобно в субботу."),
            <= 80 => Within(WorkingDay(today.AddDays(random.Between(1, 5))), 18, 20, "Могу только после 18:00."),
            _ => Slot(random, WorkingDay(today.AddDays(random.Between(2, 9)))),
        };
    }

    static DemoWish Within(DateTime day, int from, int to, string words) => new(day.AddHours(from), day.AddHours(to), words);

    /// <summary>Chosen in a calendar, hence without words.</summary>
    static DemoWish Slot(DemoRandom random, DateTime day)
    {
        DateTime start = day.AddHours(9).AddMinutes(15 * random.Between(0, 40));
        return new DemoWish(start, start.AddMinutes(random.Chance(70) ? 30 : 60), "");
    }

    static DateTime WorkingDay(DateTime day) => day.DayOfWeek == DayOfWeek.Sunday ? day.AddDays(1) : day;

    static DateTime Next(DayOfWeek weekday, DateTime after) => after.AddDays(((int)weekday - (int)after.DayOfWeek + 6) % 7 + 1);
}
