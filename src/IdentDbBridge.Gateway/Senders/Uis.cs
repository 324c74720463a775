using IdentDbBridge.Calls;

namespace IdentDbBridge.Gateway.Senders;

/// <summary>
/// UIS, CoMagic, and Novofon of today. Source: uiscom.ru/academiya, handlers in the field. The body is a template of the user's own, flat or nested, or a query; what a notification does not have
/// stays {{name}}. Times are of the account's zone, and of the event: at the end of a call start_time counts, or the event's time without its length. Nothing is signed.
/// </summary>
sealed class Uis() : PbxSender("uis")
{
    public override SenderAnswer Read(SentRequest request)
    {
        SentFields fields = request.Fields;
        if (fields["call_session_id"] is not { } session)
            return SenderAnswer.Ignored;
        string? record = fields.Any("file_link", "record_file_links", "record_url");
        int? total = Seconds(fields["total_time_duration"]), talk = Seconds(fields["talk_time_duration"]), wait = Seconds(fields["wait_time_duration"]);
        string what = fields.Any("event", "notification_mnemonic")?.ToUpperInvariant() ?? "";
        if (what.Contains("ANSWER", StringComparison.Ordinal) || what == "TALK_START")
            return Word.Answered(request.Id(session), Moment(request, fields["notification_time"]) ?? request.ReceivedAt);
        bool hasEnded = total is not null || talk is not null || fields["is_lost"] is not null || what is "END" or "LOST";
        if (!hasEnded)
            return record is null ? Start(request, session) : Word.Recorded(request.Id(session), First(record));
        int length = total ?? ((wait ?? 0) + (talk ?? 0));
        DateTimeOffset at = Moment(request, fields["notification_time"]) ?? request.ReceivedAt;
        DateTimeOffset start = Moment(request, fields["start_time"]) ?? at.AddSeconds(-length);
        bool isAnswered = talk > 0;
        DateTimeOffset? answered = isAnswered ? start.AddSeconds(Math.Max(0, wait ?? (length - talk!.Value))) : null;
        DateTimeOffset end = isAnswered ? answered!.Value.AddSeconds(talk!.Value) : start.AddSeconds(length);
        return Word.Of(Ended(Read(request, session, start), answered, end, record is null ? null : First(record)));
    }

    public override SentProbe? Probe(SourceSettings source, ProbeMark mark) => SentProbe.Json(new()
    {
        ["event"] = "end",
        ["call_session_id"] = mark.Id,
        ["direction"] = "in",
        ["contact_phone_number"] = mark.Digits,
        ["virtual_phone_number"] = source.Line ?? mark.Digits,
        ["start_time"] = mark.Local(source),
        ["talk_time_duration"] = 1,
        ["total_time_duration"] = 1,
    });

    static SenderAnswer Start(SentRequest request, string session) =>
        request.Fields["contact_phone_number"] is null ? SenderAnswer.Ignored : Word.Of(Read(request, session, Moment(request, request.Fields.Any("start_time", "notification_time")) ?? request.ReceivedAt));

    static CallStart Read(SentRequest request, string session, DateTimeOffset start)
    {
        SentFields fields = request.Fields;
        bool isIncoming = !string.Equals(fields["direction"], "out", StringComparison.OrdinalIgnoreCase);
        return Call(request, session, isIncoming, fields.Any("contact_phone_number", isIncoming ? "calling_phone_number" : "called_phone_number"), fields.Any("virtual_phone_number", "communication_number"), start, fields.Any("employee_full_name", "scenario_name"));
    }

    static string First(string links) => links.Split(',')[0].Trim();
}
