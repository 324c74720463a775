using System.Globalization;
using IdentDbBridge.Gateway.Http;
using Microsoft.AspNetCore.Http;

namespace IdentDbBridge.Gateway.Ident;

/// <summary>Which rows are asked for: a window with both its ends, in the clinic's local time, and maybe a part of what is in it.</summary>
/// <param name="From">The first second.</param>
/// <param name="To">The last one.</param>
/// <param name="Offset">Rows to leave out at the begin.</param>
/// <param name="Limit">Rows at most; null for all. Without a limit nothing is left out: the newest rows come last.</param>
readonly record struct IdentWindow(DateTime From, DateTime To, int Offset, int? Limit)
{
    static readonly string[] Formats = [.. from day in (string[])["yyyy-MM-dd"]
                                           from time in (string[])["", "'T'HH:mm", "'T'HH:mm:ss", "'T'HH:mm:ss.FFFFFFF", " HH:mm", " HH:mm:ss"]
                                           select day + time];

    /// <summary>Everything, for what is asked for without a window.</summary>
    static readonly (DateTime From, DateTime To) Always = (new DateTime(1900, 1, 1), new DateTime(2200, 1, 1, 23, 59, 59));

    /// <exception cref="RefusedException">A date is missing or none, or a number is none.</exception>
    public static IdentWindow Read(IQueryCollection query, ClinicTime clock) =>
        new(Time(query, "dateTimeFrom", clock), Time(query, "dateTimeTo", clock), Number(query, "offset", 0) ?? 0, Number(query, "limit", 1));

    /// <summary>Of what goes on now: whatever the dates say.</summary>
    /// <exception cref="RefusedException">A number is none.</exception>
    public static IdentWindow ReadPart(IQueryCollection query) => new(Always.From, Always.To, Number(query, "offset", 0) ?? 0, Number(query, "limit", 1));

    /// <summary>For the history.</summary>
    public string Words(string method) => From == Always.From && To == Always.To
        ? string.Create(CultureInfo.InvariantCulture, $"{method}{Part}")
        : string.Create(CultureInfo.InvariantCulture, $"{method} {From:yyyy-MM-dd HH:mm:ss} … {To:yyyy-MM-dd HH:mm:ss}{Part}");

    string Part => (Offset > 0 ? $" offset={Offset}" : "") + (Limit is null ? "" : $" limit={Limit}");

    /// <summary>ISO 8601. Without an offset it is the clinic's time; a plus that was not encoded arrives as a space.</summary>
    internal static DateTime? Parse(string text, ClinicTime clock)
    {
        (string local, string offset) = Split(text.Trim());
        if (!DateTime.TryParseExact(local, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime time))
            return null;
        if (offset.Length == 0)
            return time;
        return ZoneOffset(offset) is { } zone ? clock.ToLocal(Moment(time, zone)) : null;
    }

    static DateTime Time(IQueryCollection query, string name, ClinicTime clock)
    {
        if (!query.TryGetValue(name, out var values) || values is not [{ Length: > 0 } text])
            throw new RefusedException(StatusCodes.Status400BadRequest, T($"{name} is missing, or is there twice."));
        return Parse(text, clock) ?? throw new RefusedException(StatusCodes.Status400BadRequest, T($"{name} is not a date and time such as 2026-01-31T00:00:00+03:00."));
    }

    static int? Number(IQueryCollection query, string name, int least)
    {
        if (!query.TryGetValue(name, out var values) || values is [""])
            return null;
        return values is [var text] && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least
            ? number
            : throw new RefusedException(StatusCodes.Status400BadRequest, T($"{name} is not a whole number from {least} on."));
    }

    static (string Local, string Offset) Split(string text)
    {
        if (text.EndsWith('Z') || text.EndsWith('z'))
            return (text[..^1], "+00:00");
        // Behind the time only: a date has its dashes, and may have a space.
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        int sign = colon < 0 ? -1 : text.IndexOfAny(['+', '-', ' '], colon);
        return sign < 0 ? (text, "") : (text[..sign], text[sign] == ' ' ? "+" + text[(sign + 1)..] : text[sign..]);
    }

    static TimeSpan? ZoneOffset(string text)
    {
        string digits = text[1..].Replace(":", "", StringComparison.Ordinal);
        if (digits.Length is not (2 or 4) || !digits.All(char.IsAsciiDigit))
            return null;
        int hours = int.Parse(digits[..2], CultureInfo.InvariantCulture), minutes = digits.Length == 4 ? int.Parse(digits[2..], CultureInfo.InvariantCulture) : 0;
        if (hours > 14 || minutes > 59 || (hours == 14 && minutes > 0))
            return null;
        var offset = new TimeSpan(hours, minutes, 0);
        return text[0] == '-' ? -offset : offset;
    }

    /// <summary>At the ends of the calendar there may be no such moment.</summary>
    static DateTimeOffset Moment(DateTime local, TimeSpan offset)
    {
        long utc = Math.Clamp(local.Ticks - offset.Ticks, DateTimeOffset.MinValue.Ticks, DateTimeOffset.MaxValue.Ticks);
        return new DateTimeOffset(utc, TimeSpan.Zero);
    }
}
