using IdentDbBridge.Data;
using IdentDbBridge.Installed;
using IdentDbBridge.Migrations.Plan;
using IdentDbBridge.Migrations.Reports;
using IdentDbBridge.Migrations.Scripts;

namespace IdentDbBridge.Migrations.Run;

/// <summary>Runs one script in a session of its own, and keeps its journal.</summary>
abstract class ScriptExecution : IDisposable
{
    readonly PlannedScript _step;
    readonly int _first;
    readonly IReadOnlyDictionary<string, string> _variables;
    bool _known;
    int _current;
    bool _sent;

    protected ScriptExecution(RunContext run, PlannedScript step)
    {
        (Run, _step) = (run, step);
        Script = step.Script!;
        _variables = run.Variables(Script);
        _first = Done = step.StatementsDone;
        _known = step.Record is not null;
        Record = new ScriptRecord
        {
            ScriptName = Script.Name,
            State = RecordState.Running,
            Checksum = Script.Checksum,
            StatementsDone = Done,
            StatementsTotal = Script.Statements.Count,
            DoneChecksum = step.Record?.DoneChecksum,
            Variables = TableNames.ToJson(Script.Text, run.Place.Tables.Names),
            StartedUtc = DateTime.UtcNow,
            Login = run.Place.Session.Login,
            ToolVersion = Tool.Version,
        };
    }

    protected RunContext Run { get; }

    protected MigrationScript Script { get; }

    protected PlannedScript Step => _step;

    /// <summary>The script's row as it was last written.</summary>
    protected ScriptRecord Record { get; private set; }

    /// <summary>How many statements are in effect and journalled.</summary>
    protected int Done { get; set; }

    protected SqlCatalog Sql => Run.Place.Sql;

    bool RollsBack => Run.Place.Db.Dialect.TransactionalDdl;

    public static ScriptExecution Of(RunContext run, PlannedScript step) =>
        run.Place.Db.Dialect.TransactionalDdl ? new WholeScript(run, step) : new StatementwiseScript(run, step);

    /// <exception cref="ScriptFailedException">A statement failed; the journal holds how far the script came.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        Tell(MigrationEventKind.ScriptStarted, 0, _first > 0 ? T($"resumes at statement {_first + 1}") : "");
        try
        {
            await ExecuteAsync(cancellationToken).ConfigureAwait(false);
        }
        // A lost lock is not among them: another run may be at work on this very row.
        catch (Exception e) when (e is ServerException or TransactionEndedException or OperationCanceledException)
        {
            await StopAsync().ConfigureAwait(false);
            Exception told = Explain(e);
            TellEnd(told.Message);
            // Whoever has cut the session of the script may have had a reason: nothing is written behind their back.
            if (!IsLost(e))
                await RecordFailureAsync(told is OperationCanceledException ? "cancelled" : InEnglish(() => Explain(e).Message)).ConfigureAwait(false);
            if (ReferenceEquals(told, e))
                throw;
            throw told;
        }

