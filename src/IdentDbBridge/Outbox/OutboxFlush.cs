using System.Runtime.CompilerServices;
using IdentDbBridge.Sessions;
using Microsoft.Extensions.Logging.Abstractions;

namespace IdentDbBridge.Outbox;

/// <summary>Empties an outbox now, without the program that fills it.</summary>
static class OutboxFlush
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static async Task<OutboxStatus> ReadStatusAsync(OutboxOptions options, CancellationToken cancellationToken)
    {
        for (int left = 3; ; left--)
        {
            var store = new OutboxStore(options, TimeProvider.System, OutboxAccess.Look);
            await using ConfiguredAsyncDisposable end = store.ConfigureAwait(false);
            try
            {
                return await store.ReadStatusAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (ConfigurationException e) when (left > 0 && e.InnerException is ServerException)
            {
                // Who looks without a lock sees half of what the program is just moving from one file to the other.
            }
        }
    }

    /// <summary>Delivers all that waits, what was postponed, too.</summary>
    /// <param name="takeBack">Whether what was set aside is tried again.</param>
    /// <param name="progress">Told how many have been delivered.</param>
    /// <returns>How many were delivered, and what is left.</returns>
    /// <exception cref="IdentDbException">What stopped it; the rest stays in the outbox.</exception>
    public static async Task<(int Delivered, OutboxStatus Status)> RunAsync(ExchangeServer server, OutboxOptions options, bool takeBack, Action<int> progress, CancellationToken cancellationToken)
    {
        var store = new OutboxStore(options, TimeProvider.System, OutboxAccess.Existing);
        await using ConfiguredAsyncDisposable end = store.ConfigureAwait(false);
        if (takeBack)
            await store.TakeBackAsync(cancellationToken).ConfigureAwait(false);
        await store.HurryAsync(cancellationToken).ConfigureAwait(false);
        TimeProvider time = TimeProvider.System;
        var delivery = new OutboxDelivery(server, store, options, new DeliveryLanes(time), new OutboxLog(NullLogger.Instance, options.Path), time);
        int delivered = 0;
        long waitingSince = Environment.TickCount64;
        for (DeliveryRound? round = null; round is not { Found: 0, IsBusy: false };)
        {
            round = await delivery.RunAsync(cancellationToken).ConfigureAwait(false);
            delivered += round.Delivered;
            progress(delivered);
            if (round.Error is not null)
                throw round.Error;
            if (!round.IsBusy)
                waitingSince = Environment.TickCount64;
            else if (Environment.TickCount64 - waitingSince > Patience.TotalMilliseconds)
                throw new LockException(T($"Another process is delivering from the outbox {options.Path}. Nothing is lost; see 'identdb outbox status'."));
        }

        return (delivered, await store.ReadStatusAsync(cancellationToken).ConfigureAwait(false));
    }
}
