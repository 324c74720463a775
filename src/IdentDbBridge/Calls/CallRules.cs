using IdentDbBridge.Phones;
using IdentDbBridge.Rules;

namespace IdentDbBridge.Calls;

/// <summary>The rules of calls, finished and ongoing. The tables' own constraints refuse what is refused here; what is repaired here is listed in decision 6.</summary>
public static class CallRules
{
    /// <summary>
    /// Takes a call through all rules. The result has no <see cref="FinishedCall.LandingUrl"/>: its tags and referer are in
    /// their columns. Applied to its own result, it changes nothing.
    /// </summary>
    /// <param name="call">As the phone system tells it: numbers in any notation, PhoneFrom null or "anonymous" for a hidden caller.</param>
    /// <param name="phones">What completes a local number.</param>
    public static Checked<FinishedCall> Check(FinishedCall call, PhoneOptions phones)
    {
        ArgumentNullException.ThrowIfNull(call);
        var check = new RecordCheck(phones);
        if (!Enum.IsDefined(call.Direction))
            check.Refuse(nameof(call.Direction), RuleNames.Direction, "neither in nor out");
        return check.Result(WithMarketing(check, call) with
        {
            DateAndTime = check.Time(nameof(call.DateAndTime), call.DateAndTime),
            PhoneFrom = check.Caller(TextFields.PhoneFrom, call.PhoneFrom),
            PhoneTo = check.Phone(TextFields.PhoneTo, call.PhoneTo),
            WaitInSeconds = check.NotNegative(nameof(call.WaitInSeconds), call.WaitInSeconds)!.Value,
            TalkInSeconds = check.NotNegative(nameof(call.TalkInSeconds), call.TalkInSeconds),
            LineDescription = check.Text(TextFields.LineDescription, call.LineDescription),
            RecordUrl = check.Text(TextFields.RecordUrl, call.RecordUrl),
        });
    }

    static FinishedCall WithMarketing(RecordCheck check, FinishedCall call)
    {
        var given = new Marketing(call.UtmSource, call.UtmMedium, call.UtmCampaign, call.UtmTerm, call.UtmContent, call.HttpReferer);
        Marketing tags = check.Marketing(LandingPage.Fill(given, call.LandingUrl));
        return call with
        {
            UtmSource = tags.Source,
            UtmMedium = tags.Medium,
            UtmCampaign = tags.Campaign,
            UtmTerm = tags.Term,
            UtmContent = tags.Content,
            HttpReferer = tags.Referer,
            LandingUrl = null,
        };
    }
}
