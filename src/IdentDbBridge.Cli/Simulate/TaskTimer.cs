namespace IdentDbBridge.Cli.Simulate;

/// <summary>When one of IDENT's timed tasks is due: at once, then at its interval, which doubles with each error and is normal again after a success.</summary>
/// <param name="interval">The normal one.</param>
/// <param name="time">The clock.</param>
sealed class TaskTimer(TimeSpan interval, TimeProvider time)
{
    /// <summary>What an interval grows to. IDENT's own limit is not known.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    TimeSpan? _longer;

    public TimeSpan Interval => _longer ?? interval;

    public DateTimeOffset Due { get; private set; } = time.GetUtcNow();

    public void Succeeded() => WaitFor(null);

    public void Failed()
    {
        TimeSpan longest = interval > Longest ? interval : Longest;
        WaitFor(Interval > longest / 2 ? longest : Interval * 2);
    }

    void WaitFor(TimeSpan? longer)
    {
        _longer = longer;
        Due = time.GetUtcNow() + Interval;
    }
}
