using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace IdentDbBridge.Data;

/// <summary>Inserts rows in batches, by a statement of the catalog that inserts one: its last brackets are repeated for each row.</summary>
/// <typeparam name="T">Has a property for each parameter of the statement.</typeparam>
sealed partial class RowInsert<T>
{
    // SQL Server's limit of a VALUES list.
    const int MaxRows = 1000;

    readonly string _head;
    readonly string _row;
    readonly PropertyInfo[] _columns;

    public RowInsert(string oneRow)
    {
        int start = oneRow.LastIndexOf('(');
        _head = oneRow[..start];
        _row = oneRow[start..].TrimEnd(';');
        _columns = [.. Parameter().Matches(_row).Select(m => typeof(T).GetProperty(m.Groups["name"].Value)!)];
    }

    /// <summary>Adds all rows; a duplicate is an error.</summary>
    public async Task AddAsync(Db db, IEnumerable<T> rows, CancellationToken cancellationToken)
    {
        foreach (T[] batch in Batches(db, rows))
            await InsertAsync(db, batch, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Adds the rows whose key is not there yet. Sure against other writers, since it is the key that tells.</summary>
    /// <param name="key">The unique key of a row.</param>
    /// <param name="readKnown">Asked after a duplicate: keys that are there, among them those of these rows.</param>
    public async Task<AddResult> AddNewAsync(Db db, IEnumerable<T> rows, Func<T, object> key, Func<T[], Task<IEnumerable<object>>> readKnown, CancellationToken cancellationToken)
    {
        int added = 0, there = 0;
        foreach (T[] batch in Batches(db, rows))
        {
            int inserted = await TryInsertAsync(db, batch, cancellationToken).ConfigureAwait(false)
                ?? await InsertFreshAsync(db, batch, key, await readKnown(batch).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            added += inserted;
            there += batch.Length - inserted;
        }

        return new AddResult(added, there);
    }

    async Task<int> InsertFreshAsync(Db db, T[] batch, Func<T, object> key, IEnumerable<object> known, CancellationToken cancellationToken)
    {
        T[] fresh = [.. batch.ExceptBy(known, key)];
        if (fresh.Length == 0)
            return 0;
        if (await TryInsertAsync(db, fresh, cancellationToken).ConfigureAwait(false) is { } all)
            return all;
        // Another writer is adding the same ones at this moment.
        int inserted = 0;
        foreach (T row in fresh)
            inserted += await TryInsertAsync(db, [row], cancellationToken).ConfigureAwait(false) ?? 0;
        return inserted;
    }

    /// <summary>The number of rows; null when one of them is a duplicate, and then none was inserted.</summary>
    async Task<int?> TryInsertAsync(Db db, T[] rows, CancellationToken cancellationToken)
    {
        try
        {
            await InsertAsync(db, rows, cancellationToken).ConfigureAwait(false);
            return rows.Length;
        }
        catch (ServerException e) when (e.Error.Kind == ServerErrorKind.Duplicate)
        {
            return null;
        }
    }

    IEnumerable<T[]> Batches(Db db, IEnumerable<T> rows) => rows.Chunk(Math.Clamp(db.Dialect.BatchParameters / _columns.Length, 1, MaxRows));

    Task<int> InsertAsync(Db db, T[] rows, CancellationToken cancellationToken)
    {
        Dictionary<string, object?> values = [];
        string[] lines = new string[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            string suffix = string.Create(CultureInfo.InvariantCulture, $"_{i}");
            lines[i] = Parameter().Replace(_row, $"$0{suffix}");
            foreach (PropertyInfo column in _columns)
                values[column.Name + suffix] = Value(column.GetValue(rows[i]));
        }

        return db.ExecuteAsync(_head + string.Join(",\n", lines), values, cancellationToken);
    }

    static object? Value(object? value) =>
        value is Enum word ? word.ToString().ToLower(CultureInfo.InvariantCulture) : value;

    [GeneratedRegex("@(?<name>[A-Za-z]+)")]
    private static partial Regex Parameter();
}
