using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using IdentDbBridge.Calls;

namespace IdentDbBridge.Gateway.Senders;

/// <summary>
/// Mango Office. Source: its "API VPBX" 1.10 (maxodrom/yii2-mango-office-api, docs). A form with vpbx_api_key, sign and json, to …/events/NAME; sign is the hex SHA-256 of key, raw json and salt.
/// Events come out of order. Times are Unix UTC. In a summary talk_time is a moment, and 0 without a talk; the example with entry_result 1 and talk_time 0 contradicts itself: talk_time counts.
/// </summary>
sealed class Mango() : PbxSender("mango")
{
    const int Inner = 0;
    const int Incoming = 1;

    static readonly TimeSpan LinkLife = TimeSpan.FromDays(365);

    public override IReadOnlyList<string> Properties => [.. base.Properties, "key", "salt"];

    public override IReadOnlyList<string> Needed => ["key", "salt"];

    public override bool IsSigned(SentRequest request)
    {
        (string key, string salt) = (request.Source.Key!, request.Source.Salt!);
        string json = request.Fields["json"] ?? "";
        return Same(request.Fields["vpbx_api_key"], key) && Same(request.Fields["sign"]?.ToLowerInvariant(), Hash(key + json + salt));
    }

    public override SenderAnswer Read(SentRequest request)
    {
        string json = request.Fields["json"] ?? throw new UnusableException(T($"the field json is missing"));
        SentFields fields = SentFields.Read("", json) ?? throw new UnusableException(T($"the field json holds no JSON"));
        return request.Rest.Split('/')[^1].ToUpperInvariant() switch
        {
            "SUMMARY" => Summary(request, fields),
            "CALL" when fields["end_time"] is not null => Summary(request, fields),
            "CALL" => Event(request, fields),
            "RECORDING" => Recording(request, fields),
            _ => SenderAnswer.Ignored,
        };
    }

    public override SentProbe? Probe(SourceSettings source, ProbeMark mark)
    {
        string json = new JsonObject
        {
            ["entry_id"] = mark.Id,
            ["call_direction"] = Incoming,
            ["from"] = new JsonObject { ["number"] = mark.Digits },
            ["to"] = new JsonObject { ["extension"] = "1" },
            ["line_number"] = source.Line ?? mark.Digits,
            ["create_time"] = mark.Unix,
            ["talk_time"] = mark.Unix,
            ["end_time"] = mark.Unix + 1,
        }.ToJsonString();
        return SentProbe.Form(("vpbx_api_key", source.Key!), ("sign", Hash(source.Key + json + source.Salt)), ("json", json)) with { Rest = "/events/summary" };
    }

    static SenderAnswer Summary(SentRequest request, SentFields fields)
    {
        if (Number(fields["call_direction"]) is not { } direction || direction == Inner)
            return SenderAnswer.Ignored;
        DateTimeOffset start = Moment(request, fields["create_time"]) ?? throw new UnusableException(T($"the time of the call is missing"));
        DateTimeOffset end = Moment(request, fields["end_time"]) ?? start;
        bool isIncoming = direction == Incoming;
        CallStart call = Call(request, NeedId(fields["entry_id"]), isIncoming, isIncoming ? fields["from.number"] : fields["to.number"], fields["line_number"], start);
        return Word.Of(Ended(call, Moment(request, fields["talk_time"]), end, null));
    }

    static SenderAnswer Event(SentRequest request, SentFields fields)
    {
        string id = NeedId(fields["entry_id"]);
        DateTimeOffset at = Moment(request, fields["timestamp"]) ?? request.ReceivedAt;
        switch (fields["call_state"]?.ToUpperInvariant())
        {
            case "APPEARED":
                bool isOutgoing = fields["from.extension"] is not null;
                string? client = isOutgoing ? fields["to.number"] : fields["from.number"];
                return isOutgoing && Outside(request, client) is null
                    ? SenderAnswer.Ignored
                    : Word.Of(Call(request, id, !isOutgoing, client, fields["to.line_number"] ?? fields["line_number"], at));
            case "CONNECTED" when fields["location"] is "abonent":
                return Word.Answered(request.Id(id), at);
            default:
                // The end is told by the summary.
                return SenderAnswer.Ignored;
        }
    }

    static SenderAnswer Recording(SentRequest request, SentFields fields)
    {
        if (fields["recording_state"] is not "Completed" || fields["recording_id"] is not { } recording)
            return SenderAnswer.Ignored;
        string key = request.Source.Key!, expiry = (request.ReceivedAt + LinkLife).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        string sign = Hash(key + expiry + recording + request.Source.Salt);
        return Word.Recorded(request.Id(NeedId(fields["entry_id"])), $"https://app.mango-office.ru/vpbx/queries/recording/link/{Uri.EscapeDataString(recording)}/play/{Uri.EscapeDataString(key)}/{expiry}/{sign}");
    }

    static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    static bool Same(string? sent, string expected) => sent is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(sent), Encoding.UTF8.GetBytes(expected));

    static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
