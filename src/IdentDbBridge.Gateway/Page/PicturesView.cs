using System.Collections.Concurrent;
using System.Globalization;
using IdentDbBridge.Gateway.Clinics;
using IdentDbBridge.Gateway.Http;
using Microsoft.AspNetCore.Http;
using static IdentDbBridge.Gateway.Page.Html;

namespace IdentDbBridge.Gateway.Page;

/// <summary>Calls by hour, tickets by source, free and busy time by day and doctor.</summary>
sealed class PicturesView(ClinicDirectory clinics, PageFrame frame, TimeProvider time)
{
    // Who looks twice costs the database nothing.
    static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    readonly ConcurrentDictionary<Clinic, (DateTimeOffset At, ClinicFigures Figures)> _known = new();

    public async Task ShowAsync(HttpContext http)
    {
        Clinic clinic = clinics.Find(http.Request.RouteValues["clinic"] as string) ?? throw RefusedException.NotFound();
        Html pictures;
        try
        {
            pictures = Pictures(await FiguresAsync(clinic, http.RequestAborted));
        }
        catch (OperationCanceledException) when (!http.RequestAborted.IsCancellationRequested)
        {
            pictures = H($"""<p class="bad" role="status">{T($"This takes too long now. Try again later.")}</p>""");
        }
        catch (IdentDbException e)
        {
            pictures = H($"""<p class="bad" role="status">{e.Message}</p>""");
        }

        await frame.WriteAsync(http, T($"Pictures of {clinic.Name}"), pictures);
    }

    async Task<ClinicFigures> FiguresAsync(Clinic clinic, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(clinic, out var known) && time.GetUtcNow() - known.At < Fresh)
            return known.Figures;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        ClinicFigures figures = await ClinicFigures.ReadAsync(clinic, time.GetUtcNow(), patience.Token);
        foreach (Clinic gone in _known.Keys.Except(clinics.All))
            _known.TryRemove(gone, out _);
        _known[clinic] = (time.GetUtcNow(), figures);
        return figures;
    }

    static Html Pictures(ClinicFigures figures) => H($"""
        {new Bars(T($"Calls by the hour of the day, {ClinicFigures.DaysOfCalls} days"), T($"Hour"), T($"answered"), T($"not answered"))
            .Upright([.. figures.CallsByHour.Select((counts, hour) => (hour.ToString(CultureInfo.InvariantCulture), counts))])}
        {new Bars(T($"Tickets by source, {ClinicFigures.DaysOfTickets} days"), T($"Source"), T($"Tickets"))
            .Lying([.. figures.TicketsBySource.Select(t => (t.Source.Length == 0 ? T($"other ways") : t.Source, (int[])[t.Count]))])}
        <h2>{T($"Schedule by day and doctor, in minutes")}</h2>
        {(figures.Slots.Count == 0 ? H($"<p>{T($"No schedule is there, or IDENT is writing it.")}</p>") : None)}
        {figures.Slots.GroupBy(s => s.Day).Select(day => new Bars(Day(day.Key), T($"Doctor"), T($"free"), T($"busy")).Lying([.. day.Select(s => (s.Doctor, (int[])[s.Free, s.Busy]))]))}
        """);

    static string Day(DateOnly day) => day.ToString(PageLanguage.IsRussian ? "dd.MM.yyyy" : "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
