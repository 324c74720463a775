using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using IdentDbBridge.Calls;

namespace IdentDbBridge.Gateway.Senders;

/// <summary>
/// Zadarma. Source: zadarma/user-api-v1, lib/Webhook; zadarma.com/ru/support/api. A form; the header Signature is the base64 of the hex text of HMAC-SHA1 over some of the fields; saving the address asks for
/// zd_echo. call_start has no zone: the cabinet's. The wait is told nowhere: the end is when its notice comes, if that can be, and the talk its last seconds. A recording is no address until
/// <see cref="ZadarmaApi"/> is asked for one; without that it is passed over.
/// </summary>
sealed partial class Zadarma() : PbxSender("zadarma")
{
    static readonly TimeSpan NoticeTakes = TimeSpan.FromMinutes(5);

    public override IReadOnlyList<string> Properties => [.. base.Properties, "key", "api", "token"];

    public override IReadOnlyList<string> Needed => ["key"];

    public override string AsksFor => "record";

    public override bool IsSigned(SentRequest request)
    {
        SentFields fields = request.Fields;
        if (fields["zd_echo"] is not null && fields["event"] is null)
            return true;
        string signed = fields["event"] switch
        {
            "NOTIFY_ANSWER" => $"{fields["caller_id"]}{fields["destination"]}{fields["call_start"]}",
            "NOTIFY_OUT_START" or "NOTIFY_OUT_END" => $"{fields["internal"]}{fields["destination"]}{fields["call_start"]}",
            "NOTIFY_RECORD" => $"{fields["pbx_call_id"]}{fields["call_id_with_rec"]}",
            _ => $"{fields["caller_id"]}{fields["called_did"]}{fields["call_start"]}",
        };
        byte[] expected = Encoding.ASCII.GetBytes(Sign(request.Source, signed));
        return CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(request.Headers["Signature"].ToString()));
    }

    public override SenderAnswer Read(SentRequest request)
    {
        SentFields fields = request.Fields;
        if (fields["zd_echo"] is { } echo && fields["event"] is null)
            return SenderAnswer.Ignored with { Text = Echo().IsMatch(echo) ? echo : "" };
        SenderAnswer answer = fields["event"] switch
        {
            "NOTIFY_START" => Word.Of(Call(request, Id(fields), true, fields["caller_id"], fields["called_did"], Start(request))),
            "NOTIFY_OUT_START" => Outgoing(request, call => Word.Of(call)),
            "NOTIFY_ANSWER" => Word.Answered(request.Id(Id(fields)), request.ReceivedAt),
            "NOTIFY_END" => End(request, Call(request, Id(fields), true, fields["caller_id"], fields["called_did"], Start(request))),
            "NOTIFY_OUT_END" => Outgoing(request, call => End(request, call)),
            "NOTIFY_RECORD" when request.Source.Api is not null => Recorded(fields),
            _ => SenderAnswer.Ignored,
        };
        // Any text would steer the call.
        return answer with { Text = "" };
    }

    public override async Task<Fetched> FetchAsync(HttpClient http, SourceSettings source, string askFor, DateTimeOffset noticed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        string[] ids = askFor.Split(' ');
        return await new ZadarmaApi(http).FindAsync(source, ids[^1], cancellationToken) is { } address
            ? Fetched.Of(Word.Recorded(source.Id(ids[0]), address))
            : Fetched.NotYet(T($"Zadarma has no address of the recording"));
    }

    public override SentProbe? Probe(SourceSettings source, ProbeMark mark)
    {
        string line = source.Line ?? mark.Digits;
        SentProbe probe = SentProbe.Form(
            ("event", "NOTIFY_END"),
            ("pbx_call_id", mark.Id),
            ("caller_id", mark.Digits),
            ("called_did", line),
            ("call_start", mark.Local(source)),
            ("duration", "1"),
            ("disposition", "answered"));
        return probe with { Signature = Sign(source, $"{mark.Digits}{line}{mark.Local(source)}") };
    }

    /// <summary>The base64 of the hex text.</summary>
    [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "Zadarma signs so.")]
    public static string Sign(SourceSettings source, string signed)
    {
        string hex = Convert.ToHexStringLower(HMACSHA1.HashData(Encoding.UTF8.GetBytes(source.Key!), Encoding.UTF8.GetBytes(signed)));
        return Convert.ToBase64String(Encoding.ASCII.GetBytes(hex));
    }

    /// <summary>Between two desks it is none of ours.</summary>
    static SenderAnswer Outgoing(SentRequest request, Func<CallStart, SenderAnswer> then) =>
        Outside(request, request.Fields["destination"]) is { } called ? then(Call(request, Id(request.Fields), false, called, request.Fields["caller_id"], Start(request))) : SenderAnswer.Ignored;

    static Word End(SentRequest request, CallStart call)
    {
        int seconds = Seconds(request.Fields["duration"]) ?? 0;
        DateTimeOffset least = call.StartedAt.AddSeconds(seconds);
        DateTimeOffset end = request.ReceivedAt >= least && request.ReceivedAt <= least + NoticeTakes ? request.ReceivedAt : least;
        bool isAnswered = string.Equals(request.Fields["disposition"], "answered", StringComparison.OrdinalIgnoreCase);
        return Word.Of(Ended(call, isAnswered ? end.AddSeconds(-seconds) : null, end, null));
    }

    /// <exception cref="UnusableException">It says not of what.</exception>
    static SenderAnswer Recorded(SentFields fields) => fields["call_id_with_rec"] is { } record && RecordId().IsMatch(record) && RecordId().IsMatch(Id(fields))
        ? SenderAnswer.Ignored with { AskFor = [$"{Id(fields)} {record}"] }
        : throw new UnusableException(T($"the id of the recording is missing, or none"));

    static string Id(SentFields fields) => NeedId(fields["pbx_call_id"]);

    static DateTimeOffset Start(SentRequest request) => Moment(request, request.Fields["call_start"]) ?? request.ReceivedAt;

    [GeneratedRegex(@"^[\w.-]{1,200}$")]
    private static partial Regex Echo();

    [GeneratedRegex(@"^[\w.-]{1,100}$")]
    private static partial Regex RecordId();
}
