using IdentDbBridge.Gateway.Clinics;
using IdentDbBridge.Gateway.Http;
using IdentDbBridge.Gateway.Intake;
using IdentDbBridge.Gateway.Senders;
using Microsoft.AspNetCore.Http;
using static IdentDbBridge.Gateway.Page.Html;

namespace IdentDbBridge.Gateway.Page;

/// <summary>What was sent and could not be used: to send again, and whom to phone. What stands in a record shows only when it is opened, one at a time, which goes to the audit.</summary>
sealed class RejectedView(ClinicDirectory clinics, KeptBodies kept, IntakeWork work, AccessAudit audit, PageFrame frame)
{
    // Of a clinic, on one page.
    const int Most = 200;

    /// <summary>The lists.</summary>
    public Task ShowAsync(HttpContext http) => ShowAsync(http, None);

    /// <summary>Tries one again, or all.</summary>
    public async Task AgainAsync(HttpContext http)
    {
        (Clinic clinic, string? name) = await AskedAsync(http);
        await audit.AddAsync(PageVisitor.Of(http)!.User!, http.Connection.RemoteIpAddress, "again", clinic.Name, name ?? "*");
        int used = await work.RetryAsync(clinic, name, http.RequestAborted);
        await ShowAsync(http, Status(used == 0 ? T($"Nothing of it can be used yet. Mend the columns of the source, then send it again.") : T($"{used} record(s) could be used now.")));
    }

    /// <summary>Takes one off the list.</summary>
    public async Task ForgetAsync(HttpContext http)
    {
        (Clinic clinic, KeptBody _, string name) = await OneAsync(http);
        await audit.AddAsync(PageVisitor.Of(http)!.User!, http.Connection.RemoteIpAddress, "forget", clinic.Name, name);
        kept.Remove(clinic.Name, name);
        await ShowAsync(http, Status(T($"It is off the list.")));
    }

    /// <summary>Shows one.</summary>
    public async Task OpenAsync(HttpContext http)
    {
        (Clinic clinic, KeptBody body, string name) = await OneAsync(http);
        await audit.AddAsync(PageVisitor.Of(http)!.User!, http.Connection.RemoteIpAddress, "open", clinic.Name, name);
        Html content = SentFields.Read(body.Query, body.Body) is { All.Count: > 0 } fields
            ? H($"""<dl class="lines">{fields.All.Select(f => H($"<div><dt>{f.Key}</dt><dd>{f.Value}</dd></div>"))}</dl>""")
            : H($"<pre>{body.Body}</pre>");
        await frame.WriteAsync(http, T($"One rejected record"), H($"""
            <p>{T($"Source {body.Source}")}, {PageWords.Time(clinic.Clock, body.ReceivedAt)}. {body.Problem}</p>
            {content}
            {Button(http, clinic, name, "again", T($"Send again"), None)}{Button(http, clinic, name, "forget", T($"Done, take it off the list"), None)}
            <p><a href="/rejected">{T($"Back to the list")}</a></p>
            """));
    }

    async Task ShowAsync(HttpContext http, Html status)
    {
        List<Html> sections = [];
        foreach (Clinic clinic in clinics.All)
            sections.Add(await SectionAsync(http, clinic));
        await frame.WriteAsync(http, T($"Rejected, and whom to phone"), H($"""
            {status}<p class="note">{T($"What was sent and could not be used is kept encrypted for seven days. Who opens a record is noted.")}</p>{sections}
            """));
    }

    async Task<Html> SectionAsync(HttpContext http, Clinic clinic)
    {
        List<(string Name, KeptBody Body)> all = [];
        await foreach ((string path, KeptBody body) in kept.ReadAsync(clinic.Name, http.RequestAborted))
        {
            if (all.Count == Most)
                break;
            all.Add((Path.GetFileName(path), body));
        }

        var lists = all.ToLookup(r => clinic.Settings.Sources.TryGetValue(r.Body.Source, out SourceSettings? source) && source.Sender is FormSender);
        return H($"""
            <section aria-labelledby="clinic-{clinic.Name}"><h2 id="clinic-{clinic.Name}">{clinic.Name}</h2>
            {List(http, clinic, T($"Phone the patient: requests that did not become a ticket"), [.. lists[true]])}
            {List(http, clinic, T($"Events of phone systems"), [.. lists[false]])}
            {(all.Count == Most ? H($"<p>{T($"Shown are the oldest {Most} of {kept.Count(clinic.Name)}.")}</p>") : None)}
            {(all.Count == 0 ? H($"<p>{T($"There is nothing to show.")}</p>") : frame.Form(http, $"/rejected/{clinic.Name}/again", H($"<button>{T($"Send all of {clinic.Name} again")}</button>")))}
            </section>
            """);
    }

    Html List(HttpContext http, Clinic clinic, string caption, List<(string Name, KeptBody Body)> records) => records.Count == 0 ? None : PageTable.Of(
        caption,
        [T($"Came"), T($"Source"), T($"Why"), T($"What to do")],
        records.Select(r => (IReadOnlyList<Html>)
        [
            PageWords.Time(clinic.Clock, r.Body.ReceivedAt), H($"{r.Body.Source}"), H($"{r.Body.Problem ?? "–"}"),
            H($"{Button(http, clinic, r.Name, "open", T($"Open"), PageWords.Time(clinic.Clock, r.Body.ReceivedAt))}{Button(http, clinic, r.Name, "again", T($"Send again"), PageWords.Time(clinic.Clock, r.Body.ReceivedAt))}"),
        ]));

    Html Button(HttpContext http, Clinic clinic, string name, string act, string text, Html of) =>
        frame.Form(http, $"/rejected/{clinic.Name}/{act}", H($"""<input type="hidden" name="record" value="{name}"><button>{text}{(of.Text.Length == 0 ? None : H($"""<span class="unseen"> ({of})</span>"""))}</button>"""), "inline");

    static Html Status(string text) => H($"""<p class="status" role="status">{text}</p>""");

    async Task<(Clinic Clinic, string? Name)> AskedAsync(HttpContext http)
    {
        Clinic clinic = clinics.Find(http.Request.RouteValues["clinic"] as string) ?? throw RefusedException.NotFound();
        string name = (await http.Request.ReadFormAsync(http.RequestAborted))["record"].ToString();
        return (clinic, name.Length == 0 ? null : name);
    }

    async Task<(Clinic Clinic, KeptBody Body, string Name)> OneAsync(HttpContext http)
    {
        (Clinic clinic, string? name) = await AskedAsync(http);
        return name is not null && await kept.FindAsync(clinic.Name, name, http.RequestAborted) is { } body ? (clinic, body, name) : throw RefusedException.NotFound();
    }
}
