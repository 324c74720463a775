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
        Checked<LedgerCall> result = CallRules.Check(call, phones);
        yield return reading.Problems.Count == 0 ? Candidate<LedgerCall>.From([row.Line], result) : Candidate<LedgerCall>.Rejected([row.Line], reading.Problems);
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
        string? word = row.Text("Direction")?.Trim();
        if (string.Equals(word, "in", StringComparison.OrdinalIgnoreCase))
            return CallDirection.In;
        if (!string.Equals(word, "out", StringComparison.OrdinalIgnoreCase))
            row.Refuse("Direction", word is null ? RuleNames.Required : RuleNames.Direction, word is null ? T($"missing") : T($"neither in nor out"));
        return CallDirection.Out;
    }
}
