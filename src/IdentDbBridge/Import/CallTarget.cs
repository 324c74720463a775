using IdentDbBridge.Calls;

namespace IdentDbBridge.Import;

/// <summary>Adds calls to the finished ones.</summary>
sealed class CallTarget(ExchangeServer server) : IImportTarget<LedgerCall>
{
    // One transaction of the ledger; one statement of the repository.
    const int WithId = 500;
    const int WithoutId = 100;

    public IEnumerable<IReadOnlyList<LedgerCall>> Pieces(IReadOnlyList<LedgerCall> records) =>
        records.Where(r => r.CallId is not null).Chunk(WithId).Concat(records.Where(r => r.CallId is null).Chunk(WithoutId));

    public Task<AddResult> AddAsync(IReadOnlyList<LedgerCall> records, CancellationToken cancellationToken) =>
        server.RunAsync(session => new CallLedger(session.Db, session.Sql).AddFinishedAsync(records, cancellationToken), cancellationToken);
}
