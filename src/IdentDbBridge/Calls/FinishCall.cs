using IdentDbBridge.Sessions;

namespace IdentDbBridge.Calls;

sealed record FinishCall(string CallId, DateTime? AnsweredUtc, DateTime EndedUtc, string? RecordUrl) : ExchangeWrite
{
    public override string Key => CallKey(CallId);

    public override Task<Outcome> ApplyAsync(ExchangeSession session, CancellationToken cancellationToken) =>
        new CallLedger(session.Db, session.Sql).FinishAsync(CallId, AnsweredUtc, EndedUtc, RecordUrl, cancellationToken);
}
