using IdentDbBridge.Calls;
using IdentDbBridge.Phones;
using IdentDbBridge.Rules;

namespace IdentDbBridge.Import;

/// <summary>Calls from rows with the columns of the tables.</summary>
/// <param name="times">What the times of the file leave open.</param>
/// <param name="clinic">That of the tables.</param>
sealed class CallRows(SourceTimes times, ClinicTime clinic, PhoneOptions phones) : IRecordMap<LedgerCall>
{
    readonly TextPool _texts = new();

    public IEnumerable<Candidate<LedgerCall>> Take(ImportRow row)
    {
        var reading = new RowReading(row, times);
        LedgerCall call = Read(reading);
        yield return reading.Problems is { } problems ? Candidate<LedgerCall>.Rejected([row.Line], problems) : Candidate<LedgerCall>.From([row.Line], CallRules.Check(call, phones));
    }

    public IEnumerable<Candidate<LedgerCall>> End() => [];

    LedgerCall Read(RowReading row)
    {
        DateTimeOffset start = row.Time("DateAndTime");
        int wait = row.Seconds("WaitInSeconds") ?? 0;
        int? talk = row.Seconds("TalkInSeconds");
        return new LedgerCall(
            new CompletedCall
            {
                // Null goes by the key of the row.
                CallId = row.Text("CallId")!,
                StartedAt = start,
                AnsweredAt = talk is null ? null : start.AddSeconds(wait),
                EndedAt = start.AddSeconds(wait + (talk ?? 0)),
                Direction = Direction(row),
                PhoneFrom = Common(row, "PhoneFrom") ?? "",
                PhoneTo = Common(row, "PhoneTo") ?? "",
                LineDescription = Common(row, "LineDescription"),
                RecordUrl = row.Text("RecordUrl"),
                UtmSource = Common(row, "UtmSource"),
                UtmMedium = Common(row, "UtmMedium"),
                UtmCampaign = Common(row, "UtmCampaign"),
                UtmTerm = Common(row, "UtmTerm"),
                UtmContent = Common(row, "UtmContent"),
                HttpReferer = Common(row, "HttpReferer"),
                LandingUrl = row.Text("LandingUrl"),
            },
            clinic);
    }

    string? Common(RowReading row, string field) => row.Span(field) is { IsEmpty: false } text ? _texts.Get(text) : null;

    static CallDirection Direction(RowReading row)
    {
        ReadOnlySpan<char> word = row.Span("Direction").Trim();
        if (word.Equals("in", StringComparison.OrdinalIgnoreCase))
            return CallDirection.In;
        if (!word.Equals("out", StringComparison.OrdinalIgnoreCase))
            row.Refuse("Direction", word.IsEmpty ? RuleNames.Required : RuleNames.Direction, word.IsEmpty ? T($"missing") : T($"neither in nor out"));
        return CallDirection.Out;
    }
}
