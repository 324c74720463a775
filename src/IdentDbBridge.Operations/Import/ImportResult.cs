namespace IdentDbBridge.Import;

/// <summary>What became of each record of a source: read = added + already there + rejected.</summary>
/// <param name="Read">Records of the source.</param>
/// <param name="Added">New rows.</param>
/// <param name="AlreadyThere">Left as they are.</param>
/// <param name="Rejected">Written to the file for rejects.</param>
/// <param name="Reasons">How many records broke which rule; a record may break several.</param>
public sealed record ImportResult(long Read, long Added, long AlreadyThere, long Rejected, IReadOnlyList<ImportReason> Reasons);
