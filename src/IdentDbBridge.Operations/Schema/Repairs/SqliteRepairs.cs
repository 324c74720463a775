using IdentDbBridge.Data;
using IdentDbBridge.Schema.Shapes;

namespace IdentDbBridge.Schema.Repairs;

/// <summary>
/// SQLite changes little in a table: it is made anew, and the rows are copied (https://www.sqlite.org/lang_altertable.html#otheralter).
/// The old one stays beside it, since sqlite3 goes on after an error unless it is told otherwise.
/// </summary>
sealed class SqliteRepairs(IDialect dialect, TableShape shipped, TableShape live) : TableRepairs(dialect, shipped, live)
{
    public override IReadOnlyList<string> AddColumn(ColumnShape column) => Anew();

    public override IReadOnlyList<string> ChangeColumn(ColumnShape column) => Anew();

    public override IReadOnlyList<string> LoosenColumn(ColumnShape column) => Anew();

    public override IReadOnlyList<string> OrderColumns() => Anew();

    public override IReadOnlyList<string> AddKey(KeyShape key) => Anew();

    public override IReadOnlyList<string> DropKey(KeyShape key) => key.Kind is KeyKind.Primary or KeyKind.Unique ? Anew() : [Sql("repair/drop-index", ("Name", Quote(key.Name)))];

    public override IReadOnlyList<string> ReplaceKey(KeyShape old, KeyShape key) => Anew();

    public override IReadOnlyList<string> SwitchOnKey(KeyShape key) => [];

    /// <summary>SQLite drops and changes no constraint by itself, and names the indexes of keys as it likes.</summary>
    public override bool AreNamesUsed => false;

    public override IReadOnlyList<string> AddCheck(ConstraintShape check) => Anew();

    public override IReadOnlyList<string> DropCheck(ConstraintShape check) => Anew();

    public override IReadOnlyList<string> SwitchOnCheck(ConstraintShape check) => Anew();

    public override IReadOnlyList<string> SetKind() => Anew();

    /// <summary>That of another table stays: its table is not ours to make anew.</summary>
    public override IReadOnlyList<string> DropForeignKey(ForeignKeyRow key) => string.Equals(key.TableName, Shipped.Name, StringComparison.OrdinalIgnoreCase) ? Anew() : [];

    IReadOnlyList<string> Anew()
    {
        string anew = Quote(Shipped.Name + "_new");
        ColumnShape[] extra = [.. Live.Columns.Where(c => Shipped.Column(c.Name) is null && c.Extra.Length == 0)];
        string columns = string.Join(", ", Shipped.Columns.Where(c => Live.Column(c.Name) is not null).Concat(extra).Select(c => Quote(c.Name)));
        return
        [
            .. Shipped.Columns.SelectMany(Fill),
            Shipped.Create[0].Replace(Quote(Shipped.Name), anew, StringComparison.Ordinal),
            .. extra.Select(c => Sql("repair/add-column", ("Table", anew), ("Definition", $"{Quote(c.Name)} ANY NULL"))),
            Sql("repair/copy-rows", ("NewTable", anew), ("Columns", columns)),
            Sql("repair/rename-table", ("NewTable", Quote(Shipped.Name + "_before"))),
            Sql("repair/rename-table", ("Table", anew), ("NewTable", Quote(Shipped.Name))),
        ];
    }
}
