using IdentDbBridge.Gateway.Clinics;
using IdentDbBridge.Gateway.Senders;
using IdentDbBridge.Gateway.Settings;

namespace IdentDbBridge.Gateway.Intake;

/// <summary>
/// What the clinic keeps no longer. A message may be sent again for ever, signed as it is: what was deleted for its age must not come back so. A probe is of an age of its own.
/// </summary>
static class Forgotten
{
    /// <summary>Whether the row of that word would be deleted today.</summary>
    public static bool Has(Clinic clinic, Word word, DateTimeOffset now)
    {
        if (clinic.Settings.Retention is not { } retention || Days(retention, word) is not { } days || word.At is not { } moment)
            return false;
        DateTime at = clinic.Clock.ToLocal(moment);
        return at >= ProbeMark.Before && at < clinic.Clock.ToLocal(now).Date.AddDays(-days);
    }

    static int? Days(RetentionSettings retention, Word word) => word.IsOfTicket ? retention.TicketsDays : retention.CallsDays;
}
