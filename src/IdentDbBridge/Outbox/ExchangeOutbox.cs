using IdentDbBridge.Sessions;

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
    readonly TimeProvider _time;
    readonly SemaphoreSlim _wake = new(0, 1);
    readonly CancellationTokenSource _end = new();
    readonly Task _loop;
    long _downUntil;

    public ExchangeOutbox(ExchangeServer server, OutboxOptions options, TimeProvider time)
    {
        _server = server;
        _time = time;
        _store = new OutboxStore(options, time);
        _delivery = new OutboxDelivery(server, _store, options.Path);
        _loop = Task.Run(DeliverAsync);
    }

    /// <summary>To the server at once, or into the file when that fails or an earlier word about the same call or ticket waits there.</summary>
    /// <exception cref="OutboxFullException">Neither.</exception>
    public async Task<Outcome> WriteAsync(ExchangeWrite write, CancellationToken cancellationToken)
    {
        if (_time.GetTimestamp() < Interlocked.Read(ref _downUntil) || await _store.HasAsync(write.Key, cancellationToken).ConfigureAwait(false))
            return await QueueAsync(write, cancellationToken).ConfigureAwait(false);
        try
        {
            return await _server.WriteAsync(write, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is ServerException server ? !DeliveryFailure.IsOfRecord(server) : e is not (IdentDbException or OperationCanceledException))
        {
            // Whatever a driver threw: it is not known what the server did, and the write may be repeated.
            Interlocked.Exchange(ref _downUntil, _time.GetTimestamp() + (long)(TrustInFailure.TotalSeconds * _time.TimestampFrequency));
            return await QueueAsync(write, cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task<OutboxStatus> ReadStatusAsync(CancellationToken cancellationToken)
    {
        if (_loop.IsFaulted)
            await _loop.ConfigureAwait(false);
        return await _store.ReadStatusAsync(cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
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
