namespace IdentDbBridge.Tests.Import;

/// <summary>A line of call records: from a mobile by the trunk mts to phone 101, which picks up after 5 seconds and talks for 60.</summary>
sealed record CallLeg
{
    public const string Header = "calldate\tstart\tanswer\tend\tclid\tsrc\tdst\tdcontext\tchannel\tdstchannel\tduration\tbillsec\tdisposition\tuniqueid\tlinkedid\tdid\tcnum\toutbound_cnum";

    public string CallDate { get; init; } = "2026-04-06 10:00:00";

    public string Start { get; init; } = "";

    public string Answer { get; init; } = "";

    public string End { get; init; } = "";

    public string CallerId { get; init; } = "";

    public string From { get; init; } = "89001112233";

    public string To { get; init; } = "600";

    public string Context { get; init; } = "office";

    public string Channel { get; init; } = "SIP/mts-00000001";

    public string DstChannel { get; init; } = "SIP/101-00000002";

    public string Duration { get; init; } = "65";

    public string Talk { get; init; } = "60";

    public string Disposition { get; init; } = "ANSWERED";

    public string UniqueId { get; init; } = "";

    public string LinkedId { get; init; } = "";

    public string Did { get; init; } = "";

    public string Extension { get; init; } = "";

    public string ShownAs { get; init; } = "";

    public override string ToString() => string.Join(
        '\t',
        [CallDate, Start, Answer, End, CallerId, From, To, Context, Channel, DstChannel, Duration, Talk, Disposition, UniqueId, LinkedId, Did, Extension, ShownAs]);
}
