using IdentDbBridge.Data;
using IdentDbBridge.Schema.Shapes;

namespace IdentDbBridge.Schema.Repairs;

sealed class MySqlRepairs(IDialect dialect, TableShape shipped, TableShape live) : TableRepairs(dialect, shipped, live)
{
    public override IReadOnlyList<string> AddColumn(ColumnShape column) => [Strict(), Sql("repair/add-column", ("Definition", Definition(column)), ("Place", Place(column)))];

    /// <summary>MODIFY turns a stored generated column into an ordinary one, but not a virtual one: https://dev.mysql.com/doc/refman/8.4/en/alter-table-generated-columns.html</summary>
    public override IReadOnlyList<string> ChangeColumn(ColumnShape column) =>
        Live.Column(column.Name) is { } current && (current.Extra.Contains("virtual", StringComparison.Ordinal) || !new ColumnTakeover(Dialect, column, current, false).IsConvertible)
            ? []
            : [Strict(), .. Fill(column), Change(column, "")];

    public override IReadOnlyList<string> LoosenColumn(ColumnShape column) => [Sql("repair/loosen-column", ("Name", Quote(column.Name)), ("Type", column.Type + (column.Collation is { } c ? $" COLLATE {c}" : "")))];

    public override IReadOnlyList<string> OrderColumns() => [Strict(), .. Shipped.Columns.Select(c => Change(c, Place(c)))];

    public override IReadOnlyList<string> AddKey(KeyShape key) => [Sql("repair/add-constraint", ("Definition", Key(key)))];

    public override IReadOnlyList<string> DropKey(KeyShape key) => [key.Kind == KeyKind.Primary ? Sql("repair/drop-primary-key") : Sql("repair/drop-index", ("Name", Quote(key.Name)))];

    /// <summary>At one go, so that the table never stands without a key. A column that numbers itself must have an index of its own at all times: https://dev.mysql.com/doc/refman/8.4/en/example-auto-increment.html</summary>
    public override IReadOnlyList<string> ReplaceKey(KeyShape old, KeyShape key)
    {
        ColumnShape? numbered = Live.Columns.FirstOrDefault(c => c.Extra.Contains("auto_increment", StringComparison.Ordinal) && Shipped.Column(c.Name) is null && old.Has(c.Name));
        string[] clauses =
        [
            old.Kind == KeyKind.Primary ? "DROP PRIMARY KEY" : $"DROP KEY {Quote(old.Name)}",
            .. numbered is null ? [] : new[] { $"ADD KEY ({Quote(numbered.Name)})" },
            $"ADD {Key(key)}",
        ];
        return [Sql("repair/change-table", ("Clauses", string.Join(", ", clauses)))];
    }

    /// <summary>No index can be switched off so that it does not count.</summary>
    public override IReadOnlyList<string> SwitchOnKey(KeyShape key) => [];

    /// <summary>MariaDB names the CHECK of a column after the column, and drops it by MODIFY only: https://mariadb.com/docs/server/reference/sql-statements/data-definition/constraint</summary>
    public override IReadOnlyList<string> DropCheck(ConstraintShape check) => Shipped.Column(check.Name) is { } column ? [Strict(), Change(column, "")] : base.DropCheck(check);

    public override IReadOnlyList<string> SwitchOnCheck(ConstraintShape check) => [Sql("repair/enable-check", ("Name", Quote(check.Name)))];

    public override IReadOnlyList<string> SetKind() => [Sql("repair/set-engine", ("Engine", Shipped.Engine!), ("RowFormat", Shipped.RowFormat!))];

    public override IReadOnlyList<string> SetCollation() => [Sql("repair/set-collation", ("Collation", Shipped.Collation!))];

    public override IReadOnlyList<string> DropForeignKey(ForeignKeyRow key) => [Sql("repair/drop-foreign-key", ("Table", Quote(key.TableName)), ("Name", Quote(key.Name)))];

    string Key(KeyShape key) => key.Kind == KeyKind.Primary ? $"PRIMARY KEY ({Names(key)})" : $"CONSTRAINT {Quote(key.Name)} UNIQUE KEY ({Names(key)})";

    string Strict() => Sql("repair/strict");

    string Change(ColumnShape column, string place) => Sql("repair/change-column", ("Definition", Definition(column)), ("Place", place));

    /// <summary>Behind the column before it, which is there by then: the repairs come in the order of the columns.</summary>
    string Place(ColumnShape column) =>
        Shipped.Columns.LastOrDefault(c => c.Position < column.Position) is { } before ? $"AFTER {Quote(before.Name)}" : "FIRST";
}
