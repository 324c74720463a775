namespace IdentDbBridge.Import;

/// <summary>Where records come from. Read once, from its begin to its end.</summary>
interface IImportSource
{
    /// <summary>How much there is, in bytes or rows; 0 when that is not known.</summary>
    long Total { get; }

    /// <summary>How much of it was read.</summary>
    long Position { get; }

    /// <summary>Columns of the source that nothing is taken from, the first few of them.</summary>
    IReadOnlyCollection<string> UnknownColumns { get; }

    /// <summary>Every record in its order. What cannot be read is a row with a problem, and never an exception.</summary>
    /// <exception cref="ConfigurationException">The source is not of the format that was named.</exception>
    IAsyncEnumerable<ImportRow> ReadAsync(CancellationToken cancellationToken);
}
