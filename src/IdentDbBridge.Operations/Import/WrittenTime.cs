using System.Globalization;
using System.Text.RegularExpressions;

namespace IdentDbBridge.Import;

/// <summary>
/// A time as people, forms, spreadsheets and CRMs write it. ISO 8601 with or without an offset and with up to nine digits of a second; 31.12.2026 23:59 and
/// 2.3.26 9:05, "02.03.2026 в 10:15"; "2 марта 2026 10:15", "Mar 2, 2026 10:15 AM"; Google Forms' 2026/03/02 3:15:22 PM GMT+3, which is "ПП" in Russian;
/// RFC 2822 and JavaScript's Date. With dots and hyphens the day comes first, as in Russia; with slashes it does where it must, and nowhere by guess.
/// </summary>
static partial class WrittenTime
{
    /// <summary>The longest notation, with its name of a zone, is shorter.</summary>
    public const int Longest = 100;

    const int Hours = 12;
    const int FractionDigits = 7;

    // 20260302101522.
    const int CompactDigits = 14;

    static readonly Lazy<ClinicTime> Moscow = new(() => new ClinicTime("Europe/Moscow"));

    public static ReadTime Read(string text, SourceTimes times, DateTimeOffset? near)
    {
        text = Weekday().Replace(Blank().Replace(text, " "), "");
        if (Number().Match(text) is { Success: true } number && number.Groups["n"].Length != CompactDigits)
            return ReadNumber(number, times);
        Match match = DateFirst().Match(text);
        if (!match.Success)
            match = TimeFirst().Match(text);
        if (!match.Success)
            match = Compact().Match(text);
        return match.Success ? Read(match, times, near) : ReadTime.None;
    }

    static ReadTime Read(Match match, SourceTimes times, DateTimeOffset? near)
    {
        (DateOnly? date, string? ambiguity) = Date(match, times.DayFirst);
        if (date is not { } day)
            return ambiguity is null ? ReadTime.None : ReadTime.Ambiguous(ambiguity, Remedy.Option(nameof(ImportSettings.DayFirst)));
        TimeOnly? time = match.Groups["h"].Success ? Clock(match) : times.TimeOfDates;
        if (time is { } clock)
            return Place(day.ToDateTime(clock), match.Groups["zone"], times.Zone, near);
        return match.Groups["h"].Success ? ReadTime.None : ReadTime.Ambiguous(T($"ambiguous: a date alone, without a time of day"), Remedy.Option(nameof(ImportSettings.TimeOfDates)));
    }

    static (DateOnly? Date, string? Ambiguity) Date(Match match, bool? dayFirst)
    {
        int year = Value(match, "y");
        if (match.Groups["name"].Success)
            return (Make(year, MonthNames.Find(match.Groups["name"].Value), Value(match, "d")), null);
        if (match.Groups["m"].Success)
            return (Make(year, Value(match, "m"), Value(match, "d")), null);
        (int first, int second, char separator) = (Value(match, "a"), Value(match, "b"), match.Groups["sep"].Value[0]);
        bool shortYear = match.Groups["y"].Length == 2;
        if (shortYear)
            year += 2000;
        bool? order = dayFirst ?? Order(first, second, separator, shortYear);
        if (order is null)
        {
            return (null, shortYear
                ? T($"ambiguous: a date of which each part may be the day")
                : T($"ambiguous: a date of which either part may be the month"));
        }

        return (order.Value ? Make(year, second, first) : Make(year, first, second), null);
    }

    /// <summary>Whether the day comes first; null when that cannot be told.</summary>
    static bool? Order(int first, int second, char separator, bool shortYear)
    {
        if (separator == '.')
            return true;
        // 26-03-02 may begin with the year.
        if (shortYear)
            return null;
        return separator == '-' || first > Hours || first == second ? true : second > Hours ? false : null;
    }

