using System.Globalization;

namespace IdentDbBridge.Data;

/// <summary>Inserts rows by statements with a parameter for each value: for servers that have no better way.</summary>
static class ParameterInsert
{
    // SQL Server's limit of a VALUES list.
    const int MaxRows = 1000;

    /// <param name="parameters">Up to how many a statement is worth while.</param>
    public static async Task RunAsync(Db db, RowBatch rows, int parameters, CancellationToken cancellationToken)
    {
        int most = Math.Clamp(parameters / rows.Statement.Columns.Count, 1, MaxRows);
        for (int from = 0; from < rows.Count; from += most)
            await InsertAsync(db, rows, from, Math.Min(rows.Count, from + most), cancellationToken).ConfigureAwait(false);
    }

    static Task<int> InsertAsync(Db db, RowBatch rows, int from, int to, CancellationToken cancellationToken)
    {
        Dictionary<string, object?> values = [];
        string[] lines = new string[to - from];
        for (int row = from; row < to; row++)
        {
            lines[row - from] = rows.Statement.Numbered(row - from);
            for (int column = 0; column < rows.Statement.Columns.Count; column++)
                values[string.Create(CultureInfo.InvariantCulture, $"{rows.Statement.Columns[column]}_{row - from}")] = rows.Value(row, column);
        }

        return db.ExecuteAsync(rows.Statement.Head + string.Join(",\n", lines), values, cancellationToken);
    }
}
