using IdentDbBridge.Gateway.Clinics;
using IdentDbBridge.Gateway.Http;
using IdentDbBridge.Gateway.Probes;
using IdentDbBridge.Gateway.Senders;
using IdentDbBridge.Health;
using IdentDbBridge.Health.Checks;
using IdentDbBridge.Health.Clients;
using IdentDbBridge.Health.Findings;
using Microsoft.AspNetCore.Http;
using static IdentDbBridge.Gateway.Page.Html;

namespace IdentDbBridge.Gateway.Page;

/// <summary>«Проверить»: looks at a clinic's database, and says what is to be done about what was found.</summary>
sealed class CheckView(ClinicDirectory clinics, PageOptions options, PageFrame frame, TimeProvider time) : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    // It costs the server something.
    readonly SemaphoreSlim _turn = new(1);

    public void Dispose() => _turn.Dispose();

    /// <summary>What can be checked.</summary>
    public Task ShowAsync(HttpContext http) => frame.WriteAsync(http, T($"Check"), Buttons(http));

    /// <summary>Checks.</summary>
    public async Task RunAsync(HttpContext http)
    {
        Clinic clinic = clinics.Find(http.Request.RouteValues["clinic"] as string) ?? throw RefusedException.NotFound();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        patience.CancelAfter(Patience);
        Html found;
        bool isMine = false;
        try
        {
            await _turn.WaitAsync(patience.Token);
            isMine = true;
            found = Found(clinic, await new HealthCheck(clinic.Settings.Database, new HealthOptions { TimeZone = clinic.Settings.Exchange.TimeZone }, time).RunAsync(patience.Token));
        }
        catch (OperationCanceledException) when (!http.RequestAborted.IsCancellationRequested)
        {
            found = H($"""<p class="bad" role="status">{T($"This takes too long now. Try again later.")}</p>""");
        }
        catch (IdentDbException e)
        {
            found = H($"""<p class="bad" role="status">{e.Message}{(e.Remedy is { } remedy && Word(remedy) is { } word ? H($" <code>{word}</code>") : None)}</p>""");
        }
        finally
        {
            if (isMine)
                _turn.Release();
        }

        await frame.WriteAsync(http, T($"Check of {clinic.Name}"), H($"{found}{Buttons(http)}"));
    }

    /// <summary>Sends a probe the whole way, from here to here.</summary>
    public async Task ProbeAsync(HttpContext http)
    {
        Clinic clinic = clinics.Find(http.Request.RouteValues["clinic"] as string) ?? throw RefusedException.NotFound();
        string name = http.Request.RouteValues["source"] is string asked && clinic.Settings.Sources.TryGetValue(asked, out SourceSettings? source) ? source.Name : throw RefusedException.NotFound();
        Html found;
        try
        {
            // Its secret goes there, so not to the name that was asked for.
            var here = new UriBuilder(http.Request.Scheme, http.Connection.LocalIpAddress!.ToString(), http.Connection.LocalPort).Uri;
            ProbeReport report = await SourceProbe.RunAsync(options.ConfigPath, $"{clinic.Name}/{name}", here, http.RequestAborted);
            found = H($"""
                <p class="{(report.IsWhole ? "status" : "bad")}" role="status">{(report.IsWhole ? T($"The probe went the whole way.") : T($"The probe did not go the whole way."))}
                {(report.Arrived is { } arrived ? T($"It was in the table after {(int)arrived.TotalMilliseconds} ms, and is out again.") : T($"It has not come into the table; the answer was {report.Status}."))}</p>
                """);
        }
        catch (IdentDbException e)
        {
            found = H($"""<p class="bad" role="status">{e.Message}</p>""");
        }

        await frame.WriteAsync(http, T($"Probe of {name}"), H($"{found}{Buttons(http)}"));
    }

    Html Buttons(HttpContext http) => H($"""
        <p>{T($"Looks at the clinic's database: way, rights, tables, clock, settings, data, growth. Leaves nothing behind.")}</p>
        {clinics.All.Select(c => frame.Form(http, $"/check/{c.Name}", H($"<p><button>{T($"Check {c.Name}")}</button></p>")))}
        <h2>{T($"A probe the whole way")}</h2>
        <p>{T($"Sends what a source would send, dated in the year 2000, waits for it in the table, and takes it out again.")}</p>
        {clinics.All.SelectMany(c => c.Settings.Sources.Values.Select(s => frame.Form(http, $"/check/{c.Name}/probe/{s.Name}", H($"<p><button>{T($"Probe {c.Name}/{s.Name}")}</button></p>"))))}
        """);

    Html Found(Clinic clinic, HealthReport report)
    {
        Finding[] findings = [.. report.Findings.OrderBy(f => Rank(f.State))];
        Html table = PageTable.Of(
            T($"What was found at {clinic.Name}"),
            [T($"Point"), T($"Result"), T($"What was found"), T($"What to do")],
            findings.Select(f => (IReadOnlyList<Html>)[H($"<code>{f.Kind.Id}</code>"), H($"""<span class="end">{Word(f.State)}</span>"""), H($"{f.Says}"), Fix(f)]),
            i => Css(findings[i].State));
        return H($"""
            <p role="status">{T($"Failures: {report.Failures}. Warnings: {report.Warnings}. Cannot tell: {report.Count(FindingState.Unknown)}. Passed: {report.Count(FindingState.Pass)}.")}</p>
            {table}{Clients(report.Clients)}
            """);
    }

    static Html Clients(IReadOnlyList<ClientVerdict> clients) => clients.Count == 0 ? None : PageTable.Of(
        T($"Drivers that IDENT may have built in"),
        [T($"Driver"), T($"What stands in its way")],
        clients.Select(c => (IReadOnlyList<Html>)[H($"{c.Client.Name}"), H($"{c.Reason ?? "–"}{(c.Fix is { } fix ? H($" <code>{fix}</code>") : None)}")]));

    Html Fix(Finding finding) => finding.Fix is { } fix ? H($"<code>{fix}</code>") : finding.Remedy is { } remedy && Word(remedy) is { } word ? H($"<code>{word}</code>") : H($"–");

    string? Word(Remedy remedy) => options.Remedies?.Invoke(remedy);

    static int Rank(FindingState state) => state switch { FindingState.Failure => 0, FindingState.Warning => 1, FindingState.Unknown => 2, _ => 3 };

    static string Word(FindingState state) => state switch
    {
        FindingState.Failure => T($"failure"),
        FindingState.Warning => T($"warning"),
        FindingState.Unknown => T($"cannot tell"),
        _ => T($"passed"),
    };

    static string? Css(FindingState state) => state switch { FindingState.Failure => "bad", FindingState.Warning => "warn", FindingState.Unknown => null, _ => "good" };
}
