using System.Globalization;

namespace IdentDbBridge.Data;

/// <summary>Queries over a list of values. Dapper's own way of it is no SQL that a parser would take.</summary>
static class ListQuery
{
    /// <summary>Runs a statement of the catalog with its <c>(@name)</c> repeated for each value.</summary>
    /// <param name="values">At most as many as a server takes parameters; none gives no rows.</param>
    public static async Task<List<T>> QueryListAsync<T>(this Db db, string sql, string name, IReadOnlyList<object> values, CancellationToken cancellationToken)
    {
        if (values.Count == 0)
            return [];
        string[] names = [.. values.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"{name}_{i}"))];
        string list = string.Join(", ", names.Select(n => "@" + n));
        Dictionary<string, object?> arguments = names.Zip(values).ToDictionary(p => p.First, p => (object?)p.Second, StringComparer.Ordinal);
        return await db.QueryAsync<T>(sql.Replace($"(@{name})", $"({list})", StringComparison.Ordinal), arguments, cancellationToken).ConfigureAwait(false);
    }
}
