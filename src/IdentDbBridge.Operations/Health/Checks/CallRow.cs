using IdentDbBridge.Calls;

namespace IdentDbBridge.Health.Checks;

/// <summary>A call as it lies in the table, whatever it holds: the tables of a clinic's own may have no rules.</summary>
sealed class CallRow
{
    // Neither in nor out.
    const CallDirection Neither = (CallDirection)(-1);

    public DateTime? DateAndTime { get; set; }

    public string? Direction { get; set; }

    public string? PhoneFrom { get; set; }

    public string? PhoneTo { get; set; }

    public int? WaitInSeconds { get; set; }

    public int? TalkInSeconds { get; set; }

    public string? LineDescription { get; set; }

    public string? RecordUrl { get; set; }

    public (DateTime?, string?, string?, string?) Key => (DateAndTime, Direction, PhoneFrom, PhoneTo);

    public StoredCall Call() => new()
    {
        DateAndTime = DateAndTime ?? default,
        Direction = Direction switch { "in" => CallDirection.In, "out" => CallDirection.Out, _ => Neither },
        PhoneFrom = PhoneFrom ?? "",
        PhoneTo = PhoneTo ?? "",
        WaitInSeconds = WaitInSeconds ?? -1,
        TalkInSeconds = TalkInSeconds,
        LineDescription = LineDescription,
        RecordUrl = RecordUrl,
    };
}
