using IdentDbBridge.Phones;

namespace IdentDbBridge.Cli.Simulate;

/// <summary>The rows that a client has seen: each poll re-reads everything, and what has a known key is dropped.</summary>
sealed class SeenRows
{
    readonly HashSet<string> _keys = new(StringComparer.Ordinal);

    /// <summary>Takes in what one poll has read.</summary>
    public TaskResult Add(IReadOnlyCollection<SeenRow> poll)
    {
        List<SeenRow> added = [.. poll.DistinctBy(r => r.Key).Where(r => _keys.Add(r.Key))];
        return new TaskResult(added.Count, poll.Count, new Warnings(
            poll.Count - poll.DistinctBy(r => r.Key).Count(),
            added.Count(r => !r.Phones.All(IdentPhone.IsRecognised)),
            added.Count(r => r.Direction is not (null or "in" or "out"))));
    }
}
