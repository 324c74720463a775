using IdentDbBridge.Calls;

namespace IdentDbBridge.Import;

/// <summary>Adds calls to the finished ones.</summary>
sealed class CallTarget(ExchangeServer server) : IImportTarget<LedgerCall>
{
    public IEnumerable<Candidate<LedgerCall>[]> Pieces(IReadOnlyList<Candidate<LedgerCall>> candidates) =>
        candidates.GroupBy(c => c.Record!.CallId is null).SelectMany(kind => kind.Chunk(server.BatchRows));

    public Task<AddResult> AddAsync(IReadOnlyList<LedgerCall> records, CancellationToken cancellationToken) =>
        server.RunAsync(session => new CallLedger(session.Db, session.Sql).AddFinishedAsync(records, cancellationToken), cancellationToken);
}
