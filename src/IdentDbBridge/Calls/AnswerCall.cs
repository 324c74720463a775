using IdentDbBridge.Sessions;

namespace IdentDbBridge.Calls;

sealed record AnswerCall(string CallId, DateTime AnsweredUtc) : ExchangeWrite
{
    public override string Key => CallKey(CallId);

    public override Task<Outcome> ApplyAsync(ExchangeSession session, CancellationToken cancellationToken) =>
        new CallLedger(session.Db, session.Sql).AnswerAsync(CallId, AnsweredUtc, cancellationToken);
}
