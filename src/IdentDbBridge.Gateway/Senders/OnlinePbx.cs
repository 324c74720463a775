using System.Globalization;
using IdentDbBridge.Calls;

namespace IdentDbBridge.Gateway.Senders;

/// <summary>OnlinePBX. Source: five handlers of one family. Form or JSON; dialog_duration is the talk, and the rest of call_duration the wait. Nothing is signed; a recording's address runs out.</summary>
sealed class OnlinePbx() : PbxSender("onlinepbx")
{
    public override SenderAnswer Read(SentRequest request)
    {
        SentFields fields = request.Fields;
        if (fields["uuid"] is not { } id || fields["event"] is not { } what)
            return SenderAnswer.Ignored;
        string direction = fields["direction"]?.ToUpperInvariant() ?? "";
        bool isIncoming = direction is "INBOUND" or "INCOMING" or "IN", isOutgoing = direction is "OUTBOUND" or "OUTGOING" or "OUT";
        if (!isIncoming && !isOutgoing)
            return SenderAnswer.Ignored;
        int length = Seconds(fields["call_duration"]) ?? 0, talk = Math.Min(Seconds(fields["dialog_duration"]) ?? 0, length);
        DateTimeOffset start = Moment(request, fields["date"]) ?? request.ReceivedAt.AddSeconds(-length);
        switch (what.ToUpperInvariant())
        {
            case "CALL_START":
                return Word.Of(Read(request, id, isIncoming, start));
            case "CALL_ANSWERED":
                return Word.Answered(request.Id(id), request.ReceivedAt);
            case "CALL_END" or "CALL_MISSED":
                DateTimeOffset end = start.AddSeconds(length);
                return Word.Of(Ended(Read(request, id, isIncoming, start), talk > 0 ? end.AddSeconds(-talk) : null, end, fields["download_url"]));
            default:
                return SenderAnswer.Ignored;
        }
    }

    public override SentProbe? Probe(SourceSettings source, ProbeMark mark) => SentProbe.Form(
        ("uuid", mark.Id),
        ("event", "call_end"),
        ("direction", "inbound"),
        ("caller", mark.Digits),
        ("gateway", source.Line ?? mark.Digits),
        ("date", mark.Unix.ToString(CultureInfo.InvariantCulture)),
        ("call_duration", "1"),
        ("dialog_duration", "1"));

    static CallStart Read(SentRequest request, string id, bool isIncoming, DateTimeOffset start) =>
        Call(request, id, isIncoming, isIncoming ? request.Fields["caller"] : request.Fields["callee"], request.Fields["gateway"], start);
}
