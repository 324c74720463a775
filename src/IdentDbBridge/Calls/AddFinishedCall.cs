using IdentDbBridge.Sessions;

namespace IdentDbBridge.Calls;

sealed record AddFinishedCall(LedgerCall Call) : ExchangeWrite
{
    public override string Key => CallKey(Call.CallId!);

    public override Task<Outcome> ApplyAsync(ExchangeSession session, CancellationToken cancellationToken) =>
        new CallLedger(session.Db, session.Sql).AddFinishedAsync(Call, cancellationToken);
}
