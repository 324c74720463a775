using IdentDbBridge.Gateway.Http;
using IdentDbBridge.Gateway.Runs;
using IdentDbBridge.History;
using static IdentDbBridge.Gateway.Page.Html;

namespace IdentDbBridge.Gateway.Page;

/// <summary>How a task stands, as a card.</summary>
/// <param name="clock">The clinic's.</param>
/// <param name="now">When it is looked at.</param>
/// <param name="isSignedIn">Whether more than figures may be shown.</param>
sealed class TaskCard(ClinicTime clock, DateTimeOffset now, bool isSignedIn)
{
    static readonly Dictionary<string, TimeSpan> Standard = new()
    {
        [TaskName.Calls] = TimeSpan.FromMinutes(180),
        [TaskName.OngoingCalls] = TimeSpan.FromMinutes(180),
        [TaskName.Tickets] = TimeSpan.FromMinutes(2),
        [TaskName.Schedule] = TimeSpan.FromMinutes(10),
    };

    // How late is late: a minute is IDENT's own grain.
    static readonly TimeSpan Grain = TimeSpan.FromMinutes(1);

    /// <param name="task">Which task.</param>
    /// <param name="source">Who sends; empty for IDENT's own tasks.</param>
    /// <param name="state">Null when it has not run.</param>
    public Html Of(string task, string source, TaskState? state)
    {
        (string css, string word) = State(task, state);
        return H($"""
            <article class="card {css}"><h3>{PageWords.Task(task, source)}</h3>
            <p class="state">{word}</p>
            {(state is null ? None : H($"<dl>{Lines(task, state).Select(l => H($"<div><dt>{l.Name}</dt><dd>{l.Value}</dd></div>"))}</dl>"))}
            </article>
            """);
    }

    (string Css, string Word) State(string task, TaskState? state) => state switch
    {
        null => ("idle", T($"has not run yet")),
        { Failures: > 0 } => ("bad", T($"does not work")),
        _ when IsLate(task, state) => ("warn", T($"has not come for too long")),
        { Last.Kind: HistoryKind.Warning } => ("warn", T($"works, some left out")),
        _ => ("good", T($"works")),
    };

    bool IsLate(string task, TaskState state) => Expected(task, state) is { } expected && now > expected + state.Current(Standard[task]) + Grain;

    static DateTimeOffset? Expected(string task, TaskState state) =>
        Standard.TryGetValue(task, out TimeSpan standard) ? new DateTimeOffset(DateTime.SpecifyKind(state.Last.StartedUtc, DateTimeKind.Utc)) + state.Current(standard) : null;

    IEnumerable<(string Name, Html Value)> Lines(string task, TaskState state)
    {
        HistoryEntry last = state.Last;
        yield return (T($"Last run"), PageWords.Time(clock, last.StartedUtc));
        if (Expected(task, state) is { } expected)
        {
            yield return (T($"Next one expected"), PageWords.Time(clock, expected));
            yield return (T($"Interval"), Interval(state, Standard[task]));
        }

        yield return (T($"What came"), H($"{last.Given}"));
        if (last.LeftOut > 0)
            yield return (T($"Left out or refused"), H($"{last.LeftOut}"));
        if (isSignedIn && last.Reason is { } reason)
            yield return (T($"Why"), H($"{reason}"));
        if (last.FailingSinceUtc is { } since)
            yield return (T($"Does not work since"), PageWords.Time(clock, since));
        if (state.Failures > 0 && state.DoneUtc is { } done)
            yield return (T($"Worked last"), PageWords.Time(clock, done));
        if (last.IsRepeat)
            yield return (T($"Repeat"), H($"{T($"another client of IDENT has taken over the task")}"));
    }

    static Html Interval(TaskState state, TimeSpan standard) => state.Failures == 0
        ? H($"{PageWords.Span(state.Usual(standard))}")
        : H($"<s>{PageWords.Span(state.Usual(standard))}</s> {PageWords.Span(state.Current(standard))}");
}
