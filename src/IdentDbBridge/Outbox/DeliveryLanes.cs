using System.Collections.Concurrent;

namespace IdentDbBridge.Outbox;

/// <summary>One for each kind of write.</summary>
sealed class DeliveryLanes(TimeProvider time)
{
    readonly ConcurrentDictionary<string, DeliveryLane> _lanes = new(StringComparer.Ordinal);

    public DeliveryLane this[string kind] => _lanes.GetOrAdd(kind, _ => new DeliveryLane(time));
}
