using IdentDbBridge.Data;

namespace IdentDbBridge.Schema.Shapes;

/// <summary>The tables of a database as the server describes them.</summary>
static class LiveSchema
{
    public static async Task<IReadOnlyDictionary<string, TableShape>> ReadAsync(Db db, SqlCatalog sql, StringComparer names, CancellationToken cancellationToken)
    {
        List<TableShape> tables = await db.QueryAsync<TableShape>(sql["schema/tables"], null, cancellationToken).ConfigureAwait(false);
        ILookup<string, ColumnShape> columns = (await db.QueryAsync<ColumnShape>(sql["schema/columns"], null, cancellationToken).ConfigureAwait(false)).ToLookup(c => c.TableName, names);
        ILookup<string, KeyRow> keys = (await db.QueryAsync<KeyRow>(sql["schema/keys"], null, cancellationToken).ConfigureAwait(false)).ToLookup(k => k.TableName, names);
        List<ConstraintRow>? told = await ChecksAsync(db, sql, cancellationToken).ConfigureAwait(false);
        ILookup<string, ConstraintRow> checks = (told ?? []).ToLookup(c => c.TableName, names);
        ILookup<string, TriggerRow> triggers = (await db.QueryAsync<TriggerRow>(sql["schema/triggers"], null, cancellationToken).ConfigureAwait(false)).ToLookup(t => t.TableName, names);
        List<ForeignKeyRow> foreign = await db.QueryAsync<ForeignKeyRow>(sql["schema/foreign-keys"], null, cancellationToken).ConfigureAwait(false);
        return tables.ToDictionary(t => t.Name, t => t with
        {
            Columns = [.. columns[t.Name].OrderBy(c => c.Position)],
            Keys = [.. keys[t.Name].GroupBy(k => (k.Name, k.Kind, k.IsClustered, k.IsOff)).Select(k => new KeyShape(k.Key.Name, k.Key.Kind, k.Key.IsClustered, k.Key.IsOff, [.. k.OrderBy(c => c.Position).Select(c => c.ColumnName)]))],
            AreChecksTold = told is not null,
            Checks = [.. checks[t.Name].SelectMany(Checks)],
            Triggers = [.. triggers[t.Name].Select(r => r.Name)],
            ForeignKeys = [.. foreign.Where(f => names.Equals(f.TableName, t.Name) || names.Equals(f.ReferencedTable, t.Name))],
        }, names);
    }

    /// <summary>Null when the server fails to put its own conditions into words, as those that only speak another's language may.</summary>
    static async Task<List<ConstraintRow>?> ChecksAsync(Db db, SqlCatalog sql, CancellationToken cancellationToken)
    {
        try
        {
            return await db.QueryAsync<ConstraintRow>(sql["schema/checks"], null, cancellationToken).ConfigureAwait(false);
        }
        catch (ServerException e) when (e.Error.Kind == ServerErrorKind.Other)
        {
            return null;
        }
    }

    static IEnumerable<ConstraintShape> Checks(ConstraintRow row) =>
        row.Name is null ? ConstraintText.InTable(row.Clause ?? "") : [new ConstraintShape(row.Name, row.Clause ?? "", row.IsOff)];
}
