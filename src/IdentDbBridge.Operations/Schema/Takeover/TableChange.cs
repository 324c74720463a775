using System.Text.RegularExpressions;
using IdentDbBridge.Data;
using IdentDbBridge.Schema.Repairs;
using IdentDbBridge.Schema.Reports;
using IdentDbBridge.Schema.Shapes;

namespace IdentDbBridge.Schema.Takeover;

/// <summary>The clauses of the one ALTER that brings a table to ours, on MySQL and MariaDB. What differs and does no harm stays as it is.</summary>
sealed partial class TableChange(IDialect dialect, TableShape shipped, TableShape live, TableShape before, Dictionary<string, ColumnTakeover> columns, IReadOnlyList<Difference> differences)
{
    // InnoDB's limit with DYNAMIC: https://dev.mysql.com/doc/refman/8.4/en/innodb-limits.html
    const int LongestKey = 3072;
    const int BytesOfALetter = 4;

    readonly Difference[] _breaking = [.. differences.Where(d => d.Severity != Severity.Harmless && d.Kind is not (DifferenceKind.Trigger or DifferenceKind.ForeignKey or DifferenceKind.View))];

    /// <summary>Whether nothing has to be changed.</summary>
    public bool IsEmpty => _breaking.Length == 0;

    public bool HasAdded => live.Columns.Any(IsAdded);

    /// <summary>Whether the column is lacking, and is added before the rows are looked at.</summary>
    public bool IsAdded(ColumnShape column) => before.Column(column.Name) is null;

    /// <summary>What must be there before the rows can be moved; empty for most tables.</summary>
    public string First(TableRows rows) => string.Join(",\n    ",
    [
        .. live.Columns.Where(IsAdded).Select(c => $"ADD COLUMN {Definition(c, null)}"),
        .. rows.Rewritten.Where(r => r.Column.NeedsTextFirst).Select(r => $"MODIFY COLUMN {Definition(r.Column.Shipped with { Name = r.Column.Live.Name, Type = "varchar(255)", IsNullable = true }, null)}"),
        .. rows.Rewritten.Where(r => r.Column.NeedsNullFirst).Select(r => $"MODIFY COLUMN {Definition(r.Column.Live with { IsNullable = true }, null)}"),
    ]);

    /// <summary>All the rest, at one go.</summary>
    public string All(TableRows rows) => string.Join(",\n    ", [.. Options(), .. DroppedChecks(), .. DroppedKeys().Select(Drop), .. Columns(rows), .. AddedKeys().Select(Add), .. Numbering(), .. AddedChecks()]);

    IEnumerable<string> Options()
    {
        if (!string.Equals(shipped.Engine, live.Engine, StringComparison.OrdinalIgnoreCase) || !string.Equals(shipped.RowFormat, live.RowFormat, StringComparison.OrdinalIgnoreCase))
            yield return $"ENGINE = {shipped.Engine}, ROW_FORMAT = {shipped.RowFormat}";
        if (!string.Equals(shipped.Collation, live.Collation, StringComparison.OrdinalIgnoreCase))
            yield return $"DEFAULT CHARACTER SET = utf8mb4 COLLATE = {shipped.Collation}";
    }

    /// <summary>In the order of ours: behind the one before it is room for each that is added.</summary>
    IEnumerable<string> Columns(TableRows rows)
    {
        bool isMoved = _breaking.Any(d => d.Kind == DifferenceKind.ColumnOrder);
        foreach (ColumnShape column in shipped.Columns)
        {
            if (!columns.TryGetValue(column.Name, out ColumnTakeover? takeover))
                yield return $"ADD COLUMN {Definition(column, null)} {Place(column)}";
            else if (takeover.IsConvertible && (isMoved || IsAdded(takeover.Live) || IsChanged(column) || rows.Rewritten.Any(r => r.Column == takeover)))
                yield return $"MODIFY COLUMN {Definition(column with { Type = takeover.Type }, takeover.Live)}{(isMoved || IsAdded(takeover.Live) ? $" {Place(column)}" : "")}";
        }

        foreach (Difference extra in _breaking.Where(d => d.Kind == DifferenceKind.ColumnExtra))
            yield return $"MODIFY COLUMN {Definition(live.Column(extra.Name!)! with { IsNullable = true }, null)}";
    }

    bool IsChanged(ColumnShape column) => _breaking.Any(d =>
        string.Equals(d.Name, column.Name, StringComparison.OrdinalIgnoreCase)
        && d.Kind is DifferenceKind.ColumnType or DifferenceKind.ColumnNull or DifferenceKind.ColumnCollation or DifferenceKind.ColumnExtras or DifferenceKind.CheckExtra or DifferenceKind.CheckChanged);

    IEnumerable<KeyShape> AddedKeys() => shipped.Keys.Where(k => !live.Keys.Any(k.Matches));

    /// <summary>Every unique key that is not ours, unless it is of a number that the server gives; others of ours' names; and those that would become too long.</summary>
    IEnumerable<KeyShape> DroppedKeys()
    {
        List<KeyShape> rest = [.. live.Keys];
        foreach (KeyShape key in shipped.Keys)
        {
            if (rest.FirstOrDefault(key.Matches) is { } same)
                rest.Remove(same);
        }

        return rest.Where(k => (k.IsUnique && (k.Kind == KeyKind.Primary || !IsOwnNumber(k))) || AddedKeys().Any(a => a.Name.Equals(k.Name, StringComparison.OrdinalIgnoreCase)) || Length(k) > LongestKey);
    }

