using System.Globalization;

namespace IdentDbBridge.Import;

/// <summary>A date with a time as files have it: ISO 8601, with or without an offset, or as in Russia, 31.12.2026 23:59.</summary>
static class TimeText
{
    static readonly string[] Local =
    [
        "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm",
        "dd.MM.yyyy HH:mm:ss", "dd.MM.yyyy H:mm:ss", "dd.MM.yyyy HH:mm", "dd.MM.yyyy H:mm", "dd.MM.yyyy, HH:mm:ss", "dd.MM.yyyy, HH:mm", "yyyy/MM/dd HH:mm:ss", "yyyy/MM/dd HH:mm",
    ];

    static readonly string[] Zoned =
    [
        "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm:ss zzz",
    ];

    /// <summary>The moment that a text names; null when it names none.</summary>
    /// <param name="zone">That of times without an offset.</param>
    /// <param name="near">What tells the two hours of autumn apart; null for the first one.</param>
    public static DateTimeOffset? Parse(ReadOnlySpan<char> text, ClinicTime zone, DateTimeOffset? near = null)
    {
        text = text.Trim();
        if (PlainTimeText.TryRead(text, out DateTime local) || DateTime.TryParseExact(text, Local, CultureInfo.InvariantCulture, DateTimeStyles.None, out local))
            return IsSane(local) ? zone.ToMoment(local, near) : null;
        return DateTimeOffset.TryParseExact(text, Zoned, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset moment) && IsSane(moment.DateTime) ? moment : null;
    }

    // Converting a time at the ends of the calendar overflows; the rules are stricter.
    static bool IsSane(DateTime time) => time.Year is >= 1900 and < 2300;
}
