using System.Collections.Concurrent;
using IdentDbBridge.Gateway.Clinics;
using IdentDbBridge.Outbox;

namespace IdentDbBridge.Gateway.Operators;

/// <summary>What was seen of the clinics' outboxes. To look reads a whole file, so that whoever asks often is given what was seen a moment ago.</summary>
sealed class OutboxSight(TimeProvider time)
{
    static readonly TimeSpan Moment = TimeSpan.FromSeconds(5);

    readonly ConcurrentDictionary<string, (OutboxStatus Status, long At)> _seen = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Null when the last look failed, or there was none.</summary>
    public OutboxStatus? Last(string clinic) => _seen.TryGetValue(clinic, out var seen) ? seen.Status : null;

    /// <summary>Of a moment ago at the most.</summary>
    /// <exception cref="IdentDbException">The outbox cannot be used.</exception>
    public async Task<OutboxStatus> ReadAsync(Clinic clinic, CancellationToken cancellationToken)
    {
        if (_seen.TryGetValue(clinic.Name, out var seen) && time.GetElapsedTime(seen.At) < Moment)
            return seen.Status;
        _seen.TryRemove(clinic.Name, out _);
        OutboxStatus status = await clinic.Exchange.ReadOutboxAsync(cancellationToken);
        _seen[clinic.Name] = (status, time.GetTimestamp());
        return status;
    }
}
