namespace IdentDbBridge.Import;

/// <summary>Takes nothing: for looking at a source. Records that would be added count as added, whether or not a table has them already.</summary>
sealed class NoTarget<T> : IImportTarget<T>
    where T : class
{
    public int BatchRows => 2000;

    public IEnumerable<Candidate<T>[]> Pieces(IReadOnlyList<Candidate<T>> candidates) => [[.. candidates]];

    public Task<AddResult> AddAsync(IReadOnlyList<T> records, CancellationToken cancellationToken) => Task.FromResult(new AddResult(records.Count, 0));
}
