namespace IdentDbBridge.Import;

/// <summary>A date with a time as files have it; <see cref="WrittenTime"/> lists the notations.</summary>
static class TimeText
{
    /// <summary>The moment that a text names; null when it names none, or more than one.</summary>
    /// <param name="times">What it does not say itself.</param>
    /// <param name="near">What tells the two hours of autumn apart; null for the first one.</param>
    public static DateTimeOffset? Parse(ReadOnlySpan<char> text, SourceTimes times, DateTimeOffset? near = null) => Read(text, times, near).Moment;

    /// <summary>Likewise, with the reason where it names more than one.</summary>
    public static ReadTime Read(ReadOnlySpan<char> text, SourceTimes times, DateTimeOffset? near = null)
    {
        text = text.Trim();
        if (PlainTimeText.TryRead(text, out DateTime local))
            return IsSane(local) ? new ReadTime(times.Zone.ToMoment(local, near), null) : ReadTime.None;
        ReadTime written = text.Length is 0 or > WrittenTime.Longest ? ReadTime.None : WrittenTime.Read(text.ToString(), times, near);
        return written.Moment is { } moment && !IsSane(moment.DateTime) ? ReadTime.None : written;
    }

    // Converting a time at the ends of the calendar overflows; the rules are stricter.
    internal static bool IsSane(DateTime time) => time.Year is >= 1900 and < 2300;
}
