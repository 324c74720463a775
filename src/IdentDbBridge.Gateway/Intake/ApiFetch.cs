using System.Text.Json;
using IdentDbBridge.Gateway.Clinics;
using IdentDbBridge.Gateway.Senders;
using IdentDbBridge.Rules;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IdentDbBridge.Gateway.Intake;

/// <summary>
/// Asks senders for what their notices name and do not tell: amoCRM who stands behind a lead, Zadarma where a recording lies. What they do not say within an hour is on the list of what could not be
/// used.
/// </summary>
sealed partial class ApiFetch(ClinicDirectory clinics, AwaitedAnswers awaited, IntakeWork work, TimeProvider time, ILogger<ApiFetch> log) : BackgroundService
{
    const int LargestAnswer = 1024 * 1024;

    static readonly TimeSpan Every = TimeSpan.FromSeconds(15);
    static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(10);
    static readonly TimeSpan Patience = TimeSpan.FromHours(1);

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
            foreach (Clinic clinic in clinics.All.Where(c => c.Settings.Sources.Values.Any(s => s.Sender.AsksFor is not null)))
                await FetchAsync(clinic, stoppingToken);
            await awaited.WaitAsync(Every, stoppingToken);
        }
    }

    async Task FetchAsync(Clinic clinic, CancellationToken stoppingToken)
    {
        // Of those whose API does not answer nothing else is asked for now.
        HashSet<string> silent = new(StringComparer.OrdinalIgnoreCase);
        try
        {
            await foreach ((string name, KeptBody body) in awaited.ReadAsync(clinic.Name, stoppingToken))
            {
                if (silent.Contains(body.Source))
                    continue;
                (Fetched fetched, bool isSilent) = await AskAsync(clinic, body, stoppingToken);
                if (isSilent)
                    silent.Add(body.Source);
                bool isLost = fetched.Problem is not null && (!fetched.IsEarly || time.GetUtcNow() - body.ReceivedAt > Patience);
                if (isLost ? await work.KeepAsync(clinic.Name, body.Source, fetched.Problem!, body, CancellationToken.None) == IntakeResult.Unusable : !fetched.IsEarly)
                    awaited.Remove(clinic.Name, name);
                else if (isSilent || isLost)
                    LogTrouble(clinic.Name, body.Source, fetched.Problem!);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or IdentDbException)
        {
            LogTrouble(clinic.Name, "api", e is IdentDbException ? e.Message : e.GetType().Name);
        }
    }

    /// <summary>What became of it, and whether its API is away.</summary>
    async Task<(Fetched Fetched, bool IsSilent)> AskAsync(Clinic clinic, KeptBody body, CancellationToken stoppingToken)
    {
        if (!clinic.Settings.Sources.TryGetValue(body.Source, out SourceSettings? source) || source.Api is null || source.Token is null)
            return (Fetched.Nothing(T($"the source has no \"api\" any more")), false);
        try
        {
            Fetched fetched = await source.Sender.FetchAsync(_http, source, body.AskFor!, body.ReceivedAt, time.GetUtcNow(), stoppingToken);
            if (fetched.Word is { } word && !Forgotten.Has(clinic, word, body.ReceivedAt) && await IntakeWork.WriteAsync(clinic, word, CancellationToken.None) is { } problem)
                return (Fetched.Nothing(problem), false);
            return (fetched, false);
        }
        catch (ValidationException e)
        {
            return (Fetched.Nothing(e.Message), false);
        }
        catch (Exception e) when (e is HttpRequestException or JsonException || (e is TaskCanceledException && !stoppingToken.IsCancellationRequested))
        {
            return (Fetched.NotYet(T($"the API of {source.Sender.Type} does not tell it ({Reason(e)})")), true);
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
}
