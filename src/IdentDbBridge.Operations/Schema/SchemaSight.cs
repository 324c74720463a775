using IdentDbBridge.Access;
using IdentDbBridge.Data;
using IdentDbBridge.Migrations.Run;
using IdentDbBridge.Schema.Shapes;

namespace IdentDbBridge.Schema;

/// <summary>Whether a login sees enough of the schema to compare it: what it may not see is no difference.</summary>
static class SchemaSight
{
    /// <exception cref="PermissionException">A table, or the keys and checks of one, cannot be seen.</exception>
    public static async Task RefuseHiddenAsync(MigrationSession place, IReadOnlyDictionary<string, TableShape> live, IReadOnlyCollection<TableShape> expected, CancellationToken cancellationToken)
    {
        List<string> partly = await place.Db.QueryAsync<string>(place.Sql["schema/hidden"], null, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<string> hidden = await TableSight.HiddenAsync(place.Db, expected.Select(t => t.Name).Where(t => !live.ContainsKey(t)), cancellationToken).ConfigureAwait(false);
        string[] all = [.. hidden, .. partly.Where(p => expected.Any(t => place.Session.TableComparer.Equals(t.Name, p)))];
        if (all.Length > 0)
            throw TableSight.Refusal(place.Db, place.Session, all);
    }

    /// <summary>MySQL shows triggers only to who may make some: https://dev.mysql.com/doc/refman/8.4/en/information-schema-triggers-table.html</summary>
    public static async Task<bool> SeesTriggersAsync(MigrationSession place, CancellationToken cancellationToken)
    {
        if (place.Session.Product != "MySQL")
            return true;
        try
        {
            List<string> grants = await place.Db.QueryAsync<string>(place.Sql["rights/held"], null, cancellationToken).ConfigureAwait(false);
            return HeldRights.Missing(grants, place.Db.Target.Database, ["TRIGGER"]).Count == 0;
        }
        catch (ServerException e) when (e.Error.Kind is not ServerErrorKind.ConnectionLost)
        {
            // A server that does not tell, as one started with --skip-grant-tables, hides nothing, either.
            return true;
        }
    }
}
