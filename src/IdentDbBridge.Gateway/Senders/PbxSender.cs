using System.Globalization;
using IdentDbBridge.Calls;
using IdentDbBridge.Phones;

namespace IdentDbBridge.Gateway.Senders;

/// <summary>A phone system: what they have in common.</summary>
abstract class PbxSender(string type) : Sender(type)
{
    // No call is longer.
    const int MaxSeconds = 86_400;

    static readonly string[] LocalForms = ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFF", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFF", "dd.MM.yyyy HH:mm:ss"];

    public override IReadOnlyList<string> Properties => ["line", "timeZone"];

    /// <summary>Seconds as a number or as hh:mm:ss; null for none.</summary>
    protected static int? Seconds(string? text)
    {
        if (text is null)
            return null;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds))
            return seconds is >= 0 and <= MaxSeconds ? (int)seconds : null;
        return TimeSpan.TryParseExact(text, [@"h\:mm\:ss", @"m\:ss"], CultureInfo.InvariantCulture, out TimeSpan time) ? (int)time.TotalSeconds : null;
    }

    /// <summary>A moment: seconds or milliseconds since 1970, a time with an offset, or one of the phone system's zone. Null for none.</summary>
    protected static DateTimeOffset? Moment(SentRequest request, string? text)
    {
        if (text is null)
            return null;
        DateTimeOffset? moment = null;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long unix))
            moment = unix is > 0 and < 10_000_000_000 ? DateTimeOffset.FromUnixTimeSeconds(unix) : unix is >= 10_000_000_000 and < 10_000_000_000_000 ? DateTimeOffset.FromUnixTimeMilliseconds(unix) : null;
        else if (DateTime.TryParseExact(text, LocalForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime local) && IsSane(local))
            moment = (request.Source.Zone ?? request.Clock).ToMoment(local);
        else if (DateTimeOffset.TryParseExact(text, ["yyyyMMdd'T'HHmmssK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFK"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset written))
            moment = written;
        return moment is { } found && IsSane(found.UtcDateTime) ? moment : null;
    }

    /// <summary>A number that leads out of the clinic; null for an extension, a SIP name or none.</summary>
    protected static string? Outside(SentRequest request, string? number) =>
        number is not null && PhoneNumber.Parse(number, request.Phones) is { IsNumber: true } phone ? phone.E164 : null;

    /// <summary>The clinic's number: what was sent, if it is one, else that of the settings.</summary>
    /// <exception cref="UnusableException">Neither.</exception>
    protected static string Line(SentRequest request, string? number) =>
        Outside(request, number) ?? request.Source.Line ?? throw new UnusableException(T($"the clinic's own number was not sent, and the source has no \"line\""));

    /// <summary>A call between a client and the clinic. An incoming one may hide its number.</summary>
    /// <exception cref="UnusableException">An outgoing one leads nowhere.</exception>
    protected static CallStart Call(SentRequest request, string id, bool isIncoming, string? client, string? line, DateTimeOffset start, string? description = null)
    {
        string own = Line(request, line);
        string other = Outside(request, client) ?? (isIncoming ? client ?? "" : throw new UnusableException(T($"the number that was called is none")));
        return new CallStart
        {
            CallId = request.Id(id),
            StartedAt = start,
            Direction = isIncoming ? CallDirection.In : CallDirection.Out,
            PhoneFrom = isIncoming ? other : own,
            PhoneTo = isIncoming ? own : other,
            LineDescription = description,
        };
    }

    /// <summary>The same call, ended.</summary>
    protected static CompletedCall Ended(CallStart call, DateTimeOffset? answered, DateTimeOffset ended, string? recordUrl) => new()
    {
        CallId = call.CallId,
        StartedAt = call.StartedAt,
        Direction = call.Direction,
        PhoneFrom = call.PhoneFrom,
        PhoneTo = call.PhoneTo,
        LineDescription = call.LineDescription,
        AnsweredAt = answered,
        EndedAt = ended < call.StartedAt ? call.StartedAt : ended,
        RecordUrl = recordUrl,
    };

    /// <summary>The sender's own id of the call.</summary>
    /// <exception cref="UnusableException">There is none.</exception>
    protected static string NeedId(string? id) => id ?? throw new UnusableException(T($"the id of the call is missing"));

    static bool IsSane(DateTime time) => time.Year is >= 2000 and < 2200;
}
