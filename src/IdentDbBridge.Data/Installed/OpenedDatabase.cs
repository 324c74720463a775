using IdentDbBridge.Data;

namespace IdentDbBridge.Installed;

/// <summary>An open session that has been told what every session of ours is told, with the journal of its database.</summary>
sealed class OpenedDatabase : IAsyncDisposable
{
    /// <summary>For whoever reads and writes what is exchanged.</summary>
    public const string ForExchange = "session/prepare-exchange";

    OpenedDatabase(Db db, SqlCatalog sql, SessionInfo session) => (Db, Sql, Session, Journal) = (db, sql, session, new MigrationJournal(db, sql, session));

    public Db Db { get; }

    /// <summary>The statements that name no exchange table.</summary>
    public SqlCatalog Sql { get; }

    public SessionInfo Session { get; }

    public MigrationJournal Journal { get; }

    /// <summary>Opens a session that sees, on a cluster, what was committed on any node.</summary>
    /// <param name="target">Where.</param>
    /// <param name="use">What for.</param>
    /// <param name="prepare">The statement that makes the session ready; null for none.</param>
    /// <param name="known">Of another session with the same server, by the same login; null to ask.</param>
    /// <exception cref="ConnectionException">No connection.</exception>
    public static async Task<OpenedDatabase> OpenAsync(ConnectionTarget target, ConnectionUse use, string? prepare, SessionInfo? known, CancellationToken cancellationToken)
    {
        Db db = await Db.OpenAsync(target, use, cancellationToken).ConfigureAwait(false);
        try
        {
            var sql = new SqlCatalog(target.Dialect.Name);
            if (prepare is not null)
                await db.ExecuteAsync(sql[prepare], null, cancellationToken).ConfigureAwait(false);
            SessionInfo session = known ?? await target.Dialect.ReadSessionAsync(db, cancellationToken).ConfigureAwait(false);
            await CausalReads.SetAsync(db, sql, session, cancellationToken).ConfigureAwait(false);
            return new OpenedDatabase(db, sql, session);
        }
        catch
        {
            await db.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Null when the login may not read the journal, which is the DBA's.</summary>
    public async Task<JournalState?> TryReadJournalAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await Journal.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (PermissionException)
        {
            return null;
        }
    }

    public ValueTask DisposeAsync() => Db.DisposeAsync();
}
