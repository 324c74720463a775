using System.Text.Json;
using IdentDbBridge.Gateway.Clinics;
using IdentDbBridge.Gateway.Senders;
using IdentDbBridge.Rules;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IdentDbBridge.Gateway.Intake;

/// <summary>Asks amoCRM who stands behind a lead of which its hook told the number, and makes a ticket of it. What it does not say within an hour is on the list of whom to phone.</summary>
sealed partial class LeadFetch(ClinicDirectory clinics, AwaitedLeads leads, IntakeWork work, TimeProvider time, ILogger<LeadFetch> log) : BackgroundService
{
    const int LargestAnswer = 1024 * 1024;

    static readonly TimeSpan Every = TimeSpan.FromSeconds(15);
    static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(10);
    static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    // A lead is made before its contact is put to it.
    static readonly TimeSpan PatienceForContact = TimeSpan.FromMinutes(5);

    readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = LongestAnswer, MaxResponseContentBufferSize = LargestAnswer };

    public override void Dispose()
    {
        _http.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            foreach (Clinic clinic in clinics.All.Where(c => c.Settings.Sources.Values.Any(s => s.Sender is AmoCrm)))
                await FetchAsync(clinic, stoppingToken);
            await leads.WaitAsync(Every, stoppingToken);
        }
    }

    async Task FetchAsync(Clinic clinic, CancellationToken stoppingToken)
    {
        // Of those whose amoCRM does not answer no other is asked for now.
        HashSet<string> silent = new(StringComparer.OrdinalIgnoreCase);
        try
        {
            await foreach ((string name, KeptBody body) in leads.ReadAsync(clinic.Name, stoppingToken))
            {
                if (silent.Contains(body.Source))
                    continue;
                (LeadState state, string? problem) = await AskAsync(clinic, body, stoppingToken);
                if (state == LeadState.Silent)
                    silent.Add(body.Source);
                bool isLost = problem is not null && (state == LeadState.Done || time.GetUtcNow() - body.ReceivedAt > Patience);
                if (isLost ? await work.KeepAsync(clinic.Name, body.Source, problem!, body, CancellationToken.None) == IntakeResult.Unusable : state == LeadState.Done)
                    leads.Remove(name);
                else if (problem is not null)
                    LogTrouble(clinic.Name, body.Source, problem);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or IdentDbException)
        {
            LogTrouble(clinic.Name, "amocrm", e is IdentDbException ? e.Message : e.GetType().Name);
        }
    }

    /// <summary>What is to become of a lead, and what is wrong with it; null for nothing.</summary>
    async Task<(LeadState State, string? Problem)> AskAsync(Clinic clinic, KeptBody body, CancellationToken stoppingToken)
    {
        if (!clinic.Settings.Sources.TryGetValue(body.Source, out SourceSettings? source) || source.Api is null || source.Token is null || source.Forms is null)
            return (LeadState.Done, T($"the source has no \"api\" any more"));
        try
        {
            if (await new AmoCrmApi(_http).ReadAsync(source, body.Lead!, stoppingToken) is not { } lead)
                return (LeadState.Done, T($"amoCRM has no such lead"));
            if (!lead.HasContact && time.GetUtcNow() - body.ReceivedAt < PatienceForContact)
                return (LeadState.Early, null);
            Word word = Word.Of(source.Forms.Read(lead.Fields, lead.CreatedAt ?? body.ReceivedAt, $"{source.Name}-lead{body.Lead}"));
            return (LeadState.Done, Forgotten.Has(clinic, word, body.ReceivedAt) ? null : await IntakeWork.WriteAsync(clinic, word, CancellationToken.None));
        }
        catch (ValidationException e)
        {
            return (LeadState.Done, e.Message);
        }
        catch (Exception e) when (e is HttpRequestException or JsonException || (e is TaskCanceledException && !stoppingToken.IsCancellationRequested))
        {
            return (LeadState.Silent, T($"amoCRM does not say who the lead is ({Reason(e)})"));
        }
    }

    static string Reason(Exception e) => e switch
    {
        HttpRequestException { StatusCode: { } status } => $"{(int)status}",
        HttpRequestException http => $"{http.HttpRequestError}",
        _ => e.GetType().Name,
    };

    [LoggerMessage(LogLevel.Warning, "{Clinic}: {Source}: {Problem}")]
    partial void LogTrouble(string clinic, string source, string problem);

    enum LeadState
    {
        /// <summary>It is a ticket, or never will be.</summary>
        Done,

        /// <summary>It will be asked for again.</summary>
        Early,

        /// <summary>Likewise, and no other of its source before.</summary>
        Silent,
    }
}
