using System.Runtime.CompilerServices;
using IdentDbBridge.Calls;
using IdentDbBridge.Dialects.Sqlite;
using IdentDbBridge.Sessions;

namespace IdentDbBridge.Outbox;

/// <summary>
/// Brings records from the file to the server: in order per key, and removed only after the server has committed. A record that the
/// server refuses is tried again later and later, and holds up nothing but its own key.
/// </summary>
sealed class OutboxDelivery(ExchangeServer server, OutboxStore store, OutboxOptions options, DeliveryLanes lanes, OutboxLog log, TimeProvider time)
{
    // Of each kind.
    const int RoundSize = 200;
    const int MaxAttempts = 10;

    static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(1);

    // By the number of the record: how many of its kind the server had taken when it refused this one first.
    readonly Dictionary<long, long> _takenBefore = [];

    /// <summary>One second, two, four … up to a minute; half of it by chance, so that the machines of a clinic do not come back all at once.</summary>
    public static TimeSpan BackOff(int failures)
    {
        double seconds = Math.Min(LongestDelay.TotalSeconds, Math.Pow(2, Math.Min(failures, 10) - 1));
        return TimeSpan.FromSeconds(seconds * (0.5 + (Random.Shared.NextDouble() / 2)));
    }

    /// <summary>An error that nobody foresaw, without its message, which may hold a value.</summary>
    public static string Unexpected(Exception e) => T($"Unexpected error ({e.GetType().Name} in {Tool.PlaceOf(e)}).");

    /// <summary>Delivers up to 200 records of each kind. Only one process at a time does: two could overtake each other within a key.</summary>
    public async Task<DeliveryRound> RunAsync(CancellationToken cancellationToken)
    {
        var turn = new FileLock(options.Path + "-delivery.lock");
        await using ConfiguredAsyncDisposable end = turn.ConfigureAwait(false);
        try
        {
            List<OutboxKind> kinds = await store.ReadKindsAsync(cancellationToken).ConfigureAwait(false);
            int ahead = await store.CorrectClockAsync(kinds, LongestDelay, cancellationToken).ConfigureAwait(false);
            if (ahead > 0)
                log.ClockWasAhead(ahead);
            if ((await ReadDueAsync(kinds, 1, cancellationToken).ConfigureAwait(false)).Count == 0)
            {
                await store.ForgetAsync(cancellationToken).ConfigureAwait(false);
                return DeliveryRound.Nothing;
            }

            if (!await turn.TryTakeAsync(cancellationToken).ConfigureAwait(false))
                return DeliveryRound.Nothing with { IsBusy = true };
            return await DeliverAsync(await ReadDueAsync(kinds, RoundSize, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        }
        catch (IdentDbException e)
        {
            // The file itself: its disk is full, or another program holds it. The records stay; the next round may do better.
            return DeliveryRound.Stopped(e);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Whatever it is, the delivery must outlive it; status and log tell.
            return DeliveryRound.Stopped(new ConfigurationException(T($"The outbox {options.Path} cannot be delivered. {Unexpected(e)}"), e));
        }
    }

    async Task<List<DueRecord>> ReadDueAsync(List<OutboxKind> kinds, int count, CancellationToken cancellationToken)
    {
        List<DueRecord> due = [];
        foreach (OutboxKind kind in kinds.Where(k => !lanes[k.Kind].IsClosed))
            due.AddRange((await store.ReadDueAsync(kind.Kind, count, cancellationToken).ConfigureAwait(false)).Select(DueRecord.Read));
        return due;
    }

    async Task<DeliveryRound> DeliverAsync(List<DueRecord> due, CancellationToken cancellationToken)
    {
        Dictionary<string, long> taken = due.Select(d => d.Record.Kind).Distinct().ToDictionary(kind => kind, kind => lanes[kind].Taken);
        var attempt = new DeliveryAttempt(server, lanes);
        Settlement settlement;
        int overtaken;
        try
        {
            await attempt.RunAsync(due, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // Also when it was cut off: what is on the server is to leave the file.
            settlement = Settle(attempt, taken);
            string? error = attempt.Stop?.Message ?? (settlement.Delivered.Count == 0 ? settlement.Postponed.Select(p => p.Reason).FirstOrDefault() : null);
            overtaken = await store.SettleAsync(settlement, error).ConfigureAwait(false);
        }

        log.Tell(attempt, settlement, overtaken);
        return new DeliveryRound(settlement.Delivered.Count, settlement.SetAside.Count, settlement.Postponed.Count, attempt.Stop, due.Count) { Overtaken = overtaken };
    }

    Settlement Settle(DeliveryAttempt attempt, Dictionary<string, long> taken)
    {
        List<(long Number, string Reason)> setAside = [.. attempt.Unfit.Select(u => (u.Due.Record.Number, u.Reason))];
        List<(long Number, string Reason, TimeSpan Delay)> postponed = [];
        foreach ((DueRecord due, string reason) in attempt.Refused)
        {
            _takenBefore.TryAdd(due.Record.Number, taken[due.Record.Kind]);
            if (IsHopeless(due))
                setAside.Add((due.Record.Number, reason));
            else
                postponed.Add((due.Record.Number, reason, BackOff((int)due.Record.Attempts + 1)));
        }

        List<(long Number, string Key, TimeSpan Delay)> early = [];
        foreach (DueRecord due in attempt.Early)
        {
            // A clock that was ahead by more than that keeps no word waiting.
            if ((time.GetUtcNow().UtcDateTime - due.Record.QueuedUtc).Duration() < options.WaitForCall)
                early.Add((due.Record.Number, EarlyKey(due), BackOff((int)due.Record.Attempts + 1)));
            else
                setAside.Add((due.Record.Number, DeliveryAttempt.NotThere));
        }

        List<long> delivered = [.. attempt.Delivered.Select(d => d.Record.Number)];
        foreach (long number in delivered.Concat(setAside.Select(s => s.Number)))
            _takenBefore.Remove(number);
        return new Settlement(delivered, setAside, postponed)
        {
            Early = early,
            Woken = [.. attempt.Delivered.Where(d => d.Write is StartCall or AddFinishedCall).Select(EarlyKey)],
        };
    }

    static string EarlyKey(DueRecord due) => "early " + due.Write!.Key;

    /// <summary>
    /// Refused again and again, while the server takes others of its kind, or for too long. Where it takes none of a kind, that
    /// is the table's state, or the login's: it may pass.
    /// </summary>
    bool IsHopeless(DueRecord due) =>
        !due.IsOfLaterVersion
        && due.Record.Attempts + 1 >= MaxAttempts
        && (lanes[due.Record.Kind].Taken > _takenBefore[due.Record.Number] || time.GetUtcNow().UtcDateTime - due.Record.QueuedUtc > options.MaxAge);
}
