using System.Text.Json.Serialization;

namespace IdentDbBridge.Calls;

/// <summary>A call on its way into the tables: its row, and what the row does not hold.</summary>
/// <param name="CallId">The phone system's id; null when it has none, and then the key of the row must do.</param>
/// <param name="Call">Its row. Of a call with an id, wait and talk are reckoned from the moments.</param>
/// <param name="StartedUtc">The begin in UTC to the second, since local time has an hour twice.</param>
/// <param name="AnsweredUtc">Null when nobody has picked up.</param>
/// <param name="EndedUtc">Null while it goes on.</param>
[method: JsonConstructor]
sealed record LedgerCall(string? CallId, StoredCall Call, DateTime StartedUtc, DateTime? AnsweredUtc, DateTime? EndedUtc)
{
    public LedgerCall(CallStart start, ClinicTime clock)
        : this(start.CallId, new StoredCall(start, clock.ToLocal(start.StartedAt)), ClinicTime.ToUtc(start.StartedAt), null, null)
    {
    }

    public LedgerCall(CompletedCall call, ClinicTime clock)
        : this(call, clock.ToLocal(call.StartedAt), ClinicTime.ToUtc(call.StartedAt), call.AnsweredAt is { } answered ? ClinicTime.ToUtc(answered) : null, ClinicTime.ToUtc(call.EndedAt))
    {
    }

    LedgerCall(CompletedCall call, DateTime local, DateTime startedUtc, DateTime? answeredUtc, DateTime endedUtc)
        : this(
            call.CallId,
            new StoredCall(call, local) { RecordUrl = call.RecordUrl, WaitInSeconds = Wait(startedUtc, answeredUtc, endedUtc), TalkInSeconds = Talk(answeredUtc, endedUtc) },
            startedUtc,
            answeredUtc,
            endedUtc)
    {
    }

    /// <summary>The kind of record only.</summary>
    public override string ToString() => nameof(LedgerCall);

    /// <summary>The row with the seconds of waiting and of talk.</summary>
    public static StoredCall Timed(StoredCall call, DateTime startedUtc, DateTime? answeredUtc, DateTime endedUtc) => call with
    {
        WaitInSeconds = Wait(startedUtc, answeredUtc, endedUtc),
        TalkInSeconds = Talk(answeredUtc, endedUtc),
    };

    // Words of a phone system about one call may come from clocks that differ: no less than 0.
    public static int Seconds(DateTime from, DateTime to) => (int)Math.Clamp((to - from).TotalSeconds, 0, int.MaxValue);

    static int Wait(DateTime startedUtc, DateTime? answeredUtc, DateTime endedUtc) => Seconds(startedUtc, answeredUtc ?? endedUtc);

    static int? Talk(DateTime? answeredUtc, DateTime endedUtc) => answeredUtc is { } answered ? Seconds(answered, endedUtc) : null;
}
