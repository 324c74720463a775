using System.Globalization;
using IdentDbBridge.Calls;

namespace IdentDbBridge.Gateway.Senders;

/// <summary>
/// MegaFon's virtual PBX, and others of the same maker (t2, Beeline). Source: a C# library with the vendor's comments, raw bodies of Go tests. One form for all: cmd is event, history, contact or rating;
/// crm_token is the token that is set there. start is UTC; duration is told to be the whole length, so the talk is what the wait leaves of it.
/// </summary>
sealed class MegaFon() : PbxSender("megafon")
{
    public override IReadOnlyList<string> Properties => [.. base.Properties, "key"];

    public override IReadOnlyList<string> Needed => ["key"];

    public override bool IsSigned(SentRequest request) => new Secret(request.Source.Key!).Matches(request.Fields["crm_token"]);

    public override SenderAnswer Read(SentRequest request) => request.Fields["cmd"]?.ToUpperInvariant() switch
    {
        "HISTORY" => History(request),
        "EVENT" => Event(request),
        "CONTACT" => new SenderAnswer([], """{"contact_name":"","responsible":""}""", "application/json; charset=utf-8"),
        _ => SenderAnswer.Ignored,
    };

    public override SentProbe? Probe(SourceSettings source, ProbeMark mark) => SentProbe.Form(
        ("cmd", "history"),
        ("crm_token", source.Key!),
        ("type", "in"),
        ("status", "Success"),
        ("callid", mark.Id),
        ("phone", mark.Digits),
        ("diversion", source.Line ?? mark.Digits),
        ("start", mark.At.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)),
        ("duration", "1"));

    static SenderAnswer History(SentRequest request)
    {
        SentFields fields = request.Fields;
        bool isIncoming = !string.Equals(fields["type"], "out", StringComparison.OrdinalIgnoreCase);
        if (IsInner(request, isIncoming))
            return SenderAnswer.Ignored;
        DateTimeOffset start = Moment(request, fields["start"]) ?? throw new UnusableException(T($"the time of the call is missing"));
        int length = Seconds(fields["duration"]) ?? 0, wait = Math.Min(Seconds(fields["wait"]) ?? 0, length);
        bool isAnswered = string.Equals(fields["status"], "Success", StringComparison.OrdinalIgnoreCase);
        return Word.Of(Ended(Read(request, isIncoming, start), isAnswered ? start.AddSeconds(wait) : null, start.AddSeconds(length), fields["link"]));
    }

    static SenderAnswer Event(SentRequest request)
    {
        string type = request.Fields["type"]?.ToUpperInvariant() ?? "";
        bool isIncoming = request.Fields["direction"] is { } direction ? !direction.Equals("out", StringComparison.OrdinalIgnoreCase) : type != "OUTGOING";
        if (IsInner(request, isIncoming))
            return SenderAnswer.Ignored;
        return type switch
        {
            "INCOMING" or "OUTGOING" => Word.Of(Read(request, isIncoming, request.ReceivedAt)),
            "ACCEPTED" => Word.Answered(request.Id(NeedId(request.Fields["callid"])), request.ReceivedAt),
            // The history follows.
            _ => SenderAnswer.Ignored,
        };
    }

    static CallStart Read(SentRequest request, bool isIncoming, DateTimeOffset start) =>
        Call(request, NeedId(request.Fields["callid"]), isIncoming, request.Fields["phone"], request.Fields.Any("diversion", "telnum"), start, request.Fields.Any("user", "groupRealName"));

    /// <summary>Between two desks: the number is an extension.</summary>
    static bool IsInner(SentRequest request, bool isIncoming) =>
        string.Equals(request.Fields["direction"], "internal", StringComparison.OrdinalIgnoreCase)
        || (request.Fields["phone"] is { Length: <= 4 } phone && phone.All(char.IsAsciiDigit))
        || (!isIncoming && request.Fields["phone"] is null);
}