        TellEnd(null);
        Tell(MigrationEventKind.ScriptApplied, 0, "");
    }

    void TellEnd(string? error) => Run.Ended?.Invoke(new ScriptRun
    {
        Name = Script.Name,
        Origin = Script.Origin,
        Statements = [.. Enumerable.Range(_first, Math.Max(0, _current - _first)).Select(TextOf)],
        StatementsBefore = _first,
        StartedUtc = Record.StartedUtc!.Value,
        EndedUtc = DateTime.UtcNow,
        Login = Run.Place.Session.Login,
        Error = error,
    });

    public virtual void Dispose() => GC.SuppressFinalize(this);

    protected abstract Task ExecuteAsync(CancellationToken cancellationToken);

    /// <summary>After a failure: saves what can be saved, undoes what cannot, and leaves <see cref="Done"/> at what is in effect.</summary>
    protected abstract Task StopAsync();

    protected async Task SendAsync(Db db, int index, CancellationToken cancellationToken)
    {
        Starting(index);
        string text = TextOf(index);
        for (int n = 0; n < Script.Statements[index].Repeat; n++)
            await db.ExecuteAsync(text, null, Run.TimeoutSeconds, cancellationToken).ConfigureAwait(false);
        Tell(MigrationEventKind.StatementRan, index + 1, "");
    }

    /// <summary>Tells that a statement is about to be sent.</summary>
    protected void Starting(int index)
    {
        (_current, _sent) = (index + 1, false);
        Tell(MigrationEventKind.StatementStarting, index + 1, "");
        _sent = true;
    }

    /// <summary>Of several that were sent at once, the one that failed.</summary>
    protected void Failing(int index) => _current = index + 1;

    /// <summary>A statement as it is sent.</summary>
    protected string TextOf(int index) => Run.Place.Db.Dialect.Splitter.ReplaceVariables(Script.Statements[index].Text, _variables);

    /// <summary>Both journals' rows; to be called in a transaction.</summary>
    protected async Task FinishAsync(MigrationJournal journal, string? checksum)
    {
        if (Script.RunsAlways)
            return;
        await journal.AddAppliedAsync(_step.JournalName, CancellationToken.None).ConfigureAwait(false);
        await SaveAsync(journal, Record with
        {
            State = RecordState.Applied,
            StatementsDone = Script.Statements.Count,
            DoneChecksum = checksum,
            FinishedUtc = DateTime.UtcNow,
        }).ConfigureAwait(false);
    }

    protected async Task SaveAsync(MigrationJournal journal, ScriptRecord record)
    {
        if (Script.RunsAlways)
            return;
        await journal.SaveAsync(record, _known, CancellationToken.None).ConfigureAwait(false);
        (Record, _known) = (record, true);
    }

    protected void Tell(MigrationEventKind kind, int statement, string text) =>
        Run.Report(new MigrationEvent(kind, Script.Name, statement, Script.Statements.Count, text));

    async Task RecordFailureAsync(string error)
    {
        try
        {
            // Where the journal's row went with the transaction, it is as it was before.
            _known = RollsBack ? _step.Record is not null : _known;
            await SaveAsync(Run.Place.Journal, Record with
            {
                State = RecordState.Failed,
                StatementsDone = Done,
                DoneChecksum = Script.DoneChecksum(Done),
                FinishedUtc = null,
                Error = error.Length > 2000 ? error[..2000] : error,
            }).ConfigureAwait(false);
        }
        catch (Exception e) when (e is ServerException or LockException)
        {
            // The connection is gone. The row still says "running" with the statements done: enough to go on from.
        }
    }

    static bool IsLost(Exception e) => e is ServerException { Error.Kind: ServerErrorKind.ConnectionLost or ServerErrorKind.Unreachable };

    Exception Explain(Exception e) => e switch
    {
        ServerException { Error: var error } => Failed(error.ToString(), error, e),
        TransactionEndedException => Failed(T($"the script ended the run's own transaction by a COMMIT or ROLLBACK; what it committed is in effect"), null, e),
        _ => e,
    };

    ScriptFailedException Failed(string why, ServerError? error, Exception inner)
    {
        int line = _current == 0 ? 1 : Script.Statements[_current - 1].Line;
        string message = _current == 0
            ? T($"{Run.Place.Db.Dialect.Name}/{Script.Name} could not be started ({why}). {InEffect(error, inner)}")
            : T($"{Run.Place.Db.Dialect.Name}/{Script.Name} failed at statement {_current}, line {line} ({why}). {InEffect(error, inner)}");
        return new ScriptFailedException(Script.Name, _current, line, message, error, inner) { Remedy = new(RemedyKind.ApplyScripts) };
    }

    string InEffect(ServerError? error, Exception inner)
    {
        if (RollsBack)
        {
            return error is null
                ? T($"Take COMMIT and ROLLBACK out of the script; the runner commits each script.")
                : T($"The script was rolled back: nothing of it is in effect. Once the cause is fixed, the next run starts it again.");
        }

        string done = Done switch
        {
            0 => T($"Nothing of the script is in effect."),
            1 => T($"Statement 1 is in effect."),
            _ => T($"Statements 1-{Done} are in effect."),
        };
        string? doubt = IsLost(inner) && _sent && _current > Done && IsInDoubt ? T($"Whether statement {_current} is, the server could not say.") : null;
        string next = T($"Once the script or the cause is fixed, the next run goes on at statement {Done + 1}.");
        return string.Join(' ', new[] { done, doubt, next }.OfType<string>());
    }

    /// <summary>Whether a statement that was sent on a connection that is lost may be in effect without the journal's knowing.</summary>
    protected virtual bool IsInDoubt => true;
}