    static DateOnly? Make(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    static TimeOnly? Clock(Match match)
    {
        (int hour, int minute, int second) = (Value(match, "h"), Value(match, "min"), Value(match, "s"));
        if (match.Groups["half"] is { Success: true } half)
        {
            if (hour is < 1 or > Hours)
                return null;
            hour = (hour % Hours) + (half.Value[0] is 'p' or 'P' or 'п' or 'П' ? Hours : 0);
        }

        if (hour > 23 || minute > 59 || second > 59)
            return null;
        string fraction = match.Groups["f"].Value.PadRight(FractionDigits, '0')[..FractionDigits];
        return new TimeOnly(hour, minute, second).Add(TimeSpan.FromTicks(long.Parse(fraction, CultureInfo.InvariantCulture)));
    }

    static ReadTime Place(DateTime local, Group zone, ClinicTime clinic, DateTimeOffset? near)
    {
        if (!TimeText.IsSane(local))
            return ReadTime.None;
        if (!zone.Success)
            return new ReadTime(clinic.ToMoment(local, near), null);
        if (zone.ValueSpan[0] is 'M' or 'm' or 'М' or 'м')
            return new ReadTime(Moscow.Value.ToMoment(local, near), null);
        Match offset = Offset().Match(zone.Value);
        if (!offset.Success)
            return new ReadTime(new DateTimeOffset(local, TimeSpan.Zero), null);
        var distance = new TimeSpan(Value(offset, "oh"), Value(offset, "om"), 0);
        if (distance > TimeSpan.FromHours(14) || Value(offset, "om") > 59)
            return ReadTime.None;
        return new ReadTime(new DateTimeOffset(local, offset.Value[0] == '+' ? distance : -distance), null);
    }

    static ReadTime ReadNumber(Match number, SourceTimes times)
    {
        string digits = number.Groups["n"].Value;
        long? ticks = digits.Length switch
        {
            9 or 10 => TimeSpan.TicksPerSecond,
            13 => TimeSpan.TicksPerMillisecond,
            16 => TimeSpan.TicksPerMicrosecond,
            _ => null,
        };
        if (ticks is null)
        {
            return digits.Length == 5
                ? ReadTime.Ambiguous(T($"ambiguous: a day number of a spreadsheet: save the column as date and time"), null)
                : ReadTime.None;
        }

        return times.UnixTimes
            ? new ReadTime(DateTimeOffset.UnixEpoch.AddTicks(long.Parse(digits, CultureInfo.InvariantCulture) * ticks.Value), null)
            : ReadTime.Ambiguous(T($"ambiguous: a Unix time, or just a number"), Remedy.Option(nameof(ImportSettings.UnixTimes)));
    }

    /// <summary>0 for what is not there.</summary>
    static int Value(Match match, string group) => match.Groups[group] is { Success: true } found ? int.Parse(found.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    const string Dates = @"(?:(?<y>[0-9]{4})(?<sep>[-./])(?<m>[0-9]{1,2})\k<sep>(?<d>[0-9]{1,2})"
        + @"|(?<a>[0-9]{1,2})(?<sep>[-./])(?<b>[0-9]{1,2})\k<sep>(?<y>[0-9]{4}|[0-9]{2})(?![0-9])"
        + @"|(?<d>[0-9]{1,2})(?:-?(?:го|е|st|nd|rd|th))?[ .-]{1,2}(?<name>\p{L}{3,})\.?,?[ -](?<y>[0-9]{4})"
        + @"|(?<name>\p{L}{3,})\.? (?<d>[0-9]{1,2})(?:st|nd|rd|th)?,? (?<y>[0-9]{4}))(?: ?г(?:\.|ода?)?(?!\p{L}))?";

    // The same mark between all parts: in 10:15-03:00, -03:00 is the offset.
    const string Times = @"(?<h>[0-9]{1,2})(?<mark>[:.-])(?<min>[0-9]{2})(?:\k<mark>(?<s>[0-9]{2})(?:[.,](?<f>[0-9]{1,9}))?)?(?: ?(?<half>[ap]\.?m\.?|[дп]п))?";

    const string Zones = @"(?: ?(?<zone>Z|(?:(?:GMT|UTC) ?)?[+-][0-9]{1,2}(?::?[0-9]{2})?|GMT|UTC|MSK|МСК)(?: \([^()]*\))?)?";

    const string Between = @"(?: ?(?:[T,/@_|–—-]|,? (?:в|at)(?= )) ?| )";

    const RegexOptions Manner = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex("^" + Dates + "(?:" + Between + Times + Zones + ")?$", Manner)]
    private static partial Regex DateFirst();

    [GeneratedRegex("^" + Times + Zones + Between + Dates + "$", Manner)]
    private static partial Regex TimeFirst();

    [GeneratedRegex("^(?<y>[0-9]{4})(?<m>[0-9]{2})(?<d>[0-9]{2})T?(?<h>[0-9]{2})(?<min>[0-9]{2})(?<s>[0-9]{2})" + Zones + "$", Manner)]
    private static partial Regex Compact();

    [GeneratedRegex(@"[+-](?<oh>[0-9]{1,2}?)(?::?(?<om>[0-9]{2}))?$", Manner)]
    private static partial Regex Offset();

    [GeneratedRegex(@"^(?<n>[0-9]+)(?:[.,][0-9]*)?$")]
    private static partial Regex Number();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();

    [GeneratedRegex(@"^(?:пн|вт|ср|чт|пт|сб|вс|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)\.?,? ", Manner)]
    private static partial Regex Weekday();
}
