using IdentDbBridge.Phones;
using IdentDbBridge.Rules;

namespace IdentDbBridge.Calls;

/// <summary>The rules of calls, finished and ongoing. The tables' own constraints refuse what is refused here; what is repaired here is listed in decision 6.</summary>
public static class CallRules
{
    /// <summary>
    /// Takes a call through all rules. The result has no <see cref="MarketedRecord.LandingUrl"/>: its tags and referer are in
    /// their columns. Applied to its own result, it changes nothing.
    /// </summary>
    /// <param name="call">As the phone system tells it: numbers in any notation, PhoneFrom null or "anonymous" for a hidden caller.</param>
    /// <param name="phones">What completes a local number.</param>
    public static Checked<StoredCall> Check(StoredCall call, PhoneOptions phones)
    {
        ArgumentNullException.ThrowIfNull(call);
        var check = new RecordCheck(phones);
        return check.Result(Check(check, call));
    }

    /// <summary>As the public one, with the id and the moments of the call.</summary>
    internal static Checked<LedgerCall> Check(LedgerCall call, PhoneOptions phones)
    {
        var check = new RecordCheck(phones);
        LedgerCall result = call with
        {
            CallId = call.CallId is null ? null : check.Key(TextFields.CallId, call.CallId),
            Call = Check(check, call.Call),
        };
        if (call.EndedUtc < call.StartedUtc)
            check.Refuse(nameof(CompletedCall.EndedAt), RuleNames.CallOrder, T($"ends before it begins"));
        if (call.AnsweredUtc < call.StartedUtc || call.AnsweredUtc > call.EndedUtc)
            check.Refuse(nameof(CompletedCall.AnsweredAt), RuleNames.CallOrder, T($"answered before it begins or after it ends"));
        return check.Result(result);
    }

    /// <summary>The id of a call, for words about a call that name nothing else.</summary>
    internal static Checked<string> CheckId(string callId)
    {
        var check = new RecordCheck(PhoneOptions.Default);
        return check.Result(check.Key(TextFields.CallId, callId));
    }

    /// <summary>The end of a call that was started before.</summary>
    internal static Checked<CallEnd> Check(CallEnd end)
    {
        var check = new RecordCheck(PhoneOptions.Default);
        return check.Result(end with { CallId = check.Key(TextFields.CallId, end.CallId), RecordUrl = check.Text(TextFields.RecordUrl, end.RecordUrl) });
    }

    static StoredCall Check(RecordCheck check, StoredCall call)
    {
        if (!Enum.IsDefined(call.Direction))
            check.Refuse(nameof(call.Direction), RuleNames.Direction, T($"neither in nor out"));
        Marketing from = check.Marketing(call);
        return call with
        {
            UtmSource = from.Source,
            UtmMedium = from.Medium,
            UtmCampaign = from.Campaign,
            UtmTerm = from.Term,
            UtmContent = from.Content,
            HttpReferer = from.Referer,
            LandingUrl = null,
            DateAndTime = check.Time(nameof(call.DateAndTime), call.DateAndTime),
            PhoneFrom = check.Caller(TextFields.PhoneFrom, call.PhoneFrom),
            PhoneTo = check.Phone(TextFields.PhoneTo, call.PhoneTo),
            WaitInSeconds = check.NotNegative(nameof(call.WaitInSeconds), call.WaitInSeconds)!.Value,
            TalkInSeconds = check.NotNegative(nameof(call.TalkInSeconds), call.TalkInSeconds),
            LineDescription = check.Text(TextFields.LineDescription, call.LineDescription),
            RecordUrl = check.Text(TextFields.RecordUrl, call.RecordUrl),
        };
    }
}
