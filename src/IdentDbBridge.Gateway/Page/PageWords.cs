using System.Globalization;
using IdentDbBridge.Gateway.Http;
using IdentDbBridge.History;
using static IdentDbBridge.Gateway.Page.Html;

namespace IdentDbBridge.Gateway.Page;

/// <summary>What the page calls things.</summary>
static class PageWords
{
    /// <summary>The tasks in the order of the page.</summary>
    public static readonly string[] Tasks = [TaskName.Calls, TaskName.OngoingCalls, TaskName.Tickets, TaskName.Schedule, TaskName.Intake];

    public static string Task(string name) => name switch
    {
        TaskName.Calls => T($"Calls"),
        TaskName.OngoingCalls => T($"Ongoing calls"),
        TaskName.Tickets => T($"Tickets"),
        TaskName.Schedule => T($"Schedule"),
        TaskName.Intake => T($"Intake"),
        _ => name,
    };

    /// <summary>A source by its name, else the task.</summary>
    public static string Task(string name, string source) => source.Length == 0 ? Task(name) : T($"Source {source}");

    public static string End(HistoryKind kind) => kind switch
    {
        HistoryKind.Success => T($"well"),
        HistoryKind.Warning => T($"well, some left out"),
        HistoryKind.Network => T($"no connection or no access"),
        HistoryKind.Known => T($"refused"),
        _ => T($"unexpected error"),
    };

    /// <summary>How the style sheet calls it.</summary>
    public static string Css(HistoryKind kind) => kind switch
    {
        HistoryKind.Success => "good",
        HistoryKind.Warning => "warn",
        _ => "bad",
    };

    /// <summary>A moment, on the clinic's wall clock.</summary>
    public static Html Time(ClinicTime clock, DateTime utc) => Time(clock, new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc)));

    /// <inheritdoc cref="Time(ClinicTime, DateTime)" />
    public static Html Time(ClinicTime clock, DateTimeOffset moment)
    {
        string shown = clock.ToLocal(moment).ToString(PageLanguage.IsRussian ? "dd.MM.yyyy HH:mm:ss" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        return H($"""<time datetime="{moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}">{shown}</time>""");
    }

    /// <summary>How long, in the largest unit that says it.</summary>
    public static string Span(TimeSpan span) =>
        span < TimeSpan.FromSeconds(60) ? T($"{(int)span.TotalSeconds} s")
        : span < TimeSpan.FromMinutes(60) ? T($"{(int)Math.Round(span.TotalMinutes)} min")
        : span < TimeSpan.FromHours(48) ? T($"{Math.Round(span.TotalHours, 1):0.#} h")
        : T($"{(int)span.TotalDays} days");
}
