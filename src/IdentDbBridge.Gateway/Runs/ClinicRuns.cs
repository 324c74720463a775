using IdentDbBridge.History;

namespace IdentDbBridge.Gateway.Runs;

/// <summary>The runs of a clinic's tasks: how each stands, and what is to be written to its database. For many threads.</summary>
sealed class ClinicRuns
{
    // Of runs that differ from each other. A database that is away for long costs history, not memory.
    const int MostWaiting = 1000;

    readonly Lock _lock = new();
    readonly Dictionary<(string Task, string Source), TaskState> _states = [];
    readonly Dictionary<object, HistoryEntry> _waiting = [];

    /// <summary>Runs that are not in the history, since its table was missing or away for too long.</summary>
    public long Dropped { get; private set; }

    /// <summary>What kept the history from being written or read the last time; null for nothing.</summary>
    public IdentDbException? Trouble { get; set; }

    /// <summary>The same in the language of who asks.</summary>
    public string? Problem => Trouble switch
    {
        null => null,
        ServerException { Error.Fault: ServerFault.TableMissing } => T($"this database has no table of the history yet: bring it up to date"),
        { Message: var message } => message,
    };

    /// <summary>Whether the history of before was read.</summary>
    public bool IsSeeded { get; private set; }

    /// <summary>When what is too old was deleted last.</summary>
    public DateTimeOffset? PurgedAt { get; set; }

    /// <summary>How each task stands that has run.</summary>
    public IReadOnlyDictionary<(string Task, string Source), TaskState> States
    {
        get
        {
            lock (_lock)
                return new Dictionary<(string, string), TaskState>(_states);
        }
    }

    /// <summary>Notes a run. Runs that went alike become one entry.</summary>
    public void Add(HistoryEntry run, string? client)
    {
        lock (_lock)
        {
            TaskState? known = _states.GetValueOrDefault((run.Task, run.Source));
            run = run with
            {
                IsRepeat = client is not null && known?.Client is { } before && before != client,
                FailingSinceUtc = run.Kind.IsDone() ? null : known?.Last.FailingSinceUtc ?? run.StartedUtc,
            };
            _states[(run.Task, run.Source)] = known?.After(run, client) ?? TaskState.First(run, client);
            object likeness = (run.Task, run.Source, run.Kind, run.Status, run.Reason, run.Asked, run.Answered, run.IsRepeat);
            if (_waiting.TryGetValue(likeness, out HistoryEntry? alike))
                _waiting[likeness] = run with { Id = alike.Id, Times = alike.Times + run.Times, Given = alike.Given + run.Given, LeftOut = alike.LeftOut + run.LeftOut, Milliseconds = Math.Max(alike.Milliseconds, run.Milliseconds) };
            else if (_waiting.Count < MostWaiting)
                _waiting.Add(likeness, run);
            else
                Dropped++;
        }
    }

    /// <summary>Takes what waits.</summary>
    public IReadOnlyList<HistoryEntry> Take()
    {
        lock (_lock)
        {
            HistoryEntry[] all = [.. _waiting.Values];
            _waiting.Clear();
            return all;
        }
    }

    /// <summary>Puts back what could not be written.</summary>
    public void PutBack(IEnumerable<HistoryEntry> entries)
    {
        lock (_lock)
        {
            foreach (HistoryEntry entry in entries)
            {
                if (_waiting.Count < MostWaiting)
                    _waiting[entry.Id] = entry;
                else
                    Dropped += entry.Times;
            }
        }
    }

    /// <summary>Remembers the runs of before this program was started.</summary>
    /// <param name="newest">The oldest first.</param>
    public void Seed(IEnumerable<HistoryEntry> newest)
    {
        lock (_lock)
        {
            IsSeeded = true;
            foreach (IGrouping<(string, string), HistoryEntry> task in newest.GroupBy(e => (e.Task, e.Source)))
            {
                TaskState before = task.Skip(1).Aggregate(TaskState.First(task.First(), null), (state, entry) => state.After(entry, null)) with { DoneGaps = [] };
                _states[task.Key] = _states.TryGetValue(task.Key, out TaskState? since) ? since with { DoneUtc = since.DoneUtc ?? before.DoneUtc } : before;
            }
        }
    }
}
