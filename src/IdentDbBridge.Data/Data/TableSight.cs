namespace IdentDbBridge.Data;

/// <summary>Tells what is not there from what a login may not see. A server shows to each login only the tables that it has a right to.</summary>
static class TableSight
{
    /// <summary>Those of <paramref name="tables"/> that may be there although the login does not see them.</summary>
    /// <param name="db">The login's connection.</param>
    /// <param name="tables">Names of tables that the server does not list.</param>
    public static async Task<IReadOnlyList<string>> HiddenAsync(Db db, IEnumerable<string> tables, CancellationToken cancellationToken)
    {
        List<string> hidden = [];
        foreach (string table in tables)
        {
            if (await IsHiddenAsync(db, table, cancellationToken).ConfigureAwait(false))
                hidden.Add(table);
        }

        return hidden;
    }

    /// <summary>With the sentence that says what the login cannot see, and which one to use.</summary>
    public static PermissionException Refusal(Db db, SessionInfo session, IEnumerable<string> hidden)
    {
        var error = new ServerError(session.Product, 0, ServerErrorKind.NoRights, T($"the login may not see all tables"));
        return new PermissionException(T($"No rights: the login {session.Login} may not see {string.Join(", ", hidden)} of {db.Target}, or only part of it. What it cannot see cannot be compared, so nothing is reported about the schema. Use the login that owns the database."), error, null) { Remedy = new(RemedyKind.UseOwner) };
    }

    /// <summary>The same where the health check is asked with the login of a site or of a PBX.</summary>
    public static PermissionException NotOfIdent(Db db, SessionInfo session, IEnumerable<string> hidden)
    {
        var error = new ServerError(session.Product, 0, ServerErrorKind.NoRights, T($"the login may not see all tables"));
        return new PermissionException(T($"No rights: the login {session.Login} may not see {string.Join(", ", hidden)} of {db.Target}, so it is not the one that IDENT uses, and its view says nothing about IDENT's. Use IDENT's login."), error, null);
    }

    static async Task<bool> IsHiddenAsync(Db db, string table, CancellationToken cancellationToken)
    {
        var sql = new SqlCatalog(db.Dialect.Name, new Dictionary<string, string> { ["Table"] = db.Dialect.Quote(table) });
        try
        {
            await db.ExecuteAsync(sql["repair/look"], null, cancellationToken).ConfigureAwait(false);
            return false;
        }
        catch (PermissionException)
        {
            return true;
        }
        catch (ServerException e) when (e.Error.Kind == ServerErrorKind.Other)
        {
            // There is no such table.
            return false;
        }
    }
}
