using IdentDbBridge.Data;
using IdentDbBridge.Migrations.Scripts;
using IdentDbBridge.Migrations.Statements;

namespace IdentDbBridge.Migrations.Run;

/// <summary>The sessions of the scripts of a run: each script begins with one that knows nothing of those before it, as each file does in the server's own client.</summary>
sealed class ScriptSessions(ConnectionTarget target, SqlCatalog sql, SessionInfo session) : IAsyncDisposable
{
    Db? _db;
    bool _isAsNew;

    /// <summary>A session as new, ready for a script; the one of before where neither script can tell.</summary>
    public async Task<Db> BeginAsync(MigrationScript? script, CancellationToken cancellationToken)
    {
        bool wasAsNew = _isAsNew;
        _isAsNew = script is not null && CannotTell(script);
        if (_db is not null && wasAsNew && _isAsNew)
            return _db;
        if (_db is not null && !await target.Dialect.TryResetAsync(_db.Connection, cancellationToken).ConfigureAwait(false))
            await EndAsync().ConfigureAwait(false);
        _db ??= await Db.OpenAsync(target, ConnectionUse.Run, cancellationToken).ConfigureAwait(false);
        await _db.ExecuteAsync(sql["session/prepare-run"], null, cancellationToken).ConfigureAwait(false);
        await CausalReads.SetAsync(_db, sql, session, cancellationToken).ConfigureAwait(false);
        return _db;
    }

    /// <summary>The session of before, or the first one.</summary>
    public async Task<Db> CurrentAsync(CancellationToken cancellationToken) => _db ?? await BeginAsync(null, cancellationToken).ConfigureAwait(false);

    /// <summary>Closes it: what is not committed is undone, what is locked is free.</summary>
    public async ValueTask EndAsync()
    {
        if (_db is not null)
            await _db.DisposeAsync().ConfigureAwait(false);
        _db = null;
    }

    public ValueTask DisposeAsync() => EndAsync();

    /// <summary>Whether a script leaves its session as it was, and cannot tell it from a new one.</summary>
    bool CannotTell(MigrationScript script) => target.Dialect.Splitter switch
    {
        SqliteSplitter => script.Statements.All(SqliteSplitter.OnlyCreates),
        MySqlSplitter => script.Statements.All(s => MySqlStatement.OnlyCreates(s.Text)),
        _ => false,
    };
}
