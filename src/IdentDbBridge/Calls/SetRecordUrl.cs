using IdentDbBridge.Sessions;

namespace IdentDbBridge.Calls;

sealed record SetRecordUrl(string CallId, string RecordUrl) : ExchangeWrite
{
    public override string Key => CallKey(CallId);

    public override Task<Outcome> ApplyAsync(ExchangeSession session, CancellationToken cancellationToken) =>
        new CallLedger(session.Db, session.Sql).SetRecordUrlAsync(CallId, RecordUrl, cancellationToken);
}
