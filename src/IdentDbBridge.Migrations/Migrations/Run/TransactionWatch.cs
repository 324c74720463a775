using System.Globalization;
using IdentDbBridge.Data;
using IdentDbBridge.Migrations.Statements;

namespace IdentDbBridge.Migrations.Run;

/// <summary>Whether the session of a script is in a transaction, and holds tables: by what its statements say where that is certain, else by asking the server.</summary>
sealed class TransactionWatch(Db db, SqlCatalog sql, bool isMariaDb)
{
    // "Transaction characteristics can't be changed while a transaction is in progress".
    const int InTransaction = 1568;

    readonly TransactionState _state = new();

    /// <summary>In a transaction that the script has begun.</summary>
    public bool IsOpen => _state.IsOpen;

    /// <summary>Whether a transaction of ours would disturb nothing.</summary>
    public bool IsFree => !_state.IsOpen && _state.AutoCommits && !_state.HoldsTables;

    /// <summary>Whether the session reads quotes and backslashes as it did at first, so that the server cuts a text of several statements where we do.</summary>
    public bool ReadsPlainly { get; private set; } = true;

    /// <summary>Told of each statement that has run.</summary>
    public async Task SawAsync(StatementKind kind, string statement)
    {
        _state.Saw(kind, statement);
        if (_state.IsInDoubt)
            await AskAsync().ConfigureAwait(false);
        if (kind == StatementKind.Unknown || (kind == StatementKind.Settings && statement.Contains("SQL_MODE", StringComparison.OrdinalIgnoreCase)))
        {
            string mode = await db.ScalarAsync(sql["groups/sql-mode"], [], CancellationToken.None).ConfigureAwait(false) as string ?? "";
            ReadsPlainly = !mode.Contains("NO_BACKSLASH_ESCAPES", StringComparison.Ordinal) && !mode.Contains("ANSI_QUOTES", StringComparison.Ordinal);
        }
    }

    /// <summary>A COMMIT of ours has ended it.</summary>
    public void Committed() => _state.Committed();

    async Task AskAsync()
    {
        string question = isMariaDb ? sql["groups/transaction-state-mariadb"] : sql["groups/transaction-state-mysql"];
        (bool first, bool second) = (await db.ReadAsync(question, null, r => (IsSet(r.GetValue(0)), IsSet(r.GetValue(1))), CancellationToken.None).ConfigureAwait(false))[0];
        bool autoCommits = isMariaDb ? second : first;
        _state.Heard(isMariaDb ? first : await ProbeAsync(onlyReads: second).ConfigureAwait(false), autoCommits);
    }

    async Task<bool> ProbeAsync(bool onlyReads)
    {
        try
        {
            await db.ExecuteAsync(onlyReads ? sql["groups/probe-reading"] : sql["groups/probe-writing"], null, CancellationToken.None).ConfigureAwait(false);
            return false;
        }
        catch (ServerException e) when (e.Error.Number == InTransaction)
        {
            return true;
        }
    }

    static bool IsSet(object value) => Convert.ToInt32(value, CultureInfo.InvariantCulture) == 1;
}
