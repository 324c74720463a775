using System.Globalization;
using System.Text;
using IdentDbBridge.Data;
using IdentDbBridge.Migrations.Journal;
using IdentDbBridge.Migrations.Plan;
using IdentDbBridge.Migrations.Scripts;
using IdentDbBridge.Migrations.Statements;

namespace IdentDbBridge.Migrations.Run;

/// <summary>
/// A script where the server commits each DDL statement. The journal follows each statement on a session of its own; what can be
/// taken back goes in groups, each one transaction with its entry in the journal. docs/decisions/0011 has the reasons.
/// </summary>
sealed class StatementwiseScript(RunContext run, PlannedScript step) : ScriptExecution(run, step)
{
    // A failure or a kill costs as much again; others wait for the rows that a group has changed.
    const int MostOfGroup = 500;
    const int LongestGroup = 1 << 20;

    // "Table was not locked with LOCK TABLES", and a transaction that may only read.
    static readonly int[] CannotBeWrittenHere = [1100, 1792];

    readonly StatementsHash _hash = new();
    Db _db = null!;
    TransactionWatch _watch = null!;
    string? _checksum;
    int _ran;
    bool _grouping;
    bool _committing;
    int _sizeOfGroup;
    int _lengthOfGroup;
    int _unchecked;
    bool? _canTakeBack;

    IReadOnlyList<ScriptStatement> Statements => Script.Statements;

    // A transaction that was never committed goes with its session.
    protected override bool IsInDoubt => _committing || !(_grouping || _watch.IsOpen);

    public override void Dispose()
    {
        _hash.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        await Run.Guard.CheckAsync(cancellationToken).ConfigureAwait(false);
        await BeginAsync(cancellationToken).ConfigureAwait(false);
        for (int i = _ran; i < Statements.Count; i++)
            await StatementAsync(i, cancellationToken).ConfigureAwait(false);
        await EndAsync(cancellationToken).ConfigureAwait(false);
    }

