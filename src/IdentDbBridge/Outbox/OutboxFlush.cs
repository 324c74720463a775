using System.Runtime.CompilerServices;
using IdentDbBridge.Sessions;
using Microsoft.Extensions.Logging.Abstractions;

namespace IdentDbBridge.Outbox;

/// <summary>Empties an outbox now, without the program that fills it.</summary>
public static class OutboxFlush
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>What waits, what was set aside and why. Needs no server.</summary>
    /// <exception cref="ConfigurationException">There is no such outbox.</exception>
    public static async Task<OutboxStatus> ReadStatusAsync(OutboxOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
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
    /// <param name="database">Where to.</param>
    /// <param name="options">The outbox.</param>
    /// <param name="takeBack">Whether what was set aside is tried again.</param>
    /// <param name="progress">Told how many have been delivered.</param>
    /// <returns>How many were delivered, and what is left.</returns>
    /// <exception cref="IdentDbException">What stopped it; the rest stays in the outbox.</exception>
    public static async Task<(int Delivered, OutboxStatus Status)> RunAsync(DatabaseOptions database, OutboxOptions options, bool takeBack, Action<int> progress, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(progress);
        var server = new ExchangeServer(database.Provider, database.ConnectionString, database.Tables);
        await using ConfiguredAsyncDisposable end = server.ConfigureAwait(false);
        return await RunAsync(server, options, takeBack, progress, cancellationToken).ConfigureAwait(false);
    }

    static async Task<(int Delivered, OutboxStatus Status)> RunAsync(ExchangeServer server, OutboxOptions options, bool takeBack, Action<int> progress, CancellationToken cancellationToken)
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
                throw new LockException(T($"Another process is delivering from the outbox {options.Path}. Nothing is lost.")) { Remedy = new(RemedyKind.ShowOutbox) };
        }

        return (delivered, await store.ReadStatusAsync(cancellationToken).ConfigureAwait(false));
    }
}
