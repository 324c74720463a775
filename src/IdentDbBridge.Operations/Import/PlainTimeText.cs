namespace IdentDbBridge.Import;

/// <summary>
/// The two forms that nearly all files have, <c>2026-12-31 23:59:59</c> (or with a T) and <c>31.12.2026 23:59:59</c>: six times as fast as
/// by a format. What is not exactly that is left to the formats.
/// </summary>
static class PlainTimeText
{
    const int Length = 19;

    public static bool TryRead(ReadOnlySpan<char> text, out DateTime time)
    {
        time = default;
        if (text.Length != Length || text[13] != ':' || text[16] != ':')
            return false;
        if (text[4] == '-' && text[7] == '-' && text[10] is ' ' or 'T')
            return TryMake(Four(text), Two(text[5..]), Two(text[8..]), text, out time);
        return text[2] == '.' && text[5] == '.' && text[10] == ' ' && TryMake(Four(text[6..]), Two(text[3..]), Two(text), text, out time);
    }

    static bool TryMake(int year, int month, int day, ReadOnlySpan<char> text, out DateTime time)
    {
        (int hour, int minute, int second) = (Two(text[11..]), Two(text[14..]), Two(text[17..]));
        bool isTime = year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            && hour is >= 0 and < 24 && minute is >= 0 and < 60 && second is >= 0 and < 60;
        time = isTime ? new DateTime(year, month, day, hour, minute, second) : default;
        return isTime;
    }

    static int Four(ReadOnlySpan<char> text)
    {
        (int century, int year) = (Two(text), Two(text[2..]));
        return century < 0 || year < 0 ? -1 : (century * 100) + year;
    }

    /// <summary>-1 for anything but two digits.</summary>
    static int Two(ReadOnlySpan<char> text) =>
        char.IsAsciiDigit(text[0]) && char.IsAsciiDigit(text[1]) ? ((text[0] - '0') * 10) + text[1] - '0' : -1;
}
