using IdentDbBridge.Calls;
using IdentDbBridge.Phones;
using IdentDbBridge.Rules;

namespace IdentDbBridge.Import;

/// <summary>Calls from rows with the columns of the tables.</summary>
/// <param name="zone">That of times without an offset.</param>
/// <param name="clinic">That of the tables.</param>
sealed class CallRows(ClinicTime zone, ClinicTime clinic, PhoneOptions phones) : IRecordMap<LedgerCall>
{
    public IEnumerable<Candidate<LedgerCall>> Take(ImportRow row)
    {
        var reading = new RowReading(row, zone);
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
                PhoneFrom = row.Text("PhoneFrom") ?? "",
                PhoneTo = row.Text("PhoneTo") ?? "",
                LineDescription = row.Text("LineDescription"),
                RecordUrl = row.Text("RecordUrl"),
                UtmSource = row.Text("UtmSource"),
                UtmMedium = row.Text("UtmMedium"),
                UtmCampaign = row.Text("UtmCampaign"),
                UtmTerm = row.Text("UtmTerm"),
                UtmContent = row.Text("UtmContent"),
                HttpReferer = row.Text("HttpReferer"),
                LandingUrl = row.Text("LandingUrl"),
            },
            clinic);
    }

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
