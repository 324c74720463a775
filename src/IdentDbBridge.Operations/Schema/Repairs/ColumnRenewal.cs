using IdentDbBridge.Schema.Shapes;

namespace IdentDbBridge.Schema.Repairs;

/// <summary>Which columns of a table of SQL Server others must take the place of: those that cannot be changed and, where the order matters, those that stand in the wrong place.</summary>
sealed class ColumnRenewal(TableShape shipped, TableShape live, bool isOrdered)
{
    /// <summary>In the order of ours; in a table whose order matters all from the first such on, since a new column stands at the end.</summary>
    public IReadOnlyList<ColumnShape> Columns { get; } = Find(shipped, live, isOrdered);

    /// <summary>Under which the column is made, before the old one has gone; free in this table.</summary>
    public string NewName(ColumnShape column)
    {
        string name = column.Name + "_new";
        while (live.Column(name) is not null)
            name += "_";
        return name;
    }

    static ColumnShape[] Find(TableShape shipped, TableShape live, bool isOrdered)
    {
        ColumnShape[] there = [.. shipped.Columns.Where(c => live.Column(c.Name) is not null)];
        if (!isOrdered)
            return [.. there.Where(c => IsFixed(c, live))];
        int kept = 0;
        int last = 0;
        for (; kept < there.Length; kept++)
        {
            ColumnShape found = live.Column(there[kept].Name)!;
            if (found.Position < last || IsFixed(there[kept], live))
                break;
            last = found.Position;
        }

        return there[kept..];
    }

    static bool IsFixed(ColumnShape column, TableShape live) => live.Column(column.Name)!.Extra is { Length: > 0 } extra && extra != column.Extra;
}
