namespace IdentDbBridge.History;

/// <summary>Which entries are wanted, the newest first.</summary>
public sealed record HistoryQuery
{
    /// <summary>Of this task; null for all.</summary>
    public string? Task { get; init; }

    /// <summary>Of this source; null for all, empty for IDENT's own tasks.</summary>
    public string? Source { get; init; }

    /// <summary>True for what went well, false for what did not; null for both.</summary>
    public bool? IsDone { get; init; }

    /// <summary>Those before this one; null to begin with the newest.</summary>
    public HistoryEntry? Before { get; init; }

    /// <summary>How many.</summary>
    public int Rows { get; init; } = 50;
}
