using IdentDbBridge.Gateway.Clinics;
using IdentDbBridge.Gateway.Http;
using IdentDbBridge.Gateway.Intake;
using IdentDbBridge.Gateway.Runs;
using IdentDbBridge.Outbox;
using Microsoft.AspNetCore.Http;
using static IdentDbBridge.Gateway.Page.Html;

namespace IdentDbBridge.Gateway.Page;

/// <summary>«Состояние обмена»: how every task of every clinic stands.</summary>
sealed class OverviewView(ClinicDirectory clinics, RunHistory history, DirectReads direct, KeptBodies kept, PageFrame frame, TimeProvider time)
{
    static readonly string[] OfIdent = [TaskName.Calls, TaskName.OngoingCalls, TaskName.Tickets, TaskName.Schedule];

    public async Task ShowAsync(HttpContext http)
    {
        PageVisitor visitor = PageVisitor.Of(http)!;
        List<Html> sections = [];
        foreach (Clinic clinic in clinics.All)
            sections.Add(await SectionAsync(clinic, visitor, http.RequestAborted));
        Html hint = visitor.IsSignedIn ? None : H($"<p class=\"note\">{T($"Without signing in you see figures only.")}</p>");
        await frame.WriteAsync(http, T($"State of the exchange"), H($"{hint}{sections}"), isLive: true);
    }

    async Task<Html> SectionAsync(Clinic clinic, PageVisitor visitor, CancellationToken cancellationToken)
    {
        var states = history.Of(clinic.Name).States;
        var card = new TaskCard(clinic.Clock, time.GetUtcNow(), visitor.IsSignedIn);
        IEnumerable<Html> own = clinic.Settings.Ident is null ? [] : OfIdent.Select(task => card.Of(task, "", states.GetValueOrDefault((task, ""))));
        IEnumerable<Html> sources = clinic.Settings.Sources.Values.Select(s => s.Name).Order(StringComparer.Ordinal).Select(name => card.Of(TaskName.Intake, name, states.GetValueOrDefault((TaskName.Intake, name))));
        return H($"""
            <section aria-labelledby="clinic-{clinic.Name}"><h2 id="clinic-{clinic.Name}">{clinic.Name}</h2>
            {(visitor.IsSignedIn ? H($"""<p><a href="/clinic/{clinic.Name}">{T($"Pictures of {clinic.Name}")}</a></p>""") : None)}
            <div class="cards">{own}{(clinic.Settings.Ident is null ? Direct(clinic) : None)}{sources}{await OutboxAsync(clinic, visitor, cancellationToken)}</div>
            {Trouble(clinic, visitor)}
            </section>
            """);
    }

    Html Direct(Clinic clinic)
    {
        DirectSight? sight = direct.Of(clinic.Name);
        Html found = sight switch
        {
            null => H($"<p>{T($"It is being looked at.")}</p>"),
            { Problem: not null } => H($"""<p class="bad">{T($"The database cannot be read.")}</p>"""),
            _ => H($"""
                <dl><div><dt>{T($"Schedule changed last")}</dt><dd>{(sight.Schedule is { } schedule ? PageWords.Time(clinic.Clock, schedule.ChangedAfter ?? schedule.ChangedBefore) : H($"{T($"never seen")}"))}</dd></div>
                <div><dt>{T($"Tickets that IDENT may not have read yet")}</dt><dd>{sight.Unread}</dd></div>
                {(sight.OldestUnread is { } oldest ? H($"<div><dt>{T($"The oldest of them")}</dt><dd>{PageWords.Span(oldest)}</dd></div>") : None)}</dl>
                """),
        };
        return H($"""<article class="card idle"><h3>{T($"IDENT, directly in the database")}</h3><p>{T($"What IDENT reads there cannot be seen from outside. This can:")}</p>{found}</article>""");
    }

    async Task<Html> OutboxAsync(Clinic clinic, PageVisitor visitor, CancellationToken cancellationToken)
    {
        if (clinic.Settings.Exchange.Outbox is null)
            return None;
        OutboxStatus status = await clinic.Exchange.ReadOutboxAsync(cancellationToken);
        int rejected = kept.Count(clinic.Name);
        string css = status.SetAside > 0 || rejected > 0 ? "warn" : status.Error is not null ? "bad" : "good";
        return H($"""
            <article class="card {css}"><h3>{T($"Outbox")}</h3>
            <p class="state">{(status.Error is null ? T($"works") : T($"does not reach the database"))}</p>
            <dl><div><dt>{T($"Waiting")}</dt><dd>{status.Waiting}</dd></div>
            {(status.OldestAt is { } oldest ? H($"<div><dt>{T($"The oldest")}</dt><dd>{PageWords.Time(clinic.Clock, oldest)}</dd></div>") : None)}
            <div><dt>{T($"Set aside")}</dt><dd>{status.SetAside}</dd></div>
            <div><dt>{T($"Rejected, to be sent again")}</dt><dd>{rejected}</dd></div>
            {(visitor.IsSignedIn ? H($"{status.Reasons.Concat(status.Refused).Select(r => H($"<div><dt>{T($"Why")}</dt><dd>{r.Reason}: {r.Count}</dd></div>"))}") : None)}
            {(visitor.IsSignedIn && status.Error is { } error ? H($"<div><dt>{T($"Why")}</dt><dd>{error}</dd></div>") : None)}</dl>
            </article>
            """);
    }

    Html Trouble(Clinic clinic, PageVisitor visitor)
    {
        ClinicRuns runs = history.Of(clinic.Name);
        if (runs.Problem is not { } problem)
            return runs.Dropped == 0 ? None : H($"""<p class="note">{T($"{runs.Dropped} run(s) are not in the history: its table was away for too long.")}</p>""");
        return H($"""<p class="note bad">{(visitor.IsSignedIn ? T($"The history is not written now: {problem}") : T($"The history is not written now."))}</p>""");
    }
}
