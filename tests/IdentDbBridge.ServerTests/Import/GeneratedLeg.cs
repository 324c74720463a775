using System.Globalization;

namespace IdentDbBridge.ServerTests.Import;

/// <summary>A line of call records.</summary>
sealed record GeneratedLeg
{
    public required DateTime Start { get; init; }

    /// <summary>Null when nobody picked up.</summary>
    public DateTime? Answer { get; init; }

    public required DateTime End { get; init; }

    public required string From { get; init; }

    public required string To { get; init; }

    public required string Context { get; init; }

    public required string Channel { get; init; }

    public string DstChannel { get; init; } = "";

    public required string UniqueId { get; init; }

    public string LinkedId { get; init; } = "";

    public string Did { get; init; } = "";

    public string? Disposition { get; init; }

    /// <summary>In place of the begin.</summary>
    public string? OddStart { get; init; }

    /// <summary>Values by the columns of <see cref="Columns"/>.</summary>
    public string[] Values =>
    [
        OddStart ?? Text(Start), Answer is { } answer ? Text(answer) : "", Text(End), From, To, Context, Channel, DstChannel, Seconds(End - Start), Seconds(End - (Answer ?? End)),
        Disposition ?? (Answer is null ? "NO ANSWER" : "ANSWERED"), UniqueId, LinkedId, Did,
    ];

    public static string[] Columns { get; } = ["start", "answer", "end", "src", "dst", "dcontext", "channel", "dstchannel", "duration", "billsec", "disposition", "uniqueid", "linkedid", "did"];

    static string Text(DateTime time) => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    static string Seconds(TimeSpan span) => ((int)span.TotalSeconds).ToString(CultureInfo.InvariantCulture);
}
