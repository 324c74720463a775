using System.Globalization;

namespace IdentDbBridge.Data;

/// <summary>Queries over a list of values. Dapper's own way of it is no SQL that a parser would take.</summary>
static class ListQuery
{
    // SQL Server takes 2,100 parameters.
    const int MostValues = 500;

    /// <summary>Runs a statement of the catalog with its <c>(@name)</c> repeated for each value; several times for many.</summary>
    /// <param name="values">None gives no rows.</param>
    public static async Task<List<T>> QueryListAsync<T>(this Db db, string sql, string name, IReadOnlyList<object> values, CancellationToken cancellationToken)
    {
        List<T> rows = [];
        foreach (object[] some in values.Chunk(MostValues))
            rows.AddRange(await QueryAsync<T>(db, sql, name, some, cancellationToken).ConfigureAwait(false));
        return rows;
    }

    static Task<List<T>> QueryAsync<T>(Db db, string sql, string name, object[] values, CancellationToken cancellationToken)
    {
        string[] names = [.. values.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"{name}_{i}"))];
        string list = string.Join(", ", names.Select(n => "@" + n));
        Dictionary<string, object?> arguments = names.Zip(values).ToDictionary(p => p.First, p => (object?)p.Second, StringComparer.Ordinal);
        return db.QueryAsync<T>(sql.Replace($"(@{name})", $"({list})", StringComparison.Ordinal), arguments, cancellationToken);
    }
}
