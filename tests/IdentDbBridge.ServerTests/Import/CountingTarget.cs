using IdentDbBridge.Import;

namespace IdentDbBridge.ServerTests.Import;

/// <summary>Takes every record, each key once, and keeps nothing else.</summary>
sealed class CountingTarget<T>(Func<T, object> key) : IImportTarget<T>
    where T : class
{
    readonly HashSet<object> _keys = [];

    public int BatchRows => 2000;

    public IEnumerable<Candidate<T>[]> Pieces(IReadOnlyList<Candidate<T>> candidates) => [[.. candidates]];

    public Task<AddResult> AddAsync(IReadOnlyList<T> records, CancellationToken cancellationToken)
    {
        var added = records.Count(r => _keys.Add(key(r)));
        return Task.FromResult(new AddResult(added, records.Count - added));
    }
}
