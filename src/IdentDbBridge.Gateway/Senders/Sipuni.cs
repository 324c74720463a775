using System.Globalization;
using IdentDbBridge.Calls;

namespace IdentDbBridge.Gateway.Senders;

/// <summary>Sipuni. Source: two handlers in the field. Form or query; event 1 begins, 3 answers, 2 and 4 end; src_type and dst_type are 1 for outside; times are Unix, 0 for none. Wants {"success":true}.</summary>
sealed class Sipuni() : PbxSender("sipuni")
{
    const string Outer = "1";

    public override SenderAnswer Read(SentRequest request) =>
        Say(request) with { Text = """{"success":true}""", Type = "application/json; charset=utf-8" };

    public override SentProbe? Probe(SourceSettings source, ProbeMark mark)
    {
        string start = mark.Unix.ToString(CultureInfo.InvariantCulture);
        return SentProbe.Form(
            ("event", "2"),
            ("call_id", mark.Id),
            ("src_num", mark.Digits),
            ("src_type", Outer),
            ("dst_num", source.Line ?? mark.Digits),
            ("timestamp", start),
            ("call_start_timestamp", start),
            ("call_answer_timestamp", start));
    }

    static SenderAnswer Say(SentRequest request)
    {
        SentFields fields = request.Fields;
        if (fields["call_id"] is not { } id || fields["event"] is not { } what)
            return SenderAnswer.Ignored;
        if (what == "3")
            return Word.Answered(request.Id(id), Moment(request, fields["call_answer_timestamp"]) ?? request.ReceivedAt);
        bool isIncoming = fields["src_type"] == Outer;
        if (what is not ("1" or "2" or "4") || (!isIncoming && fields["dst_type"] != Outer))
            return SenderAnswer.Ignored;
        DateTimeOffset at = Moment(request, fields["timestamp"]) ?? request.ReceivedAt;
        DateTimeOffset start = Moment(request, fields["call_start_timestamp"]) ?? at;
        CallStart call = Call(request, id, isIncoming, isIncoming ? fields["src_num"] : fields["dst_num"], isIncoming ? fields["dst_num"] : fields["src_num"], start, fields["treeName"]);
        return what == "1" ? Word.Of(call) : Word.Of(Ended(call, Moment(request, fields["call_answer_timestamp"]), at, fields["call_record_link"]));
    }
}
