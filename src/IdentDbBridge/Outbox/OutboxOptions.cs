namespace IdentDbBridge.Outbox;

/// <summary>The outbox of this machine. Several processes may share one.</summary>
public sealed record OutboxOptions
{
    /// <summary>Its SQLite file, on a local disk; created when it is missing. It holds phones and names: keep it where only the program may read.</summary>
    public required string Path { get; init; }

    /// <summary>Records it takes; one more is refused with an <see cref="OutboxFullException"/>. 100,000 when not set.</summary>
    public int MaxRecords { get; init; } = 100_000;

    /// <summary>A record that the server refuses is set aside when it has waited longer. What it takes is delivered, however old. 30 days when not set.</summary>
    public TimeSpan MaxAge { get; init; } = TimeSpan.FromDays(30);

    /// <summary>The share of each limit from which on <see cref="OutboxStatus.Warnings"/> tells of it. 0.8 when not set.</summary>
    public double WarnAt { get; init; } = 0.8;

    /// <summary>Whether every record goes into the file first, and to the server from there: then a write takes as long as the disk does, even while the server is silent. Else only what the server does not take.</summary>
    public bool QueueFirst { get; init; }

    /// <summary>How long a word on a call (answer, end, recording) that comes before the call itself waits for it; then it is set aside. At once when not set.</summary>
    public TimeSpan WaitForCall { get; init; }
}
