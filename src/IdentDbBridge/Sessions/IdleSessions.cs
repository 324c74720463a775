using System.Diagnostics;

namespace IdentDbBridge.Sessions;

/// <summary>Sessions that nobody uses at the moment. The one used last is taken first; those that nobody has used for a while are closed.</summary>
sealed class IdleSessions(TimeSpan keepFor)
{
    // To the driver's pool they are in use: others of the process must find room there.
    const int Most = 8;

    readonly Lock _turn = new();
    readonly List<(ExchangeSession Session, long Since)> _sessions = [];
    bool _isWatched;

    /// <summary>Null when there is none.</summary>
    public ExchangeSession? TryTake()
    {
        lock (_turn)
        {
            if (_sessions.Count == 0)
                return null;
            ExchangeSession session = _sessions[^1].Session;
            _sessions.RemoveAt(_sessions.Count - 1);
            return session;
        }
    }

    /// <summary>False when enough are kept: then it is the caller's to close.</summary>
    public bool TryKeep(ExchangeSession session)
    {
        lock (_turn)
        {
            if (_sessions.Count == Most)
                return false;
            _sessions.Add((session, Stopwatch.GetTimestamp()));
            if (_isWatched)
                return true;
            _isWatched = true;
        }

        _ = WatchAsync();
        return true;
    }

    /// <summary>Closes all.</summary>
    public Task CloseAsync() => CloseAsync(TimeSpan.Zero);

    /// <summary>As long as there are any.</summary>
    async Task WatchAsync()
    {
        while (true)
        {
            await Task.Delay(keepFor).ConfigureAwait(false);
            await CloseAsync(keepFor).ConfigureAwait(false);
            lock (_turn)
            {
                _isWatched = _sessions.Count > 0;
                if (!_isWatched)
                    return;
            }
        }
    }

    async Task CloseAsync(TimeSpan age)
    {
        List<(ExchangeSession Session, long Since)> old;
        lock (_turn)
        {
            old = _sessions.FindAll(s => Stopwatch.GetElapsedTime(s.Since) >= age);
            _sessions.RemoveAll(old.Contains);
        }

        foreach ((ExchangeSession session, _) in old)
            await session.Db.DisposeAsync().ConfigureAwait(false);
    }
}
