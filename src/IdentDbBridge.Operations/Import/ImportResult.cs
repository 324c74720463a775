namespace IdentDbBridge.Import;

/// <summary>What became of each record of a source: read = added + already there + rejected.</summary>
/// <param name="Reasons">How many records broke which rule; a record may break several.</param>
sealed record ImportResult(long Read, long Added, long AlreadyThere, long Rejected, IReadOnlyList<ImportReason> Reasons);
