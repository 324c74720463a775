using IdentDbBridge.Data;
using IdentDbBridge.Migrations.Plan;
using IdentDbBridge.Migrations.Reports;
using IdentDbBridge.Migrations.Scripts;
using IdentDbBridge.Migrations.Statements;

namespace IdentDbBridge.Migrations.Run;

/// <summary>
/// A script where the server commits each DDL statement. The journal follows each statement on a session of its own; what can be
/// taken back goes in groups, each one transaction with its entry in the journal. docs/decisions/0013 has the reasons.
/// </summary>
sealed class StatementwiseScript(RunContext run, PlannedScript step) : ScriptExecution(run, step)
{
    Db? _db;
    TransactionWatch _watch = null!;
    StatementBatch _batch = null!;
    StatementGroup _group = null!;
    StatementsDone _ran = null!;
    bool _committing;
    bool _isChecked;
    bool _isInexact;
    bool _isApplied;
    int _unchecked;

    IReadOnlyList<ScriptStatement> Statements => Script.Statements;

    // A transaction that was never committed goes with its session.
    protected override bool IsInDoubt => _committing || !(_group.IsOpen || _watch.IsOpen);

    public override void Dispose()
    {
        _ran?.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        await BeginAsync(cancellationToken).ConfigureAwait(false);
        for (int i = _ran.Count; i < Statements.Count; i++)
            await StatementAsync(i, cancellationToken).ConfigureAwait(false);
        await EndAsync(cancellationToken).ConfigureAwait(false);
    }

    protected override async Task StopAsync()
    {
        if (_db is not { } db)
            return;
        try
        {
            if (_group.IsOpen && !_isInexact)
            {
                await db.ExecuteAsync(Sql["groups/is-open"], null, CancellationToken.None).ConfigureAwait(false);
                await EndGroupAsync().ConfigureAwait(false);
            }
            else if (_group.IsOpen || _watch.IsOpen)
            {
                await db.ExecuteAsync(Sql["session/roll-back"], null, CancellationToken.None).ConfigureAwait(false);
            }
            else
            {
                // What only concerns the session was not worth an entry so far.
                Done = _ran.Count;
            }
        }
        catch (Exception e) when (e is ServerException or LockException)
        {
            // The transaction is gone, by the server or with the connection: the journal says what is left.
        }

        await Run.Sessions.EndAsync().ConfigureAwait(false);
    }

    async Task BeginAsync(CancellationToken cancellationToken)
    {
        _db = await Run.Sessions.BeginAsync(Script, cancellationToken).ConfigureAwait(false);
        _watch = new TransactionWatch(_db, Sql, Run.Place.Session.Product == "MariaDB");
        _batch = new StatementBatch(_db, Sql);
        _group = new StatementGroup(_db, Sql);
        _ran = new StatementsDone(_db, Sql, Script);
        await Run.Guard.CheckAsync(cancellationToken).ConfigureAwait(false);
        // Of a clinic's script an entry of nothing done says no more than none; of ours, that its table is not somebody else's. What goes in transactions advances the one that is there.
        bool needsEntry = Step.Record is not null || Script.Origin == ScriptOrigin.Bundled || Statements.Any(s => MySqlStatement.KindOf(s.Text) != StatementKind.Ddl);
        if (needsEntry)
            await SaveAsync(Run.Place.Journal, Record).ConfigureAwait(false);
        // An entry may have waited for somebody's lock; without one the first statement follows at once.
        _isChecked = !needsEntry;
        _ran.Resume(Done, Record.DoneChecksum);
        foreach (int again in Step.Resume?.Again ?? [])
        {
            string text = TextOf(again);
            await _db.ExecuteAsync(text, null, Run.TimeoutSeconds, cancellationToken).ConfigureAwait(false);
            await _watch.SawAsync(MySqlStatement.KindOf(text), text).ConfigureAwait(false);
        }
    }

    async Task StatementAsync(int index, CancellationToken cancellationToken)
    {
        StatementKind kind = MySqlStatement.KindOf(Statements[index].Text);
        bool isOfGroup = await JoinsGroupAsync(kind, cancellationToken).ConfigureAwait(false);
        if ((isOfGroup || _watch.IsOpen) && _watch.ReadsPlainly && Run.TimeoutSeconds == Db.NoTimeout && kind is StatementKind.Dml or StatementKind.Variables)
        {
            await AddAsync(index, cancellationToken).ConfigureAwait(false);
            return;
        }

        await FlushAsync(cancellationToken).ConfigureAwait(false);
        if (!isOfGroup)
            await BeforeAsync(kind, cancellationToken).ConfigureAwait(false);
        string checksum = _ran.WithNext();
        bool written = kind == StatementKind.Commit && _watch.IsOpen && await _ran.TryWriteAsync(index + 1, checksum).ConfigureAwait(false);
        await SendAsync(_db!, index, cancellationToken).ConfigureAwait(false);
        // From here on not cancellable: what has run must be journalled.
        _ran.HasRun(checksum);
        if (_group.IsOpen)
            await InGroupAsync(index, index).ConfigureAwait(false);
        else
            await AloneAsync(kind, Statements[index], written, cancellationToken.IsCancellationRequested).ConfigureAwait(false);
    }