    /// <summary>A column that numbers itself must be the first of an index at all times: https://dev.mysql.com/doc/refman/8.4/en/example-auto-increment.html</summary>
    IEnumerable<string> Numbering() =>
        from column in live.Columns
        where column.Extra.Contains("auto_increment", StringComparison.Ordinal) && shipped.Column(column.Name) is null
        where !live.Keys.Except(DroppedKeys()).Any(k => k.Columns[0].Equals(column.Name, StringComparison.OrdinalIgnoreCase))
        select $"ADD KEY ({Quote(column.Name)})";

    bool IsOwnNumber(KeyShape key) => key.Columns.Count == 1 && live.Column(key.Columns[0])?.Extra.Contains("auto_increment", StringComparison.Ordinal) == true;

    long Length(KeyShape key) => key.Columns.Sum(c =>
    {
        Match part = Part().Match(c);
        string name = part.Success ? part.Groups["name"].Value : c;
        if (!columns.TryGetValue(name, out ColumnTakeover? column) || !IsChanged(column.Shipped) || column.Shipped.SqlType.Family != TypeFamily.Text)
            return 0;
        return BytesOfALetter * (part.Success ? long.Parse(part.Groups["length"].Value, System.Globalization.CultureInfo.InvariantCulture) : SqlType.Parse(column.Type).Capacity);
    });

    IEnumerable<string> DroppedChecks() =>
        from check in live.Checks
        where _breaking.Any(d => d.Kind is DifferenceKind.CheckExtra && d.Name == check.Name) || IsReplaced(check)
        // MariaDB names the CHECK of a column after the column, and drops it when the column is changed.
        where shipped.Column(check.Name) is null
        select $"DROP CONSTRAINT {Quote(check.Name)}";

    bool IsReplaced(ConstraintShape check) => shipped.Checks.Any(c => c.Name.Equals(check.Name, StringComparison.OrdinalIgnoreCase) && c.Meaning != check.Meaning);

    IEnumerable<string> AddedChecks() =>
        from check in shipped.Checks
        let same = live.Checks.FirstOrDefault(c => c.Meaning == check.Meaning)
        where live.AreChecksTold && (same is null || same.IsOff)
        select same is null ? $"ADD CONSTRAINT {Quote(check.Name)} CHECK ({check.Text})" : $"ALTER CHECK {Quote(same.Name)} ENFORCED";

    string Drop(KeyShape key) => key.Kind == KeyKind.Primary ? "DROP PRIMARY KEY" : $"DROP KEY {Quote(key.Name)}";

    string Add(KeyShape key)
    {
        string names = string.Join(", ", key.Columns.Select(Quote));
        return key.Kind == KeyKind.Primary ? $"ADD PRIMARY KEY ({names})" : key.IsUnique ? $"ADD CONSTRAINT {Quote(key.Name)} UNIQUE KEY ({names})" : $"ADD KEY {Quote(key.Name)} ({names})";
    }

    string Definition(ColumnShape column, ColumnShape? current) =>
        $"{Quote(column.Name)} {column.Type}{(column.Collation is { } c ? $" COLLATE {c}" : "")} {(column.IsNullable ? "NULL" : "NOT NULL")}{(column.Extra == "auto_increment" ? " AUTO_INCREMENT" : "")}{Default(column, current)}";

    /// <summary>Programs that leave a column out rely on its default. One that is an expression, or that our rules refuse, goes.</summary>
    string Default(ColumnShape column, ColumnShape? current)
    {
        if (current?.DefaultText is not { } text)
            return "";
        string bare = text.StartsWith('\'') ? text[1..^1].Replace("''", "'", StringComparison.Ordinal) : text;
        return column.SqlType.Family switch
        {
            TypeFamily.Time when Now().IsMatch(text) => column.SqlType.Size == 0 ? " DEFAULT CURRENT_TIMESTAMP" : $" DEFAULT CURRENT_TIMESTAMP({column.SqlType.Size})",
            TypeFamily.Integer or TypeFamily.Boolean when Number().IsMatch(bare) => $" DEFAULT {bare}",
            TypeFamily.Text when !text.Contains('(', StringComparison.Ordinal) && bare.Length <= column.SqlType.Size => $" DEFAULT {dialect.Literal(bare)}",
            _ => "",
        };
    }

    string Place(ColumnShape column) => shipped.Columns.LastOrDefault(c => c.Position < column.Position) is { } previous ? $"AFTER {Quote(previous.Name)}" : "FIRST";

    string Quote(string name) => dialect.Quote(name);

    [GeneratedRegex(@"^(?<name>.+)\((?<length>\d+)\)\z")]
    private static partial Regex Part();

    [GeneratedRegex(@"^(?:current_timestamp|now|localtime(?:stamp)?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Now();

    [GeneratedRegex(@"^-?\d{1,9}\z")]
    private static partial Regex Number();
}
