using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using IdentDbBridge.Calls;
using IdentDbBridge.Dialects.Sqlite;
using IdentDbBridge.Sessions;
using IdentDbBridge.Tickets;

namespace IdentDbBridge.Outbox;

/// <summary>Brings records from the file to the server: in order per key, and removed only after the server has committed.</summary>
sealed class OutboxDelivery(ExchangeServer server, OutboxStore store, string path)
{
    const int RoundSize = 200;
    const int AtATime = 4;
    const int MaxAttempts = 10;

    static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(1);

    /// <summary>One second, two, four … up to a minute; half of it by chance, so that the machines of a clinic do not come back all at once.</summary>
    public static TimeSpan BackOff(int failures)
    {
        double seconds = Math.Min(LongestDelay.TotalSeconds, Math.Pow(2, Math.Min(failures, 10) - 1));
        return TimeSpan.FromSeconds(seconds * (0.5 + (Random.Shared.NextDouble() / 2)));
    }

    /// <summary>Delivers up to 200 records. Only one process at a time does: two could overtake each other within a key.</summary>
    public async Task<DeliveryRound> RunAsync(CancellationToken cancellationToken)
    {
        var turn = new FileLock(path + "-delivery.lock");
        await using ConfiguredAsyncDisposable end = turn.ConfigureAwait(false);
        try
        {
            if ((await store.ReadDueAsync(1, cancellationToken).ConfigureAwait(false)).Count == 0)
                return new DeliveryRound(0, 0, null, 0);
            if (!await turn.TryTakeAsync(cancellationToken).ConfigureAwait(false))
                return new DeliveryRound(0, 0, null, 0, IsBusy: true);
            int old = await store.SetAsideOldAsync(cancellationToken).ConfigureAwait(false);
            DeliveryRound round = await DeliverAsync(await store.ReadDueAsync(RoundSize, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            await store.TellAsync(round.Error?.Message, cancellationToken).ConfigureAwait(false);
            return round with { SetAside = round.SetAside + old };
        }
        catch (ServerException e)
        {
            // The file itself: its disk is full, or another program holds it. The records stay; the next round may do better.
            return new DeliveryRound(0, 0, e, 0);
        }
        catch (IOException e)
        {
            return new DeliveryRound(0, 0, new ConfigurationException(T($"The outbox {path} cannot be used ({e.GetType().Name})."), e), 0);
        }
    }

    async Task<DeliveryRound> DeliverAsync(List<OutboxRecord> records, CancellationToken cancellationToken)
    {
        List<(OutboxRecord Record, ExchangeWrite? Write)> rest = [.. records.Select(r => (r, Read(r)))];
        ConcurrentBag<long> delivered = [];
        ConcurrentBag<(OutboxRecord Record, string Reason)> unfit = [];
        ConcurrentBag<(OutboxRecord Record, ServerException Error)> refused = [];
        IdentDbException? stop = null;
        foreach (Type together in (Type[])[typeof(AddTicket), typeof(AddFinishedCall)])
            await TryAsync(() => DeliverTogetherAsync(rest, together, delivered, cancellationToken)).ConfigureAwait(false);
        // The keys differ, so these do not depend on each other.
        await Parallel.ForEachAsync(rest, new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellationToken }, async (item, token) =>
        {
            try
            {
                await TryAsync(async () =>
                {
                    if (await DeliverAsync(item.Write, token).ConfigureAwait(false) is { } reason)
                        unfit.Add((item.Record, reason));
                    else
                        delivered.Add(item.Record.Number);
                }).ConfigureAwait(false);
            }
            catch (ServerException e)
            {
                refused.Add((item.Record, e));
            }
        }).ConfigureAwait(false);

        // Not to be cut off: what is on the server is to leave the file.
        await store.RemoveAsync([.. delivered], CancellationToken.None).ConfigureAwait(false);
        foreach ((OutboxRecord record, string reason) in unfit)
            await store.SetAsideAsync(record.Number, reason, CancellationToken.None).ConfigureAwait(false);
        int setAside = unfit.Count;
        foreach ((OutboxRecord record, ServerException error) in refused)
            setAside += await RefuseAsync(record, error, !delivered.IsEmpty).ConfigureAwait(false) ? 1 : 0;
        stop ??= delivered.IsEmpty && !refused.IsEmpty ? refused.First().Error : null;
        return new DeliveryRound(delivered.Count, setAside, stop, records.Count);

        // Lets through what concerns one record, and remembers what concerns them all.
        async Task TryAsync(Func<Task> deliver)
        {
            if (stop is not null)
                return;
            try
            {
                await deliver().ConfigureAwait(false);
            }
            catch (IdentDbException e) when (e is not ServerException server || DeliveryFailure.IsOfServer(server))
            {
                stop = e;
            }
            catch (Exception e) when (e is not (IdentDbException or OperationCanceledException))
            {
                // Drivers throw anything when a server dies under them. Delivery must outlive it; the status tells.
                stop = new ServerException(T($"Unexpected error ({e.GetType().Name} in {e.TargetSite?.DeclaringType?.Name}.{e.TargetSite?.Name})."), new ServerError("", 0, ServerErrorKind.Other, e.GetType().Name), e);
            }
        }
    }

    /// <summary>Null when it is not understood.</summary>
    static ExchangeWrite? Read(OutboxRecord record)
    {
        try
        {
            return OutboxJson.Read(record.Body);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>The records of one kind in few statements. When the server refuses one of them, they go one by one with the rest.</summary>
    async Task DeliverTogetherAsync(List<(OutboxRecord Record, ExchangeWrite? Write)> rest, Type kind, ConcurrentBag<long> delivered, CancellationToken cancellationToken)
    {
        List<(OutboxRecord Record, ExchangeWrite? Write)> some = rest.FindAll(r => r.Write?.GetType() == kind);
        if (some.Count < 2)
            return;
        try
        {
            await server.RunAsync(
                session => kind == typeof(AddTicket)
                    ? new TicketRepository(session.Db, session.Sql).AddAsync(some.Select(r => ((AddTicket)r.Write!).Ticket), cancellationToken)
                    : new CallLedger(session.Db, session.Sql).AddFinishedAsync([.. some.Select(r => ((AddFinishedCall)r.Write!).Call)], false, cancellationToken),
                cancellationToken).ConfigureAwait(false);
        }
        catch (ServerException e) when (!DeliveryFailure.IsOfServer(e))
        {
            return;
        }

        some.ForEach(r => delivered.Add(r.Record.Number));
        rest.RemoveAll(some.Contains);
    }

    /// <summary>Null when the record is on the server, else why it never will be.</summary>
    async Task<string?> DeliverAsync(ExchangeWrite? write, CancellationToken cancellationToken)
    {
        if (write is null)
            return T($"written by another version, and not understood by this one");
        Outcome outcome = await server.WriteAsync(write, cancellationToken).ConfigureAwait(false);
        return outcome switch
        {
            Outcome.NotFound => T($"there is no such call or ticket"),
            Outcome.TooLate => T($"too late: IDENT had read it"),
            _ => null,
        };
    }

    /// <summary>True when the record was set aside: at once when it breaks a rule, else when the server takes others and not this one, again and again.</summary>
    async Task<bool> RefuseAsync(OutboxRecord record, ServerException error, bool takesOthers)
    {
        if (DeliveryFailure.IsOfRecord(error) || (takesOthers && record.Attempts + 1 >= MaxAttempts))
        {
            await store.SetAsideAsync(record.Number, error.Error.ToString(), CancellationToken.None).ConfigureAwait(false);
            return true;
        }

        if (takesOthers)
            await store.PostponeAsync(record.Number, BackOff((int)record.Attempts + 1), CancellationToken.None).ConfigureAwait(false);
        return false;
    }
}
