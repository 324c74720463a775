using IdentDbBridge.Data;

namespace IdentDbBridge.Access;

/// <summary>Whether the login may do what a run does, asked before anything is written.</summary>
static class RunRights
{
    /// <summary>For the journal and for tables; a clinic's own scripts may need more.</summary>
    static readonly string[] NeededOnMySql = ["SELECT", "INSERT", "UPDATE", "DELETE", "CREATE"];

    /// <exception cref="PermissionException">A right is surely missing; the message has the GRANT for the DBA.</exception>
    public static async Task RefuseMissingAsync(Db db, SqlCatalog sql, SessionInfo session, CancellationToken cancellationToken)
    {
        (string missing, string remedy) = await FindAsync(db, sql, session, cancellationToken).ConfigureAwait(false);
        if (remedy.Length == 0)
            return;
        var error = new ServerError(session.Product, 0, ServerErrorKind.NoRights, T($"seen before the run"));
        throw new PermissionException(T($"No rights: the login lacks {missing}, which the run needs; nothing was written. (For the DBA: {remedy})"), error, null);
    }

    static async Task<(string Missing, string Remedy)> FindAsync(Db db, SqlCatalog sql, SessionInfo session, CancellationToken cancellationToken)
    {
        try
        {
            return db.Dialect.Name switch
            {
                "mssql" => (T($"the right to make tables"), string.Join(' ', await db.ReadAsync(sql["rights/missing"], null, r => r.GetString(0), cancellationToken).ConfigureAwait(false))),
                "mysql" => Remedy(db, session, await db.ReadAsync(sql["rights/held"], null, r => r.GetString(0), cancellationToken).ConfigureAwait(false)),
                _ => ("", ""),
            };
        }
        catch (ServerException e) when (e.Error.Kind is not ServerErrorKind.ConnectionLost)
        {
            // A server that does not tell, as one started with --skip-grant-tables: the run itself will show.
            return ("", "");
        }
    }

    /// <remarks>
    /// Of two grants whose database's names both fit, the server takes one: a second spelling of the name would take away what
    /// the first gives. So the spelling stays, and the whole list is given.
    /// </remarks>
    static (string Missing, string Remedy) Remedy(Db db, SessionInfo session, List<string> grants)
    {
        IReadOnlyList<string> missing = HeldRights.Missing(grants, db.Target.Database, NeededOnMySql);
        int at = session.Login.LastIndexOf('@');
        if (missing.Count == 0 || at < 0)
            return ("", "");
        string plain = db.Dialect.Quote(db.Target.Database);
        // At the level of a database _ and % stand for others.
        string exact = db.Dialect.Quote(db.Target.Database.Replace("_", @"\_", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal));
        string database = grants.Any(g => g.Contains($" ON {plain}.* TO ", StringComparison.Ordinal)) ? plain : exact;
        string account = $"{db.Dialect.Literal(session.Login[..at])}@{db.Dialect.Literal(session.Login[(at + 1)..])}";
        return (string.Join(", ", missing), $"GRANT {string.Join(", ", NeededOnMySql)} ON {database}.* TO {account};");
    }
}
