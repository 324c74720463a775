using System.Diagnostics;
using System.Globalization;
using System.Text;
using IdentDbBridge.Calls;
using IdentDbBridge.Gateway.Ident;
using IdentDbBridge.Gateway.Senders;
using IdentDbBridge.Gateway.Settings;
using IdentDbBridge.Ident;
using IdentDbBridge.Retention;
using IdentDbBridge.Tickets;

namespace IdentDbBridge.Gateway.Probes;

/// <summary>
/// Plays a sender against a gateway that runs: a ticket or a call goes the whole way into the table, and out again. It bears a date of the year 2000, before any start date of an IDENT, so that
/// none takes it for a patient; all of before <see cref="ProbeMark.Before"/> is deleted at the end, what an earlier probe left, too.
/// </summary>
public static class SourceProbe
{
    static readonly DateTimeOffset FirstDay = new(2000, 1, 2, 0, 0, 0, TimeSpan.Zero);
    static readonly DateTime Begin = new(2000, 1, 1);
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Sends one.</summary>
    /// <param name="configPath">The gateway's file.</param>
    /// <param name="name">SOURCE, or CLINIC/SOURCE where several clinics have one of that name.</param>
    /// <param name="gateway">Where it listens.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConfigurationException">There is no such source, its kind cannot be probed, or no gateway answers.</exception>
    /// <exception cref="ServerException">The database failed.</exception>
    public static async Task<ProbeReport> RunAsync(string configPath, string name, Uri gateway, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(name);
        (ClinicSettings clinic, SourceSettings source) = Find(SettingsFile.Read(configPath), name);
        ProbeMark mark = NewMark(clinic);
        SentProbe probe = source.Sender.Probe(source, mark)
            ?? throw new ConfigurationException(T($"{source.Name}: what {source.Sender.Type} sends says no time, so a probe would stand among the calls of today. Make a call instead."));
        // A key may be Russian.
        using var http = new HttpClient(new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 }) { BaseAddress = gateway };
        var clock = Stopwatch.StartNew();
        int status = await SendAsync(http, clinic, source, probe, cancellationToken);
        TimeSpan answered = clock.Elapsed;
        var report = new ProbeReport { Clinic = clinic.Name, Source = source.Name, Status = status, Answered = answered };
        await using var rows = new ExchangeRows(clinic.Database);
        try
        {
            while (status == 200 && report.Arrived is null && clock.Elapsed < Patience)
            {
                if (await IsThereAsync(rows, mark, cancellationToken))
                    report = report with { Arrived = clock.Elapsed, IsGivenToIdent = await IsGivenAsync(http, clinic, mark, cancellationToken) };
                else
                    await Task.Delay(Pause, cancellationToken);
            }
        }
        finally
        {
            PurgeResult removed = await new Purge(clinic.Database).RunAsync(new PurgeRequest { Before = ProbeMark.Before }, _ => { }, CancellationToken.None);
            report = report with { Removed = removed.Tickets + removed.FinishedCalls };
        }

        return report;
    }

    static (ClinicSettings Clinic, SourceSettings Source) Find(GatewaySettings settings, string name)
    {
        string[] parts = name.Split('/', 2);
        (ClinicSettings Clinic, SourceSettings Source)[] found =
        [
            .. from clinic in settings.Clinics.Values
               where parts.Length == 1 || clinic.Name.Equals(parts[0], StringComparison.OrdinalIgnoreCase)
               let source = clinic.Sources.GetValueOrDefault(parts[^1])
               where source is not null
               select (clinic, source),
        ];
        return found switch
        {
            [var one] => one,
            [] => throw new ConfigurationException(T($"There is no such source. There are: {string.Join(", ", settings.Clinics.Values.SelectMany(c => c.Sources.Values.Select(s => $"{c.Name}/{s.Name}")))}.")),
            _ => throw new ConfigurationException(T($"Several clinics have a source of that name: {string.Join(", ", found.Select(f => $"{f.Clinic.Name}/{f.Source.Name}"))}.")),
        };
    }

    static ProbeMark NewMark(ClinicSettings clinic)
    {
        const int Seconds = 86_400;
        int number = Random.Shared.Next(1_000_000);
        return new ProbeMark($"probe{Guid.NewGuid():N}", string.Create(CultureInfo.InvariantCulture, $"+7000{number:0000000}"), FirstDay.AddSeconds(Random.Shared.Next(Seconds)), new ClinicTime(clinic.Exchange.TimeZone));
    }

    static async Task<int> SendAsync(HttpClient http, ClinicSettings clinic, SourceSettings source, SentProbe probe, CancellationToken cancellationToken)
    {
        string secret = source.Secret is { } known ? "/" + Uri.EscapeDataString(known.Reveal()) : "";
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/in/{clinic.Name}/{source.Name}{secret}{probe.Rest}", UriKind.Relative)) { Content = new StringContent(probe.Body, Encoding.UTF8, probe.Type) };
        if (probe.Signature is { } signature)
            request.Headers.TryAddWithoutValidation("Signature", signature);
        using HttpResponseMessage answer = await AskAsync(http, request, cancellationToken);
        return (int)answer.StatusCode;
    }

    static async Task<bool> IsThereAsync(ExchangeRows rows, ProbeMark mark, CancellationToken cancellationToken)
    {
        List<Ticket> tickets = await rows.ReadTicketsAsync(Begin, ProbeMark.Before, cancellationToken);
        List<StoredCall> calls = await rows.ReadCallsAsync(Begin, ProbeMark.Before, cancellationToken);
        return tickets.Any(t => t.ClientPhone == mark.Phone) || calls.Any(c => c.PhoneFrom == mark.Phone);
    }

    static async Task<bool?> IsGivenAsync(HttpClient http, ClinicSettings clinic, ProbeMark mark, CancellationToken cancellationToken)
    {
        if (clinic.Ident is not { } ident)
            return null;
        foreach (string method in (string[])["GetTickets", "GetFinishedCalls"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/ident/{clinic.Name}/{method}?dateTimeFrom={Begin:yyyy-MM-dd}&dateTimeTo={ProbeMark.Before:yyyy-MM-dd}", UriKind.Relative));
            request.Headers.TryAddWithoutValidation(IdentEndpoints.KeyHeader, ident.Key.Reveal());
            using HttpResponseMessage answer = await AskAsync(http, request, cancellationToken);
            if (answer.IsSuccessStatusCode && (await answer.Content.ReadAsStringAsync(cancellationToken)).Contains(mark.Phone, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    static async Task<HttpResponseMessage> AskAsync(HttpClient http, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await http.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException e)
        {
            throw new ConfigurationException(T($"No gateway answers at {http.BaseAddress} ({e.HttpRequestError})."), e);
        }
    }
}
