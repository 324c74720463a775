using System.Data;

namespace IdentDbBridge.Data;

/// <summary>Rows for one table, as a dialect sees them.</summary>
abstract class RowBatch(InsertStatement statement, int count)
{
    public InsertStatement Statement { get; } = statement;

    public int Count { get; } = count;

    /// <summary>Writes the values of a row.</summary>
    public abstract void Write(int row, RowText text);

    /// <summary>A value as a parameter.</summary>
    public abstract object? Value(int row, int column);

    /// <summary>The kind of a parameter.</summary>
    public abstract DbType Type(int column);
}

/// <summary>Rows of type <typeparamref name="T"/>.</summary>
sealed class RowBatch<T>(InsertStatement statement, RowColumn<T>[] columns, IReadOnlyList<T> rows) : RowBatch(statement, rows.Count)
    where T : class
{
    public override void Write(int row, RowText text)
    {
        T values = rows[row];
        columns[0].Write(values, text);
        for (int i = 1; i < columns.Length; i++)
        {
            text.Separate();
            columns[i].Write(values, text);
        }
    }

    public override object? Value(int row, int column) => columns[column].Value(rows[row]);

    public override DbType Type(int column) => columns[column].Type;
}