    protected override async Task StopAsync()
    {
        if (_db is null)
            return;
        try
        {
            if (_grouping)
            {
                await _db.ExecuteAsync(Sql["groups/is-open"], null, CancellationToken.None).ConfigureAwait(false);
                await EndGroupAsync().ConfigureAwait(false);
            }
            else if (_watch.IsOpen)
            {
                await _db.ExecuteAsync(Sql["session/roll-back"], null, CancellationToken.None).ConfigureAwait(false);
            }
            else
            {
                // What only concerns the session was not worth an entry so far.
                Done = _ran;
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
        _db = await Run.Sessions.BeginAsync(cancellationToken).ConfigureAwait(false);
        _watch = new TransactionWatch(_db, Sql, Run.Place.Session.Product == "MariaDB");
        await SaveAsync(Run.Place.Journal, Record).ConfigureAwait(false);
        for (_ran = 0; _ran < Done; _ran++)
            _hash.Append(Statements[_ran]);
        _checksum = Record.DoneChecksum;
        foreach (int again in Step.Resume?.Again ?? [])
        {
            string text = _db.Dialect.Splitter.ReplaceVariables(Statements[again].Text, Run.Place.Tables.Names);
            await _db.ExecuteAsync(text, null, Run.TimeoutSeconds, cancellationToken).ConfigureAwait(false);
            await _watch.SawAsync(MySqlStatement.KindOf(text), text).ConfigureAwait(false);
        }
    }

    async Task StatementAsync(int index, CancellationToken cancellationToken)
    {
        ScriptStatement statement = Statements[index];
        StatementKind kind = MySqlStatement.KindOf(statement.Text);
        if (!await JoinsGroupAsync(kind, cancellationToken).ConfigureAwait(false))
            await BeforeAsync(kind, cancellationToken).ConfigureAwait(false);
        _hash.Append(statement);
        string checksum = _hash.Current;
        bool written = kind == StatementKind.Commit && _watch.IsOpen && await TryAdvanceAsync(index + 1, checksum).ConfigureAwait(false);
        await SendAsync(_db, index, cancellationToken).ConfigureAwait(false);
        // From here on not cancellable: what has run must be journalled.
        (_ran, _checksum) = (index + 1, checksum);
        if (_grouping)
            await InGroupAsync(statement).ConfigureAwait(false);
        else
            await AloneAsync(kind, statement, written).ConfigureAwait(false);
    }

    /// <summary>Whether the statement belongs to a transaction of ours, which is begun for it.</summary>
    async Task<bool> JoinsGroupAsync(StatementKind kind, CancellationToken cancellationToken)
    {
        if (_grouping)
            return kind is StatementKind.Dml or StatementKind.Variables;
        if (kind != StatementKind.Dml || !_watch.IsFree)
            return false;
        _canTakeBack ??= Convert.ToInt64(await _db.ScalarAsync(Sql["groups/untransacted-tables"], [], cancellationToken).ConfigureAwait(false), CultureInfo.InvariantCulture) == 0;
        if (_canTakeBack == false)
            return false;
        await Run.Guard.CheckAsync(cancellationToken).ConfigureAwait(false);
        await _db.ExecuteAsync(Sql["groups/begin"], null, cancellationToken).ConfigureAwait(false);
        _grouping = true;
        return true;
    }

    async Task BeforeAsync(StatementKind kind, CancellationToken cancellationToken)
    {
        if (_grouping)
            await EndGroupAsync().ConfigureAwait(false);
        // Rows under LOCK TABLES or in a transaction of the script's own come by the thousand, too: the lock is looked at now and then.
        if (kind != StatementKind.Dml || _unchecked-- <= 0)
        {
            await Run.Guard.CheckAsync(cancellationToken).ConfigureAwait(false);
            _unchecked = kind == StatementKind.Dml ? 100 : 0;
        }

        // The statement itself would commit it, but without the journal.
        if (kind is StatementKind.Ddl or StatementKind.Lock or StatementKind.Begin && _watch.IsOpen)
            await CommitAsync().ConfigureAwait(false);
    }

    async Task InGroupAsync(ScriptStatement statement)
    {
        _sizeOfGroup++;
        _lengthOfGroup += statement.Text.Length;
        if (_sizeOfGroup >= MostOfGroup || _lengthOfGroup >= LongestGroup)
            await EndGroupAsync().ConfigureAwait(false);
    }

    async Task AloneAsync(StatementKind kind, ScriptStatement statement, bool written)
    {
        if (kind is StatementKind.Ddl or StatementKind.Unknown)
            _canTakeBack = null;
        await _watch.SawAsync(kind, statement.Text).ConfigureAwait(false);
        if (written)
            Journalled();
        else if (!_watch.IsOpen && kind is not (StatementKind.Variables or StatementKind.Settings))
            await JournalAsync().ConfigureAwait(false);
    }

    async Task EndGroupAsync()
    {
        await Run.Guard.CheckAsync(CancellationToken.None).ConfigureAwait(false);
        await AdvanceAsync(_ran, _checksum).ConfigureAwait(false);
        _committing = true;
        await _db.ExecuteAsync(Sql["session/commit"], null, CancellationToken.None).ConfigureAwait(false);
        (_grouping, _committing, _sizeOfGroup, _lengthOfGroup) = (false, false, 0, 0);
        Journalled();
    }

    /// <summary>Ends a transaction of the script's own, with its entry in the journal where that can be written there.</summary>
    async Task CommitAsync()
    {
        bool written = await TryAdvanceAsync(_ran, _checksum).ConfigureAwait(false);
        _committing = true;
        await _db.ExecuteAsync(Sql["session/commit"], null, CancellationToken.None).ConfigureAwait(false);
        _committing = false;
        _watch.Committed();
        if (written)
            Journalled();
        else
            await JournalAsync().ConfigureAwait(false);
    }

    async Task EndAsync(CancellationToken cancellationToken)
    {
        if (_grouping)
            await EndGroupAsync().ConfigureAwait(false);
        if (_watch.IsOpen)
            await CommitAsync().ConfigureAwait(false);
        TellJournalled();
        await Run.Guard.CheckAsync(cancellationToken).ConfigureAwait(false);
        await Run.Place.Db.InTransactionAsync(() => FinishAsync(Run.Place.Journal, _checksum), CancellationToken.None).ConfigureAwait(false);
    }

    async Task<bool> TryAdvanceAsync(int done, string? checksum)
    {
        try
        {
            await AdvanceAsync(done, checksum).ConfigureAwait(false);
            return true;
        }
        catch (ServerException e) when (CannotBeWrittenHere.Contains(e.Error.Number))
        {
            return false;
        }
    }

    async Task AdvanceAsync(int done, string? checksum)
    {
        (string Name, object? Value)[] values =
            [("StatementsDone", done), ("DoneChecksum", checksum), ("ScriptNameHex", Convert.ToHexString(Encoding.UTF8.GetBytes(Script.Name)))];
        if (await _db.ExecuteAsync(Sql["groups/advance"], values, CancellationToken.None).ConfigureAwait(false) != 1)
            throw MigrationJournal.ChangedByOthers(Script.Name);
    }

    async Task JournalAsync()
    {
        await SaveAsync(Run.Place.Journal, Record with { StatementsDone = _ran, DoneChecksum = _checksum }).ConfigureAwait(false);
        Journalled();
    }

    void Journalled()
    {
        TellJournalled();
        Done = _ran;
    }

    void TellJournalled()
    {
        for (int i = Done + 1; i <= _ran; i++)
            Tell(MigrationEventKind.StatementJournaled, i, "");
    }
}
