using IdentDbBridge.Data;
using IdentDbBridge.Installed;
using IdentDbBridge.Migrations.Plan;
using IdentDbBridge.Migrations.Scripts;

namespace IdentDbBridge.Migrations.Run;

/// <summary>Runs one script: in a transaction where DDL has them, else statement by statement with the journal behind each.</summary>
sealed class ScriptRun
{
    readonly Db _db;
    readonly MigrationJournal _journal;
    readonly RunGuard _guard;
    readonly IReadOnlyDictionary<string, string> _variables;
    readonly Action<MigrationEvent> _report;
    readonly PlannedScript _step;
    readonly MigrationScript _script;
    readonly int _first;
    ScriptRecord _record;
    bool _known;
    int _done;
    int _current;
    bool _sent;

    public ScriptRun(Db db, MigrationJournal journal, RunGuard guard, string login, IReadOnlyDictionary<string, string> variables, PlannedScript step, Action<MigrationEvent> report)
    {
        (_db, _journal, _guard, _variables, _step, _report) = (db, journal, guard, variables, step, report);
        _script = step.Script!;
        _first = _done = step.StatementsDone;
        _known = step.Record is not null;
        _record = new ScriptRecord
        {
            ScriptName = _script.Name,
            State = RecordState.Running,
            Checksum = _script.Checksum,
            StatementsDone = _done,
            StatementsTotal = _script.Statements.Count,
            DoneChecksum = step.Record?.DoneChecksum,
            Variables = TableNames.ToJson(_script.Text, variables),
            StartedUtc = DateTime.UtcNow,
            Login = login,
            ToolVersion = Tool.Version,
        };
    }

    /// <exception cref="ScriptFailedException">A statement failed; the journal holds how far the script came.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        Tell(MigrationEventKind.ScriptStarted, 0, _first > 0 ? T($"resumes at statement {_first + 1}") : "");
        try
        {
            if (_db.Dialect.TransactionalDdl)
                await _db.InTransactionAsync(() => WholeAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
            else
                await StatementwiseAsync(cancellationToken).ConfigureAwait(false);
        }
        // A lost lock is not among them: another run may be at work on this very row.
        catch (Exception e) when (e is ServerException or TransactionEndedException or OperationCanceledException)
        {
            if (!_db.Dialect.TransactionalDdl)
                await RollBackAsync().ConfigureAwait(false);
            Exception told = Explain(e);
            await RecordFailureAsync(told is OperationCanceledException ? "cancelled" : InEnglish(() => Explain(e).Message)).ConfigureAwait(false);
            if (ReferenceEquals(told, e))
                throw;
            throw told;
        }

        Tell(MigrationEventKind.ScriptApplied, 0, "");
    }

    async Task WholeAsync(CancellationToken cancellationToken)
    {
        for (int i = 0; i < _script.Statements.Count; i++)
            await SendAsync(i, cancellationToken).ConfigureAwait(false);
        await _guard.CheckAsync(cancellationToken).ConfigureAwait(false);
        await FinishAsync().ConfigureAwait(false);
    }

    async Task StatementwiseAsync(CancellationToken cancellationToken)
    {
        await _guard.CheckAsync(cancellationToken).ConfigureAwait(false);
        await SaveAsync(_record).ConfigureAwait(false);
        for (int i = _first; i < _script.Statements.Count; i++)
        {
            await SendAsync(i, cancellationToken).ConfigureAwait(false);
            // Not cancellable: what has run must be journalled.
            await SaveAsync(_record with { StatementsDone = i + 1, DoneChecksum = _script.DoneChecksum(i + 1) }).ConfigureAwait(false);
            _done = i + 1;
            Tell(MigrationEventKind.StatementJournaled, i + 1, "");
        }

        await _journal.EndTransactionAsync(commit: true).ConfigureAwait(false);
        await _guard.CheckAsync(cancellationToken).ConfigureAwait(false);
        await _db.InTransactionAsync(FinishAsync, CancellationToken.None).ConfigureAwait(false);
    }

