using System.Collections.Concurrent;
using IdentDbBridge.Gateway.Clinics;
using IdentDbBridge.History;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IdentDbBridge.Gateway.Runs;

/// <summary>
/// Remembers how the tasks of the clinics go: at once in memory, soon in their databases, for as long as their history is kept. A
/// database that is away, or has no table for it, costs the history and nothing else.
/// </summary>
sealed partial class RunHistory(ClinicDirectory clinics, TimeProvider time, ILogger<RunHistory> log) : BackgroundService
{
    static readonly TimeSpan Every = TimeSpan.FromSeconds(1);
    static readonly TimeSpan PauseAfterTrouble = TimeSpan.FromSeconds(15);
    static readonly TimeSpan PurgeEvery = TimeSpan.FromHours(1);
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    readonly ConcurrentDictionary<Clinic, Task> _keeping = new();
    readonly ConcurrentDictionary<string, ClinicRuns> _runs = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Those of a clinic.</summary>
    public ClinicRuns Of(string clinic) => _runs.GetOrAdd(clinic, _ => new ClinicRuns());

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Task.WhenAll(_keeping.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        await Task.WhenAll(clinics.All.Where(c => Of(c.Name).Problem is null).Select(c => WriteAsync(c, Of(c.Name), patience.Token)));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        do
        {
            // One that waits for its server keeps no other waiting.
            foreach (Clinic clinic in clinics.All)
            {
                Task? last = _keeping.GetValueOrDefault(clinic);
                if (last?.Exception is { InnerException: { } error })
                    LogUnexpected(clinic.Name, error.GetType().Name, error.StackTrace);
                if (last is null or { IsCompleted: true })
                    _keeping[clinic] = KeepAsync(clinic, stoppingToken);
            }

            foreach (Clinic gone in _keeping.Keys.Except(clinics.All))
                _keeping.TryRemove(gone, out _);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>One round; after trouble it takes its time.</summary>
    async Task KeepAsync(Clinic clinic, CancellationToken stoppingToken)
    {
        ClinicRuns runs = Of(clinic.Name);
        bool isWell = await SeedAsync(clinic, runs, stoppingToken) && await WriteAsync(clinic, runs, stoppingToken) && await PurgeAsync(clinic, runs, stoppingToken);
        if (!isWell)
            await Task.Delay(PauseAfterTrouble, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    Task<bool> SeedAsync(Clinic clinic, ClinicRuns runs, CancellationToken cancellationToken) => runs.IsSeeded
        ? Task.FromResult(true)
        : TryAsync(clinic, runs, async () => runs.Seed(await clinic.Exchange.History.ReadNewestAsync(time.GetUtcNow() - HistoryLife.Of(HistoryKind.Unknown), cancellationToken)));

    async Task<bool> WriteAsync(Clinic clinic, ClinicRuns runs, CancellationToken cancellationToken)
    {
        IReadOnlyList<HistoryEntry> entries = runs.Take();
        if (entries.Count == 0)
            return true;
        bool isWritten = false;
        try
        {
            isWritten = await TryAsync(clinic, runs, () => clinic.Exchange.History.AddAsync(entries, cancellationToken));
        }
        finally
        {
            if (!isWritten)
                runs.PutBack(entries);
        }

        return isWritten;
    }

    async Task<bool> PurgeAsync(Clinic clinic, ClinicRuns runs, CancellationToken cancellationToken)
    {
        if (runs.PurgedAt is { } last && time.GetUtcNow() - last < PurgeEvery)
            return true;
        runs.PurgedAt = time.GetUtcNow();
        return await TryAsync(clinic, runs, () => clinic.Exchange.History.PurgeAsync(time.GetUtcNow(), cancellationToken));
    }

    async Task<bool> TryAsync(Clinic clinic, ClinicRuns runs, Func<Task> work)
    {
        try
        {
            await work();
            runs.Trouble = null;
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        catch (IdentDbException e)
        {
            string? before = runs.Problem;
            runs.Trouble = e;
            if (runs.Problem is { } problem && problem != before)
                LogTrouble(clinic.Name, problem);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Clinic}: the history is not written. {Problem}")]
    partial void LogTrouble(string clinic, string problem);

    [LoggerMessage(LogLevel.Error, "{Clinic}: unexpected error in the history: {Kind}{Trace}")]
    partial void LogUnexpected(string clinic, string kind, string? trace);
}
