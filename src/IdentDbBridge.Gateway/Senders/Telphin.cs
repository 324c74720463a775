using IdentDbBridge.Calls;

namespace IdentDbBridge.Gateway.Senders;

/// <summary>
/// Telphin, and its white labels. Source: guides of Ringme and U-com (Atlassian). Query or form, an event for each extension: dial-in, dial-out, answer, hangup; CallID stays through transfers. The units
/// of times and lengths are not known for sure, so moments are those at which the events come.
/// </summary>
sealed class Telphin() : PbxSender("telphin")
{
    public override SenderAnswer Read(SentRequest request)
    {
        SentFields fields = request.Fields;
        if (fields["CallID"] is not { } id)
            return SenderAnswer.Ignored;
        switch (fields["EventType"]?.ToUpperInvariant())
        {
            case "DIAL-IN":
                return Word.Of(Call(request, id, true, fields["CallerIDNum"], fields["CalledDID"], request.ReceivedAt, fields["CallFlow"]));
            case "DIAL-OUT":
                return Outside(request, fields["CalledNumber"]) is { } called
                    ? Word.Of(Call(request, id, false, called, fields["CallerIDNum"], request.ReceivedAt))
                    : SenderAnswer.Ignored;
            case "ANSWER":
                return Word.Answered(request.Id(id), request.ReceivedAt);
            case "HANGUP":
                return Word.Of(new CallEnd { CallId = request.Id(id), EndedAt = request.ReceivedAt });
            default:
                return SenderAnswer.Ignored;
        }
    }
}
