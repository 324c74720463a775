namespace IdentDbBridge.Retention;

/// <summary>What is to be deleted, and how fast.</summary>
public sealed record PurgeRequest
{
    /// <summary>Clinic-local time: what is older goes, what is of this second stays.</summary>
    public required DateTime Before { get; init; }

    /// <summary>Finished calls and their ids.</summary>
    public bool Calls { get; init; } = true;

    /// <summary>Requests from sites.</summary>
    public bool Tickets { get; init; } = true;

    /// <summary>Rows of one transaction. SQL Server would lock the whole table from about 5,000 locks on, of which a row may need two.</summary>
    public int BatchSize { get; init; } = 500;

    /// <summary>Between two transactions.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMilliseconds(100);
}
