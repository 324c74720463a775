using IdentDbBridge.Data;

namespace IdentDbBridge.Schedule;

/// <summary>Keeps what readers know, in the database for all of them and in memory for one that may not write there. For many threads.</summary>
sealed class ScheduleWatchStore(SqlCatalog sql)
{
    /// <summary>To say each time that the same set is still there would be a write for each read.</summary>
    static readonly TimeSpan Grain = TimeSpan.FromMinutes(1);

    volatile ScheduleWatch? _own;
    volatile bool _forbidden;

    /// <summary>What was seen last, here or by another reader; null if nobody has seen a whole schedule yet.</summary>
    public async Task<ScheduleWatch?> LoadAsync(Db db, CancellationToken cancellationToken)
    {
        ScheduleWatch? shared = await SharedAsync(db, cancellationToken).ConfigureAwait(false);
        return shared is null || _own?.SeenUtc > shared.SeenUtc ? _own : shared;
    }

    /// <summary>Keeps <paramref name="watch"/>, unless another reader has seen something later.</summary>
    public async Task SaveAsync(Db db, ScheduleWatch? old, ScheduleWatch watch, CancellationToken cancellationToken)
    {
        _own = watch;
        bool worthwhile = old is null || watch != old with { SeenUtc = watch.SeenUtc } || watch.SeenUtc - old.SeenUtc >= Grain;
        if (_forbidden || !worthwhile)
            return;
        try
        {
            if (await db.ExecuteAsync(sql["schedule/set-watch"], watch, cancellationToken).ConfigureAwait(false) == 0 && old is null)
                await db.ExecuteAsync(sql["schedule/add-watch"], watch, cancellationToken).ConfigureAwait(false);
        }
        catch (PermissionException)
        {
            _forbidden = true;
        }
        catch (ServerException e) when (e.Error.Kind is ServerErrorKind.Duplicate or ServerErrorKind.Deadlock or ServerErrorKind.Timeout)
        {
            // Another reader was faster, or is in the way: it saves the same.
        }
    }

    async Task<ScheduleWatch?> SharedAsync(Db db, CancellationToken cancellationToken)
    {
        try
        {
            return (await db.QueryAsync<ScheduleWatch>(sql["schedule/read-watch"], null, cancellationToken).ConfigureAwait(false)).FirstOrDefault();
        }
        catch (PermissionException)
        {
            _forbidden = true;
            return null;
        }
    }
}
