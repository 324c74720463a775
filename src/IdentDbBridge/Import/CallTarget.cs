using IdentDbBridge.Calls;
using IdentDbBridge.Data;

namespace IdentDbBridge.Import;

/// <summary>Adds calls to the finished ones.</summary>
sealed class CallTarget(Db db, SqlCatalog sql) : IImportTarget<LedgerCall>
{
    // One transaction of the ledger; one statement of the repository.
    const int WithId = 500;
    const int WithoutId = 100;

    readonly CallLedger _ledger = new(db, sql);

    public IEnumerable<IReadOnlyList<LedgerCall>> Pieces(IReadOnlyList<LedgerCall> records) =>
        records.Where(r => r.CallId is not null).Chunk(WithId).Concat(records.Where(r => r.CallId is null).Chunk(WithoutId));

    public Task<AddResult> AddAsync(IReadOnlyList<LedgerCall> records, CancellationToken cancellationToken) => _ledger.AddFinishedAsync(records, cancellationToken);
}
