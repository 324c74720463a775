namespace IdentDbBridge.Import;

/// <summary>Where records go.</summary>
interface IImportTarget<T>
    where T : class
{
    /// <summary>The records in pieces that the server takes whole or not at all, so that a piece can be tried again.</summary>
    IEnumerable<IReadOnlyList<T>> Pieces(IReadOnlyList<T> records);

    /// <summary>Adds a piece.</summary>
    /// <exception cref="ServerException">The server failed, or refuses a record.</exception>
    Task<AddResult> AddAsync(IReadOnlyList<T> records, CancellationToken cancellationToken);
}
