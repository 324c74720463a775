using System.Globalization;
using IdentDbBridge.Gateway.Clinics;
using IdentDbBridge.Gateway.Http;
using IdentDbBridge.Gateway.Runs;
using IdentDbBridge.History;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using static IdentDbBridge.Gateway.Page.Html;

namespace IdentDbBridge.Gateway.Page;

/// <summary>«История»: the runs of a clinic, with filters.</summary>
sealed class HistoryView(ClinicDirectory clinics, RunHistory runs, PageFrame frame)
{
    const int Rows = 50;

    const string Key = "yyyyMMddHHmmss";

    /// <summary>Those that were asked for.</summary>
    public async Task ShowAsync(HttpContext http)
    {
        IQueryCollection query = http.Request.Query;
        Clinic clinic = clinics.Find(query["clinic"]) ?? clinics.All.First();
        var wanted = new HistoryQuery
        {
            Task = PageWords.Tasks.Contains(query["task"].ToString()) ? query["task"].ToString() : null,
            Source = clinic.Settings.Sources.TryGetValue(query["source"].ToString(), out var source) ? source.Name : null,
            IsDone = query["end"].ToString() switch { "done" => true, "failed" => false, _ => null },
            Before = Parse(query["before"]) is { } before ? new HistoryEntry { StartedUtc = before.StartedUtc, Id = before.Id, Task = "" } : null,
            Rows = Rows + 1,
        };
        await frame.WriteAsync(http, T($"History"), H($"{Filters(clinic, wanted)}{await FoundAsync(http, clinic, wanted)}"), isLive: wanted.Before is null);
    }

    /// <summary>«Подробнее»: one run.</summary>
    public async Task ShowOneAsync(HttpContext http)
    {
        Clinic clinic = clinics.Find(http.Request.RouteValues["clinic"] as string) ?? throw RefusedException.NotFound();
        (DateTime startedUtc, string id) = Parse(http.Request.RouteValues["key"] as string) ?? throw RefusedException.NotFound();
        HistoryEntry entry = await clinic.Exchange.History.FindAsync(startedUtc, id, http.RequestAborted) ?? throw RefusedException.NotFound();
        (string Name, Html Value)[] lines =
        [
            (T($"Clinic"), H($"{clinic.Name}")),
            (T($"Task"), H($"{PageWords.Task(entry.Task, entry.Source)}")),
            (T($"Last run"), PageWords.Time(clinic.Clock, entry.StartedUtc)),
            (T($"End"), H($"""<span class="{PageWords.Css(entry.Kind)}">{PageWords.End(entry.Kind)}</span>""")),
            (T($"Times in a row"), H($"{entry.Times}")),
            (T($"What came"), H($"{entry.Given}")),
            (T($"Left out or refused"), H($"{entry.LeftOut}")),
            (T($"Took"), H($"{T($"{entry.Milliseconds} ms")}")),
            (T($"Asked"), H($"<code>{entry.Asked}</code>")),
            (T($"Answered"), H($"<code>{entry.Status?.ToString(CultureInfo.InvariantCulture)} {entry.Answered}</code>")),
            (T($"Why"), H($"{entry.Reason ?? "–"}")),
        ];
        await frame.WriteAsync(http, T($"One run"), H($"""
            <p class="note">{T($"Values of patients are not kept: only the names of the fields that were sent.")}</p>
            <dl class="lines">{lines.Select(l => H($"<div><dt>{l.Name}</dt><dd>{l.Value}</dd></div>"))}</dl>
            <p><a href="/history?clinic={clinic.Name}">{T($"Back to the history")}</a></p>
            """));
    }

    Html Filters(Clinic clinic, HistoryQuery wanted) => H($"""
        <form method="get" action="/history" class="filters" aria-label="{T($"Filters")}">
        {Select("clinic", T($"Clinic"), clinic.Name, clinics.All.Select(c => (c.Name, c.Name)))}
        {Select("task", T($"Task"), wanted.Task ?? "", PageWords.Tasks.Select(t => (t, PageWords.Task(t))).Prepend(("", T($"all"))))}
        {Select("source", T($"Source"), wanted.Source ?? "", clinic.Settings.Sources.Values.Select(s => (s.Name, s.Name)).Prepend(("", T($"all"))))}
        {Select("end", T($"End"), wanted.IsDone switch { true => "done", false => "failed", _ => "" }, [("", T($"all")), ("done", T($"well")), ("failed", T($"errors"))])}
        <p><button>{T($"Show")}</button></p>
        </form>
        """);

    static Html Select(string name, string label, string chosen, IEnumerable<(string Value, string Text)> options) => H($"""
        <p><label for="f-{name}">{label}</label><select id="f-{name}" name="{name}">{options.Select(o => H($"""<option value="{o.Value}"{(o.Value == chosen ? new Html(" selected") : None)}>{o.Text}</option>"""))}</select></p>
        """);

    async Task<Html> FoundAsync(HttpContext http, Clinic clinic, HistoryQuery wanted)
    {
        List<HistoryEntry> found;
        try
        {
            found = await clinic.Exchange.History.ReadAsync(wanted, http.RequestAborted);
        }
        catch (IdentDbException e)
        {
            return H($"""<p class="bad" role="status">{T($"The history cannot be read: {runs.Of(clinic.Name).Problem ?? e.Message}")}</p>""");
        }

        if (found.Count == 0)
            return H($"""<p role="status">{T($"There is nothing to show.")}</p>""");
        List<HistoryEntry> shown = [.. found.Take(Rows)];
        string[] columns = [T($"Last run"), T($"Task"), T($"End"), T($"Times"), T($"What came"), T($"Left out or refused"), T($"Why"), T($"More")];
        Html older = found.Count > Rows ? H($"""<p><a href="{Older(http, shown[^1])}" rel="next">{T($"Older ones")}</a></p>""") : None;
        return H($"{PageTable.Of(T($"Runs of {clinic.Name}, the newest first"), columns, shown.Select(e => Row(clinic, e)), i => PageWords.Css(shown[i].Kind))}{older}");
    }

    static IReadOnlyList<Html> Row(Clinic clinic, HistoryEntry entry) =>
    [
        PageWords.Time(clinic.Clock, entry.StartedUtc),
        H($"{PageWords.Task(entry.Task, entry.Source)}"),
        H($"""<span class="end">{PageWords.End(entry.Kind)}</span>{(entry.IsRepeat ? H($" ({T($"Repeat")})") : None)}"""),
        H($"{entry.Times}"),
        H($"{entry.Given}"),
        H($"{entry.LeftOut}"),
        H($"{entry.Reason ?? "–"}"),
        H($"""<a href="/history/{clinic.Name}/{KeyOf(entry)}">{T($"More on it")}</a>"""),
    ];

    static string Older(HttpContext http, HistoryEntry last) =>
        QueryHelpers.AddQueryString("/history", http.Request.Query.Where(q => q.Key is "clinic" or "task" or "source" or "end").Select(q => KeyValuePair.Create(q.Key, (string?)q.Value.ToString())).Append(KeyValuePair.Create("before", (string?)KeyOf(last))));

    static string KeyOf(HistoryEntry entry) => $"{entry.StartedUtc.ToString(Key, CultureInfo.InvariantCulture)}-{entry.Id}";

    static (DateTime StartedUtc, string Id)? Parse(string? key) =>
        key is not null && key.Length > Key.Length + 1 && DateTime.TryParseExact(key[..Key.Length], Key, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime started)
            ? (started, key[(Key.Length + 1)..])
            : null;
}
