namespace IdentDbBridge.Cli.Demo;

/// <summary>When the clinic works: 9 to 20, on Sundays 10 to 15.</summary>
static class DemoHours
{
    // How busy the telephone is in each hour from 9 on.
    static readonly int[] Busyness = [10, 14, 13, 9, 7, 8, 9, 10, 11, 10, 6];

    public static int Opening(DateTime day) => day.DayOfWeek == DayOfWeek.Sunday ? 10 : 9;

    public static int Closing(DateTime day) => day.DayOfWeek == DayOfWeek.Sunday ? 15 : 20;

    public static bool IsOpen(DateTime time) => time.Hour >= Opening(time) && time.Hour < Closing(time);

    /// <summary>A moment of a day while the clinic is open.</summary>
    public static DateTime Moment(DemoRandom random, DateTime day)
    {
        int opening = Opening(day);
        int hour = random.Pick([.. Enumerable.Range(opening, Closing(day) - opening)], h => Busyness[h - 9]);
        return Second(random, day, hour);
    }

    /// <summary>A moment within an hour.</summary>
    public static DateTime Second(DemoRandom random, DateTime day, int hour) =>
        day.Date.AddHours(hour).AddSeconds(random.Between(0, 3599));
}
