using IdentDbBridge.Calls;
using IdentDbBridge.Sessions;

namespace IdentDbBridge.Import;

/// <summary>Adds calls to the finished ones.</summary>
sealed class CallTarget(ExchangeServer server) : IImportTarget<LedgerCall>
{
    // As the piece before: a file is new, or it comes again.
    bool _expectKnown;

    public int BatchRows => server.BatchRows;

    public IEnumerable<Candidate<LedgerCall>[]> Pieces(IReadOnlyList<Candidate<LedgerCall>> candidates) =>
        candidates.GroupBy(c => c.Record!.CallId is null).SelectMany(kind => kind.Chunk(server.BatchRows));

    public async Task<AddResult> AddAsync(IReadOnlyList<LedgerCall> records, CancellationToken cancellationToken)
    {
        AddResult result = await server.RunAsync(session => new CallLedger(session.Db, session.Sql).AddFinishedAsync(records, _expectKnown, cancellationToken), cancellationToken).ConfigureAwait(false);
        _expectKnown = result.AlreadyThere > 0;
        return result;
    }
}