    async Task SendAsync(int index, CancellationToken cancellationToken)
    {
        ScriptStatement statement = _script.Statements[index];
        (_current, _sent) = (index + 1, false);
        await _guard.CheckAsync(cancellationToken).ConfigureAwait(false);
        Tell(MigrationEventKind.StatementStarting, index + 1, "");
        string text = _db.Dialect.Splitter.ReplaceVariables(statement.Text, _variables);
        _sent = true;
        for (int n = 0; n < statement.Repeat; n++)
            await _db.ExecuteAsync(text, null, Db.NoTimeout, cancellationToken).ConfigureAwait(false);
        Tell(MigrationEventKind.StatementRan, index + 1, "");
    }

    /// <summary>Both journals in one transaction.</summary>
    async Task FinishAsync()
    {
        await _journal.AddAppliedAsync(_step.JournalName, CancellationToken.None).ConfigureAwait(false);
        int total = _script.Statements.Count;
        await SaveAsync(_record with
        {
            State = RecordState.Applied,
            StatementsDone = total,
            DoneChecksum = _script.DoneChecksum(total),
            FinishedUtc = DateTime.UtcNow,
        }).ConfigureAwait(false);
    }

    async Task SaveAsync(ScriptRecord record)
    {
        await _journal.SaveAsync(record, _known, CancellationToken.None).ConfigureAwait(false);
        (_record, _known) = (record, true);
    }

    /// <summary>A script may have begun a transaction of its own: what it did there goes, and the journal of it, too. So the journal knows what is left.</summary>
    async Task RollBackAsync()
    {
        try
        {
            await _journal.EndTransactionAsync(commit: false).ConfigureAwait(false);
            JournalState state = await _journal.ReadAsync(CancellationToken.None).ConfigureAwait(false);
            _known = state.Records.TryGetValue(_script.Name, out ScriptRecord? left);
            _done = left?.StatementsDone ?? 0;
        }
        catch (ServerException)
        {
            // The connection is gone, and the transaction with it.
        }
    }

    async Task RecordFailureAsync(string error)
    {
        try
        {
            // Rolled back with the transaction, or never written.
            _known = _db.Dialect.TransactionalDdl ? _step.Record is not null : _known;
            await SaveAsync(_record with
            {
                State = RecordState.Failed,
                StatementsDone = _done,
                DoneChecksum = _done == 0 ? null : _script.DoneChecksum(_done),
                FinishedUtc = null,
                Error = error.Length > 2000 ? error[..2000] : error,
            }).ConfigureAwait(false);
        }
        catch (Exception e) when (e is ServerException or LockException)
        {
            // The connection is gone. The row still says "running" with the statements done: enough to go on from.
        }
    }

    Exception Explain(Exception e) => e switch
    {
        ServerException { Error: var error } => Failed(error.ToString(), error, e),
        TransactionEndedException => Failed(T($"the script ended the run's own transaction by a COMMIT or ROLLBACK; what it committed is in effect"), null, e),
        _ => e,
    };

    ScriptFailedException Failed(string why, ServerError? error, Exception inner)
    {
        int line = _current == 0 ? 1 : _script.Statements[_current - 1].Line;
        string message = _current == 0
            ? T($"{_db.Dialect.Name}/{_script.Name} could not be started ({why}). {InEffect(error)}")
            : T($"{_db.Dialect.Name}/{_script.Name} failed at statement {_current}, line {line} ({why}). {InEffect(error)}");
        return new ScriptFailedException(_script.Name, _current, line, message, error, inner);
    }

    string InEffect(ServerError? error)
    {
        bool lost = error?.Kind is ServerErrorKind.ConnectionLost or ServerErrorKind.Unreachable;
        if (_db.Dialect.TransactionalDdl)
        {
            return error is null
                ? T($"Take COMMIT and ROLLBACK out of the script; the runner commits each script.")
                : T($"The script was rolled back: nothing of it is in effect. Mend the cause, then run 'identdb up' again.");
        }

        string done = _done switch
        {
            0 => T($"Nothing of the script is in effect."),
            1 => T($"Statement 1 is in effect."),
            _ => T($"Statements 1-{_done} are in effect."),
        };
        string? doubt = lost && _sent && _current > _done ? T($"Whether statement {_current} is, the server could not say.") : null;
        string next = T($"Mend the script or the cause, then run 'identdb up' again: it goes on at statement {_done + 1}.");
        return string.Join(' ', new[] { done, doubt, next }.OfType<string>());
    }

    void Tell(MigrationEventKind kind, int statement, string text) =>
        _report(new MigrationEvent(kind, _script.Name, statement, _script.Statements.Count, text));
}
