namespace IdentDbBridge.Data;

/// <summary>On a node of a Galera cluster a session may lag behind what the same program has just written through another node.</summary>
static class CausalReads
{
    /// <summary>Has the session wait until its node has caught up; does nothing on other servers, which do not know the setting.</summary>
    public static Task SetAsync(Db db, SqlCatalog sql, SessionInfo session, CancellationToken cancellationToken) =>
        session.GaleraNodes > 0 ? db.ExecuteAsync(sql["dialect/causal-reads"], null, cancellationToken) : Task.CompletedTask;
}
