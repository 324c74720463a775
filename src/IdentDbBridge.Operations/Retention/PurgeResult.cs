namespace IdentDbBridge.Retention;

/// <summary>How much was deleted, or would be.</summary>
public sealed record PurgeResult
{
    public long FinishedCalls { get; init; }

    /// <summary>The phone system's own ids of finished calls.</summary>
    public long CallIds { get; init; }

    public long Tickets { get; init; }

    public int Batches { get; init; }

    /// <summary>The longest that a transaction took.</summary>
    public TimeSpan LongestBatch { get; init; }

    /// <summary>Whether it was cancelled before its end; another run goes on.</summary>
    public bool Stopped { get; init; }
}