    /// <summary>To what is sent in one text, and is not sent yet.</summary>
    async Task AddAsync(int index, CancellationToken cancellationToken)
    {
        _batch.Add(TextOf(index));
        if (_batch.IsFull || _group.IsFullWith(_batch.Count))
            await FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends what waits to be sent.</summary>
    async Task FlushAsync(CancellationToken cancellationToken)
    {
        int first = _ran.Count;
        int count = _batch.Count;
        if (count == 0)
            return;
        try
        {
            for (int i = first; i < first + count; i++)
                Starting(i);
            await _batch.SendAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is ServerException or OperationCanceledException)
        {
            await StoppedInBatchAsync(first, e is OperationCanceledException).ConfigureAwait(false);
            throw;
        }

        HaveRun(first, count);
        if (_group.IsOpen)
            await InGroupAsync(first, first + count - 1).ConfigureAwait(false);
    }

    async Task StoppedInBatchAsync(int first, bool cancelled)
    {
        int? ran = null;
        try
        {
            ran = await _batch.RanAsync(cancelled).ConfigureAwait(false);
        }
        catch (ServerException)
        {
            // The connection is gone, and the transaction with it.
        }

        _isInexact = ran is null;
        HaveRun(first, ran ?? 0);
        Failing(first + (ran ?? 0));
    }

    void HaveRun(int first, int count)
    {
        _ran.HaveRun(count);
        for (int i = first; i < first + count; i++)
            Tell(MigrationEventKind.StatementRan, i + 1, "");
    }

    /// <summary>Whether the statement belongs to a transaction of ours, which is begun for it.</summary>
    async Task<bool> JoinsGroupAsync(StatementKind kind, CancellationToken cancellationToken)
    {
        if (_group.IsOpen)
            return kind is StatementKind.Dml or StatementKind.Variables;
        if (kind != StatementKind.Dml || !_watch.IsFree || !await _group.CanTakeBackAsync(cancellationToken).ConfigureAwait(false))
            return false;
        await Run.Guard.CheckAsync(cancellationToken).ConfigureAwait(false);
        await _group.BeginAsync(cancellationToken).ConfigureAwait(false);
        return true;
    }

    async Task BeforeAsync(StatementKind kind, CancellationToken cancellationToken)
    {
        if (_group.IsOpen)
            await EndGroupAsync().ConfigureAwait(false);
        // Rows under LOCK TABLES or in a transaction of the script's own come by the thousand, too: the lock is looked at now and then.
        if (kind != StatementKind.Dml || _unchecked-- <= 0)
        {
            if (!_isChecked)
                await Run.Guard.CheckAsync(cancellationToken).ConfigureAwait(false);
            _isChecked = false;
            _unchecked = kind == StatementKind.Dml ? 100 : 0;
        }

        // The statement itself would commit it, but without the journal.
        if (kind is StatementKind.Ddl or StatementKind.Lock or StatementKind.Begin && _watch.IsOpen)
            await CommitAsync().ConfigureAwait(false);
    }

    async Task InGroupAsync(int first, int last)
    {
        _group.Add(last - first + 1, Statements.Skip(first).Take(last - first + 1).Sum(s => s.Text.Length));
        if (_group.IsFull)
            await EndGroupAsync().ConfigureAwait(false);
    }

    async Task AloneAsync(StatementKind kind, ScriptStatement statement, bool written, bool isCancelled)
    {
        if (kind is StatementKind.Ddl or StatementKind.Unknown)
            _group.AskAgain();
        await _watch.SawAsync(kind, statement.Text).ConfigureAwait(false);
        if (written)
            Journalled();
        else if (!_watch.IsOpen && kind is not (StatementKind.Variables or StatementKind.Settings))
            await (_ran.Count < Statements.Count || isCancelled ? JournalAsync() : ApplyAsync()).ConfigureAwait(false);
    }

    async Task EndGroupAsync()
    {
        await Run.Guard.CheckAsync(CancellationToken.None).ConfigureAwait(false);
        await _ran.WriteAsync().ConfigureAwait(false);
        await CommitNowAsync().ConfigureAwait(false);
        _group.Committed();
        Journalled();
    }

    /// <summary>Ends a transaction of the script's own, with its entry in the journal where that can be written there.</summary>
    async Task CommitAsync()
    {
        bool written = await _ran.TryWriteAsync().ConfigureAwait(false);
        await CommitNowAsync().ConfigureAwait(false);
        _watch.Committed();
        if (written)
            Journalled();
        else
            await JournalAsync().ConfigureAwait(false);
    }

    async Task EndAsync(CancellationToken cancellationToken)
    {
        await FlushAsync(cancellationToken).ConfigureAwait(false);
        if (_group.IsOpen)
            await EndGroupAsync().ConfigureAwait(false);
        if (_watch.IsOpen)
            await CommitAsync().ConfigureAwait(false);
        if (_isApplied)
            return;
        await Run.Guard.CheckAsync(cancellationToken).ConfigureAwait(false);
        await ApplyAsync().ConfigureAwait(false);
    }

    /// <summary>The entries of a script that has run whole. Of its last statement there may be none so far.</summary>
    async Task ApplyAsync()
    {
        await Run.Place.Db.InTransactionAsync(() => FinishAsync(Run.Place.Journal, _ran.Checksum), CancellationToken.None).ConfigureAwait(false);
        _isApplied = true;
        Journalled();
    }

    async Task CommitNowAsync()
    {
        _committing = true;
        await _db!.ExecuteAsync(Sql["session/commit"], null, CancellationToken.None).ConfigureAwait(false);
        _committing = false;
    }

    async Task JournalAsync()
    {
        await SaveAsync(Run.Place.Journal, Record with { StatementsDone = _ran.Count, DoneChecksum = _ran.Checksum }).ConfigureAwait(false);
        Journalled();
    }

    void Journalled()
    {
        for (int i = Done + 1; i <= _ran.Count; i++)
            Tell(MigrationEventKind.StatementJournaled, i, "");
        Done = _ran.Count;
    }
}
