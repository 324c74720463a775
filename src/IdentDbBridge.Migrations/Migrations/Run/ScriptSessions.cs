using IdentDbBridge.Data;

namespace IdentDbBridge.Migrations.Run;

/// <summary>The sessions of the scripts of a run: each script begins with one that knows nothing of those before it, as each file does in the server's own client.</summary>
sealed class ScriptSessions(ConnectionTarget target, SqlCatalog sql, SessionInfo session) : IAsyncDisposable
{
    Db? _db;

    /// <summary>A session as new, ready for a script.</summary>
    public async Task<Db> BeginAsync(CancellationToken cancellationToken)
    {
        if (_db is not null && !await target.Dialect.TryResetAsync(_db.Connection, cancellationToken).ConfigureAwait(false))
            await EndAsync().ConfigureAwait(false);
        _db ??= await Db.OpenAsync(target, ConnectionUse.Run, cancellationToken).ConfigureAwait(false);
        await _db.ExecuteAsync(sql["session/prepare-run"], null, cancellationToken).ConfigureAwait(false);
        await CausalReads.SetAsync(_db, sql, session, cancellationToken).ConfigureAwait(false);
        return _db;
    }

    /// <summary>The session of before, or the first one.</summary>
    public async Task<Db> CurrentAsync(CancellationToken cancellationToken) => _db ?? await BeginAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>Closes it: what is not committed is undone, what is locked is free.</summary>
    public async ValueTask EndAsync()
    {
        if (_db is not null)
            await _db.DisposeAsync().ConfigureAwait(false);
        _db = null;
    }

    public ValueTask DisposeAsync() => EndAsync();
}
