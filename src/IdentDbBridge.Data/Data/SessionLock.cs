using System.Globalization;

namespace IdentDbBridge.Data;

/// <summary>The run lock of a server: an application lock owned by a session of its own.</summary>
sealed class SessionLock(ConnectionTarget target, SqlCatalog sql) : IRunLock
{
    Db? _db;

    (string Name, object? Value)[] LockName => [("Name", target.LockName)];

    public string SessionId { get; private set; } = "";

    public async Task<bool> TryTakeAsync(CancellationToken cancellationToken)
    {
        Db db = await ConnectAsync(cancellationToken).ConfigureAwait(false);
        object? code = await db.ScalarAsync(sql["dialect/lock-take"], LockName, cancellationToken).ConfigureAwait(false);
        // A wait that was cut off may end without an error.
        cancellationToken.ThrowIfCancellationRequested();
        return code is null ? throw Refused("NULL") : Convert.ToInt32(code, CultureInfo.InvariantCulture) switch
        {
            1 => true,
            0 => false,
            var other => throw Refused(other.ToString(CultureInfo.InvariantCulture)),
        };
    }

    public async Task<bool> IsHeldAsync(CancellationToken cancellationToken)
    {
        try
        {
            return Convert.ToInt32(await _db!.ScalarAsync(sql["dialect/lock-held"], LockName, cancellationToken).ConfigureAwait(false), CultureInfo.InvariantCulture) == 1;
        }
        catch (ServerException)
        {
            // A session that cannot be asked holds nothing.
            return false;
        }
    }

    public async Task<LockHolder?> FindHolderAsync(CancellationToken cancellationToken)
    {
        Db db = await ConnectAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            List<LockHolder> rows = await db.QueryAsync<LockHolder>(sql["dialect/lock-holder"], new { Name = target.LockName }, cancellationToken).ConfigureAwait(false);
            return rows.Find(h => h.SessionId is not null);
        }
        catch (ServerException)
        {
            // The view needs a right that a run does not: the holder's own entry speaks instead.
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_db is not null)
            await _db.DisposeAsync().ConfigureAwait(false);
    }

    LockException Refused(string code) => new(T($"The server refused the run lock of {target} (code {code}). Nothing was changed."));

    async Task<Db> ConnectAsync(CancellationToken cancellationToken)
    {
        if (_db is null)
        {
            _db = await Db.OpenAsync(target, ConnectionUse.Run, cancellationToken).ConfigureAwait(false);
            SessionId = (await target.Dialect.ReadSessionAsync(_db, cancellationToken).ConfigureAwait(false)).SessionId;
        }

        return _db;
    }
}
