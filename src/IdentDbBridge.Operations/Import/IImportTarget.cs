namespace IdentDbBridge.Import;

/// <summary>Where records go.</summary>
interface IImportTarget<T>
    where T : class
{
    /// <summary>How many records are best read at a time.</summary>
    int BatchRows { get; }

    /// <summary>The candidates in pieces that the server takes whole or not at all, so that a piece can be tried again.</summary>
    /// <param name="candidates">Each with a record.</param>
    IEnumerable<Candidate<T>[]> Pieces(IReadOnlyList<Candidate<T>> candidates);

    /// <summary>Adds the records of a piece.</summary>
    /// <exception cref="ServerException">The server failed, or refuses a record.</exception>
    Task<AddResult> AddAsync(IReadOnlyList<T> records, CancellationToken cancellationToken);
}
