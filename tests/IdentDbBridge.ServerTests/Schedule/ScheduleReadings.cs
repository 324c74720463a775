using IdentDbBridge.Schedule;

namespace IdentDbBridge.ServerTests.Schedule;

/// <summary>Reads the schedule again and again, and counts what it was told.</summary>
sealed class ScheduleReadings(ScheduleReader reader, IEnumerable<Timetable> whole)
{
    readonly HashSet<string> _whole = [.. whole.Select(t => new ScheduleSet(t).Fingerprint)];
    int _count;

    public int Count => Volatile.Read(ref _count);

    public int Whole { get; private set; }

    public int Changing { get; private set; }

    public int Empty { get; private set; }

    /// <summary>Called whole, or given as the last whole one, and is none that was ever uploaded.</summary>
    public int Wrong { get; private set; }

    public bool Failed { get; private set; }

    public async Task ReadAsync<TServer>(ExchangeDatabase<TServer> exchange, CancellationToken cancellationToken)
        where TServer : ITestServer
    {
        try
        {
            var (db, _) = await exchange.OpenAsync();
            await using var end = db;
            while (true)
                Add(await reader.ReadAsync(db, cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The test is over.
        }
        catch
        {
            Failed = true;
            throw;
        }
    }

    void Add(SchedulePicture picture)
    {
        if (picture.Timetable is { } timetable && !_whole.Contains(new ScheduleSet(timetable).Fingerprint))
            Wrong++;
        if (picture.State == ScheduleState.Whole)
            Whole++;
        else if (picture.State == ScheduleState.Empty)
            Empty++;
        else
            Changing++;
        Interlocked.Increment(ref _count);
    }
}
