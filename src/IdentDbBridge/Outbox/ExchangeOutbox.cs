using IdentDbBridge.Data;
using IdentDbBridge.Sessions;
using Microsoft.Extensions.Logging;

namespace IdentDbBridge.Outbox;

/// <summary>Store and forward: what cannot be written now is kept on this machine and delivered in the background.</summary>
sealed class ExchangeOutbox : IExchangeWriter, IAsyncDisposable
{
    // A write meanwhile does not wait for a connection that will hardly come.
    static readonly TimeSpan TrustInFailure = TimeSpan.FromSeconds(5);

    // Records of a process that was killed, and those postponed.
    static readonly TimeSpan Idle = TimeSpan.FromSeconds(5);

    // For the delivery under way at the end.
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    readonly ExchangeServer _server;
    readonly OutboxStore _store;
    readonly OutboxDelivery _delivery;
    readonly DeliveryLanes _lanes;
    readonly OutboxLog _log;
    readonly TimeProvider _time;
    readonly bool _queueFirst;
    readonly SemaphoreSlim _wake = new(0, 1);
    readonly CancellationTokenSource _end = new();
    readonly Task _loop;
    long _downUntil;
    string? _error;
    bool _isDisposed;

    public ExchangeOutbox(ExchangeServer server, OutboxOptions options, TimeProvider time, ILogger log)
    {
        _server = server;
        _time = time;
        _queueFirst = options.QueueFirst;
        _store = new OutboxStore(options, time);
        _lanes = new DeliveryLanes(time);
        _log = new OutboxLog(log, options.Path);
        _delivery = new OutboxDelivery(server, _store, options, _lanes, _log, time);
        _loop = Task.Run(DeliverAsync);
    }

    /// <summary>To the server at once, or into the file when that fails or an earlier word about the same call or ticket waits there.</summary>
    /// <exception cref="OutboxFullException">Neither: it holds its limit, or its disk is full.</exception>
    /// <exception cref="ConfigurationException">The file cannot be used.</exception>
    public async Task<Outcome> WriteAsync(ExchangeWrite write, CancellationToken cancellationToken)
    {
        DeliveryLane lane = _lanes[write.Kind];
        if (_queueFirst || _time.GetTimestamp() < Interlocked.Read(ref _downUntil) || lane.IsClosed || await _store.HasAsync(write.Key, cancellationToken).ConfigureAwait(false))
            return await QueueAsync(write, cancellationToken).ConfigureAwait(false);
        try
        {
            Outcome outcome = await _server.WriteAsync(write, cancellationToken).ConfigureAwait(false);
            lane.Take();
            return outcome;
        }
        catch (IdentDbException e) when (DeliveryFailure.IsOfServer(e))
        {
            Interlocked.Exchange(ref _downUntil, _time.GetTimestamp() + (long)(TrustInFailure.TotalSeconds * _time.TimestampFrequency));
        }
        catch (ServerException e) when (!DeliveryFailure.IsOfRecord(e))
        {
            // It may be known what the server did, or not: the write may be repeated.
            if (DeliveryFailure.IsOfTable(e))
                lane.Refuse(isHeld: true);
        }

        catch (TransactionEndedException)
        {
            // A trigger has rolled back, or the server has.
        }

        return await QueueAsync(write, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Opens the file now, so that one that cannot be used shows at the start.</summary>
    /// <exception cref="ConfigurationException">It cannot be used.</exception>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _store.OpenAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OutboxFullException)
        {
            // A disk is freed without the program's doing; log and status tell.
        }
    }

    public async Task<OutboxStatus> ReadStatusAsync(CancellationToken cancellationToken)
    {
        OutboxStatus status = await _store.ReadStatusAsync(cancellationToken).ConfigureAwait(false);
        // A disk that is full does not take the reason either.
        return status with { Error = status.Error ?? _error };
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, true))
            return;
        await _end.CancelAsync().ConfigureAwait(false);
        // A server that hangs answers neither a command nor its kill. What was to be delivered stays in the file.
        if (await Task.WhenAny(_loop, Task.Delay(Patience)).ConfigureAwait(false) != _loop)
            return;
        await _loop.ConfigureAwait(false);
        await _store.DisposeAsync().ConfigureAwait(false);
        _end.Dispose();
        _wake.Dispose();
    }

    async Task<Outcome> QueueAsync(ExchangeWrite write, CancellationToken cancellationToken)
    {
        await _store.AddAsync(write, cancellationToken).ConfigureAwait(false);
        Wake();
        return Outcome.Queued;
    }

    void Wake()
    {
        // Nearly always awake already, and an exception costs more than the rest of it.
        if (_wake.CurrentCount > 0)
            return;
        try
        {
            _wake.Release();
        }
        catch (SemaphoreFullException)
        {
            // Awake already.
        }
    }

    async Task DeliverAsync()
    {
        try
        {
            int failures = 0;
            while (true)
            {
                DeliveryRound round = await _delivery.RunAsync(_end.Token).ConfigureAwait(false);
                failures = round.Error is null ? 0 : failures + 1;
                _error = round.Error?.Message;
                _log.Tell(round);
                if (round.Delivered > 0)
                    Interlocked.Exchange(ref _downUntil, 0);
                if (failures > 0)
                    await Task.Delay(OutboxDelivery.BackOff(failures), _time, _end.Token).ConfigureAwait(false);
                else if (round.IsBusy)
                    await Task.Delay(Idle, _time, _end.Token).ConfigureAwait(false);
                else if (round.Found == 0)
                    await _wake.WaitAsync(Idle, _end.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // Disposed of.
        }
    }
}
