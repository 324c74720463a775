using IdentDbBridge.Phones;
using IdentDbBridge.Rules;
using IdentDbBridge.Sessions;

namespace IdentDbBridge.Calls;

/// <summary>
/// The calls of the clinic's phone system, by its own ids. Every method may be repeated, and the first report wins. A record
/// that breaks a rule is refused before anything is written, with all its problems at once; what the rules changed in it is in the
/// notes of the result and in the log.
/// </summary>
public sealed class ExchangeCalls
{
    readonly ExchangeServer _server;
    readonly NotingWriter _writer;
    readonly ClinicTime _clock;
    readonly PhoneOptions _phones;
    readonly TimeProvider _time;

    internal ExchangeCalls(ExchangeServer server, NotingWriter writer, ClinicTime clock, PhoneOptions phones, TimeProvider time)
    {
        _server = server;
        _writer = writer;
        _clock = clock;
        _phones = phones;
        _time = time;
    }

    /// <summary>A call rings: it appears among the ongoing ones.</summary>
    /// <returns>Done, AlreadyThere or Queued.</returns>
    /// <exception cref="ValidationException">It breaks a rule; nothing was written.</exception>
    /// <exception cref="ServerException">The server failed, and there is no outbox.</exception>
    public Task<WriteResult> StartAsync(CallStart call, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(call);
        return _writer.WriteAsync(Check(new LedgerCall(call, _clock)), checkedCall => new StartCall(checkedCall), cancellationToken);
    }

    /// <summary>Somebody has picked up. IDENT then sees a talk time of 0 instead of none.</summary>
    /// <returns>Done, AlreadyThere, NotFound when the call was never started, or Queued.</returns>
    /// <exception cref="ValidationException">The id breaks a rule.</exception>
    /// <exception cref="ServerException">The server failed, and there is no outbox.</exception>
    public Task<WriteResult> AnswerAsync(string callId, DateTimeOffset answeredAt, CancellationToken cancellationToken = default) =>
        _writer.WriteAsync(CallRules.CheckId(callId), id => new AnswerCall(id, ClinicTime.ToUtc(answeredAt)), cancellationToken);

    /// <summary>A call that was started has ended: it moves from the ongoing to the finished ones in one transaction, once however often this is said.</summary>
    /// <returns>Done, AlreadyThere, NotFound when the call was never started, or Queued.</returns>
    /// <exception cref="ValidationException">The id breaks a rule.</exception>
    /// <exception cref="ServerException">The server failed, and there is no outbox.</exception>
    public Task<WriteResult> FinishAsync(CallEnd end, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(end);
        DateTime? answered = end.AnsweredAt is { } at ? ClinicTime.ToUtc(at) : null;
        return _writer.WriteAsync(CallRules.Check(end), e => new FinishCall(e.CallId, answered, ClinicTime.ToUtc(e.EndedAt), e.RecordUrl), cancellationToken);
    }

    /// <summary>A whole call that has ended, whether it was started or not.</summary>
    /// <returns>Done, AlreadyThere or Queued.</returns>
    /// <exception cref="ValidationException">It breaks a rule; nothing was written.</exception>
    /// <exception cref="ServerException">The server failed, and there is no outbox.</exception>
    public Task<WriteResult> FinishAsync(CompletedCall call, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(call);
        return _writer.WriteAsync(Check(new LedgerCall(call, _clock)), checkedCall => new AddFinishedCall(checkedCall), cancellationToken);
    }

    /// <summary>The recording of a call, known during it or after it. IDENT may have read a finished call without it.</summary>
    /// <returns>Done, NotFound when there is no such call, or Queued.</returns>
    /// <exception cref="ArgumentException">No address, or one that does not fit into its column.</exception>
    /// <exception cref="ValidationException">The id breaks a rule.</exception>
    /// <exception cref="ServerException">The server failed, and there is no outbox.</exception>
    public Task<WriteResult> SetRecordUrlAsync(string callId, string recordUrl, CancellationToken cancellationToken = default)
    {
        Checked<CallEnd> word = CallRules.Check(new CallEnd { CallId = callId, EndedAt = default, RecordUrl = recordUrl });
        return word.Record.RecordUrl is { } url
            ? _writer.WriteAsync(word, w => new SetRecordUrl(w.CallId, url), cancellationToken)
            : throw new ArgumentException("An address of at most 2,000 characters is wanted.", nameof(recordUrl));
    }

    /// <summary>
    /// Takes calls out of the ongoing ones whose end nobody told (the phone system was restarted). They move to the finished
    /// ones as they stand, so that the clinic loses no caller; an end that is told after all is entered there.
    /// </summary>
    /// <param name="olderThan">Calls that began longer ago than this, by this machine's clock.</param>
    /// <returns>How many.</returns>
    /// <exception cref="ServerException">The server failed.</exception>
    public Task<int> ClearStaleAsync(TimeSpan olderThan, CancellationToken cancellationToken = default)
    {
        DateTime before = _clock.ToLocal(_time.GetUtcNow() - olderThan);
        return _server.RunAsync("ClearStaleCalls", session => new CallLedger(session.Db, session.Sql).ClearStaleAsync(before, cancellationToken), cancellationToken);
    }

    /// <summary>The finished calls that began in a window of clinic-local time, both ends included, by time: what IDENT reads.</summary>
    /// <exception cref="ServerException">The server failed.</exception>
    public Task<List<StoredCall>> ReadFinishedAsync(DateTime from, DateTime to, CancellationToken cancellationToken = default) =>
        _server.RunAsync("ReadFinishedCalls", session => new CallRepository(session.Db, session.Sql).ReadFinishedAsync(from, to, cancellationToken), cancellationToken);

    /// <summary>
    /// The same, one after the other, however many there are: memory does not grow with the window, and when the connection is lost on the way, the reading
    /// goes on behind the last one in a new connection. A call that is added meanwhile may be among them or not.
    /// </summary>
    /// <exception cref="ServerException">The server failed.</exception>
    public IAsyncEnumerable<StoredCall> StreamFinishedAsync(DateTime from, DateTime to, CancellationToken cancellationToken = default) =>
        new WindowPages<StoredCall>(_server, "ReadFinishedCallsPage", "calls/read-finished-page", from, to, CallRepository.Call, call => call.DateAndTime).StreamAsync(cancellationToken);

    /// <summary>The ongoing calls of a window, likewise.</summary>
    /// <exception cref="ServerException">The server failed.</exception>
    public Task<List<StoredCall>> ReadOngoingAsync(DateTime from, DateTime to, CancellationToken cancellationToken = default) =>
        _server.RunAsync("ReadOngoingCalls", session => new CallRepository(session.Db, session.Sql).ReadOngoingAsync(from, to, cancellationToken), cancellationToken);

    Checked<LedgerCall> Check(LedgerCall call) => CallRules.Check(call with { CallId = call.CallId ?? "" }, _phones);
}
