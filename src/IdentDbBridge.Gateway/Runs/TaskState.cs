using IdentDbBridge.History;

namespace IdentDbBridge.Gateway.Runs;

/// <summary>How a task of a clinic stands.</summary>
/// <param name="Last">Its last run.</param>
sealed record TaskState(HistoryEntry Last)
{
    // IDENT doubles no further than to some maximum, which is not known.
    const int MostDoublings = 5;

    const int Gaps = 8;

    /// <summary>When it ran well last; null for never, as far as is remembered.</summary>
    public DateTime? DoneUtc { get; init; }

    /// <summary>Failures since then.</summary>
    public int Failures { get; init; }

    /// <summary>Who asked last.</summary>
    public string? Client { get; init; }

    /// <summary>How long it was between the last runs that went well.</summary>
    public IReadOnlyList<TimeSpan> DoneGaps { get; init; } = [];

    /// <summary>Of a first run, or one that is read from the database.</summary>
    public static TaskState First(HistoryEntry entry, string? client) => new(entry)
    {
        DoneUtc = entry.Kind.IsDone() ? entry.StartedUtc : null,
        Failures = entry.Kind.IsDone() ? 0 : 1,
        Client = client,
    };

    /// <summary>After one more run.</summary>
    public TaskState After(HistoryEntry entry, string? client)
    {
        if (!entry.Kind.IsDone())
            return this with { Last = entry, Failures = Failures + 1, Client = client };
        bool isGap = Failures == 0 && DoneUtc is not null;
        return this with
        {
            Last = entry,
            DoneUtc = entry.StartedUtc,
            Failures = 0,
            Client = client,
            DoneGaps = isGap ? [.. DoneGaps.TakeLast(Gaps - 1), entry.StartedUtc - DoneUtc!.Value] : DoneGaps,
        };
    }

    /// <summary>How often IDENT asks while all is well: as was seen, else as it is set in IDENT unless the clinic has changed it.</summary>
    public TimeSpan Usual(TimeSpan standard) => DoneGaps.Count < 2 ? standard : Minutes(DoneGaps.Order().ElementAt(DoneGaps.Count / 2));

    /// <summary>How long IDENT waits now: after each failure twice as long.</summary>
    public TimeSpan Current(TimeSpan standard) => Usual(standard) * (1 << Math.Min(Failures, MostDoublings));

    static TimeSpan Minutes(TimeSpan gap) => gap < TimeSpan.FromSeconds(50) ? TimeSpan.FromSeconds(Math.Max(1, Math.Round(gap.TotalSeconds))) : TimeSpan.FromMinutes(Math.Round(gap.TotalMinutes));
}
