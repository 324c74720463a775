namespace IdentDbBridge.Model;

/// <summary>
/// The days on which a zone does not change its offset, remembered: to ask the zone for each of a million rows costs more than
/// to read them. A day whose two ends have one offset has it throughout, since no zone changes twice within a day (the time zone
/// database from 1900 on: four days apart at the least). Safe for several threads at once.
/// </summary>
/// <param name="ask">The offset at a time in ticks; null where it is not a single one.</param>
sealed class SteadyDays(Func<long, TimeSpan?> ask)
{
    // More than a year: rows in no order find theirs, too.
    const int Remembered = 512;

    // There a local time may lie outside of the calendar.
    const long FirstDay = 0;
    static readonly long LastDay = DateTime.MaxValue.Ticks / TimeSpan.TicksPerDay;

    readonly Day?[] _days = new Day?[Remembered];

    /// <summary>Null on a day with a change.</summary>
    public TimeSpan? Offset(long ticks)
    {
        long number = ticks / TimeSpan.TicksPerDay;
        Day? day = _days[number % Remembered];
        if (day?.Number != number)
            _days[number % Remembered] = day = new Day(number, Ask(number));
        return day.Offset;
    }

    TimeSpan? Ask(long day)
    {
        if (day == FirstDay || day == LastDay)
            return null;
        TimeSpan? offset = ask(day * TimeSpan.TicksPerDay);
        return offset == ask(((day + 1) * TimeSpan.TicksPerDay) - 1) ? offset : null;
    }

    sealed record Day(long Number, TimeSpan? Offset);
}
