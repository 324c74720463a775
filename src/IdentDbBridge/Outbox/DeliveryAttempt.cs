using System.Collections.Concurrent;
using IdentDbBridge.Calls;
using IdentDbBridge.Sessions;
using IdentDbBridge.Tickets;

namespace IdentDbBridge.Outbox;

/// <summary>Tries the records of one round, and remembers what came of each.</summary>
sealed class DeliveryAttempt(ExchangeServer server, DeliveryLanes lanes)
{
    const int AtATime = 4;

    readonly ConcurrentBag<DueRecord> _delivered = [];
    readonly ConcurrentBag<(DueRecord, string)> _unfit = [];
    readonly ConcurrentBag<(DueRecord, string)> _refused = [];
    readonly ConcurrentBag<DueRecord> _early = [];

    /// <summary>Why a word is set aside that nothing was found for.</summary>
    public static string NotThere => T($"there is no such call or ticket");

    /// <summary>On the server.</summary>
    public IReadOnlyCollection<DueRecord> Delivered => _delivered;

    /// <summary>Never to be, and why.</summary>
    public IReadOnlyCollection<(DueRecord Due, string Reason)> Unfit => _unfit;

    /// <summary>Not taken, though the server answers, and why.</summary>
    public IReadOnlyCollection<(DueRecord Due, string Reason)> Refused => _refused;

    /// <summary>Words on calls that are not there.</summary>
    public IReadOnlyCollection<DueRecord> Early => _early;

    /// <summary>What concerns all records, and stopped it; null for nothing.</summary>
    public IdentDbException? Stop { get; private set; }

    public async Task RunAsync(List<DueRecord> records, CancellationToken cancellationToken)
    {
        foreach (Type kind in (Type[])[typeof(AddTicket), typeof(AddFinishedCall)])
            await DeliverTogetherAsync(records, kind, cancellationToken).ConfigureAwait(false);
        // The keys differ, so these do not depend on each other.
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(records.Except(_delivered), options, async (due, token) => await DeliverAsync(due, token).ConfigureAwait(false)).ConfigureAwait(false);
    }

    /// <summary>The records of one kind in few statements. When the server refuses one of them, they go one by one with the rest.</summary>
    async Task DeliverTogetherAsync(List<DueRecord> records, Type kind, CancellationToken cancellationToken)
    {
        List<DueRecord> some = records.FindAll(r => r.Write?.GetType() == kind);
        if (Stop is not null || some.Count < 2)
            return;
        try
        {
            await server.RunAsync(
                "Deliver",
                session => kind == typeof(AddTicket)
                    ? new TicketRepository(session.Db, session.Sql).AddAsync(some.Select(r => ((AddTicket)r.Write!).Ticket), cancellationToken)
                    : new CallLedger(session.Db, session.Sql).AddFinishedAsync([.. some.Select(r => ((AddFinishedCall)r.Write!).Call)], false, cancellationToken),
                cancellationToken).ConfigureAwait(false);
            some.ForEach(Take);
        }
        catch (IdentDbException e) when (DeliveryFailure.IsOfServer(e))
        {
            Stop = e;
        }
        catch (ServerException e) when (DeliveryFailure.IsOfTable(e))
        {
            lanes[some[0].Record.Kind].Refuse(isHeld: true);
            _refused.Add((some[0], e.Error.ToString()));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // One by one it shows whose fault it is.
        }
    }

    async Task DeliverAsync(DueRecord due, CancellationToken cancellationToken)
    {
        if (Stop is not null || lanes[due.Record.Kind].IsClosed)
            return;
        if (due.IsOfLaterVersion)
        {
            _refused.Add((due, T($"written by a later version of this program (form {due.Record.Version}, this one reads {OutboxJson.Version}): update this program")));
            return;
        }

        try
        {
            if (due.Write is null)
            {
                _unfit.Add((due, T($"written by another version, and not understood by this one")));
                return;
            }

            Settle(due, await server.WriteAsync(due.Write, cancellationToken).ConfigureAwait(false));
        }
        catch (IdentDbException e) when (DeliveryFailure.IsOfServer(e))
        {
            Stop = e;
        }
        catch (ServerException e) when (DeliveryFailure.IsOfRecord(e))
        {
            _unfit.Add((due, e.Error.ToString()));
        }
        catch (ServerException e)
        {
            Refuse(due, e.Error.ToString(), DeliveryFailure.IsOfTable(e));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A defect of our own, or of a driver's. It must not hold up the others, and its message may hold a value.
            Refuse(due, e is IdentDbException known ? known.Message : OutboxDelivery.Unexpected(e), false);
        }
    }

    void Settle(DueRecord due, Outcome outcome)
    {
        if (outcome is Outcome.NotFound && due.Write is (AnswerCall or FinishCall or SetRecordUrl))
            _early.Add(due);
        else if (outcome is Outcome.NotFound)
            _unfit.Add((due, NotThere));
        else if (outcome is Outcome.TooLate)
            _unfit.Add((due, T($"too late: IDENT had read it")));
        else
            Take(due);
    }

    void Take(DueRecord due)
    {
        lanes[due.Record.Kind].Take();
        _delivered.Add(due);
    }

    void Refuse(DueRecord due, string reason, bool isHeld)
    {
        lanes[due.Record.Kind].Refuse(isHeld);
        _refused.Add((due, reason));
    }
}
