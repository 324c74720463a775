namespace IdentDbBridge.History;

/// <summary>How long entries are kept: 2, 7, 14 and 30 days, as IDENT keeps those of its own history.</summary>
public static class HistoryLife
{
    /// <summary>How long one that ended so.</summary>
    public static TimeSpan Of(HistoryKind kind) => TimeSpan.FromDays(kind switch
    {
        HistoryKind.Network => 2,
        HistoryKind.Success or HistoryKind.Warning => 7,
        HistoryKind.Known => 14,
        _ => 30,
    });
}
