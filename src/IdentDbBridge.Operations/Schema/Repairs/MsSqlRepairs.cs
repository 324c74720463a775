using IdentDbBridge.Data;
using IdentDbBridge.Schema.Shapes;

namespace IdentDbBridge.Schema.Repairs;

/// <summary>https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-transact-sql</summary>
sealed class MsSqlRepairs(IDialect dialect, TableShape shipped, TableShape live, bool isOrdered) : TableRepairs(dialect, shipped, live)
{
    readonly ColumnRenewal _renewal = new(shipped, live, isOrdered);

    public override IReadOnlyList<string> AddColumn(ColumnShape column) => [Sql("repair/add-column", ("Definition", Definition(column)))];

    /// <summary>A column is changed only while no key, check or default holds it: they are dropped and put back as they were, but for the default. Identity and computed columns cannot be changed at all: others take their place.</summary>
    public override IReadOnlyList<string> ChangeColumn(ColumnShape column) => _renewal.Columns.Contains(column)
        ? Renewed()
        : Released([column], [.. Fill(column), Sql("repair/change-column", ("Definition", Definition(column)))]);

    public override IReadOnlyList<string> LoosenColumn(ColumnShape column) => column.Extra.Length > 0 ? [] : [Sql("repair/loosen-column", ("Name", Quote(column.Name)), ("Type", column.Type))];

    /// <summary>A column that is added stands at the end, and there is no statement to move it: others take the places of all that stand behind.</summary>
    public override IReadOnlyList<string> OrderColumns() => isOrdered ? Renewed() : [];

    public override string? RenewalNote => T($"New columns take the places of the old ones: the table is locked meanwhile. Fails, and changes nothing, while an index with included columns, a computed column or a view of your own needs an old one.");

    public override IReadOnlyList<string> AddKey(KeyShape key) =>
    [
        key.Kind is KeyKind.Primary or KeyKind.Unique
            ? Sql("repair/add-constraint", ("Definition", $"CONSTRAINT {Quote(key.Name)} {(key.Kind == KeyKind.Primary ? "PRIMARY KEY" : "UNIQUE")} {Clustered(key)} ({Names(key)})"))
            : Sql("repair/create-index", ("Clustered", (key.Kind == KeyKind.UniqueIndex ? "UNIQUE " : "") + Clustered(key)), ("Name", Quote(key.Name)), ("Columns", Names(key))),
    ];

    public override IReadOnlyList<string> DropKey(KeyShape key) =>
        [key.Kind is KeyKind.Primary or KeyKind.Unique ? Sql("repair/drop-constraint", ("Name", Quote(key.Name))) : Sql("repair/drop-index", ("Name", Quote(key.Name)))];

    public override IReadOnlyList<string> ReplaceKey(KeyShape old, KeyShape key) => Whole(base.ReplaceKey(old, key));

    public override IReadOnlyList<string> ReplaceCheck(ConstraintShape old, ConstraintShape check) => Whole(base.ReplaceCheck(old, check));

    public override IReadOnlyList<string> SwitchOnKey(KeyShape key) => [Sql("repair/rebuild-index", ("Name", Quote(key.Name)))];

    public override IReadOnlyList<string> SwitchOnCheck(ConstraintShape check) => [Sql("repair/enable-check", ("Name", Quote(check.Name)))];

    /// <summary>An index and the constraint that it belongs to get the name together.</summary>
    public override IReadOnlyList<string> RenameKey(KeyShape live, KeyShape shipped) => [Rename($"{Quote(Shipped.Name)}.{Quote(live.Name)}", shipped.Name, "INDEX")];

    public override IReadOnlyList<string> RenameCheck(ConstraintShape live, ConstraintShape shipped) => [Rename(Quote(live.Name), shipped.Name, "OBJECT")];

    IReadOnlyList<string> Renewed()
    {
        string table = Quote(Shipped.Name);
        IReadOnlyList<ColumnShape> columns = _renewal.Columns;
        if (columns.Count == 0)
            return [];
        string values = string.Join(", ", columns.Select(c => $"{Quote(_renewal.NewName(c))} = {Quote(c.Name)}"));
        return Released(columns,
        [
            .. columns.SelectMany(Fill),
            Sql("repair/add-column", ("Definition", string.Join(", ", columns.Select(c => Definition(c with { Name = _renewal.NewName(c), IsNullable = true }))))),
            Sql("repair/copy-columns", ("Update", Dialect.Literal($"UPDATE {table} SET {values}"))),
            Sql("repair/drop-columns", ("Columns", string.Join(", ", columns.Select(c => Quote(c.Name))))),
            .. columns.Select(c => Rename($"{table}.{Quote(_renewal.NewName(c))}", c.Name, "COLUMN")),
            .. columns.Where(c => !c.IsNullable).Select(c => Sql("repair/change-column", ("Definition", Definition(c)))),
        ]);
    }

    /// <summary>The statements while no key, check or default holds the columns.</summary>
    IReadOnlyList<string> Released(IReadOnlyList<ColumnShape> columns, IReadOnlyList<string> statements)
    {
        // The clustered one is made first and dropped last: the others are built upon it.
        KeyShape[] keys = [.. Live.Keys.Where(k => columns.Any(c => k.Has(c.Name))).OrderBy(k => !k.IsClustered)];
        ConstraintShape[] checks = [.. Live.Checks.Where(k => columns.Any(c => k.Mentions(c.Name)))];
        return Whole(
        [
            .. columns.Select(c => Live.Column(c.Name)!.DefaultName).OfType<string>().Select(n => Sql("repair/drop-constraint", ("Name", Quote(n)))),
            .. checks.SelectMany(DropCheck),
            .. keys.Reverse().SelectMany(DropKey),
            .. statements,
            .. keys.SelectMany(AddKey),
            .. checks.SelectMany(AddCheck),
        ]);
    }

    /// <summary>Several that are run as one text must not go on after an error.</summary>
    IReadOnlyList<string> Whole(IReadOnlyList<string> statements) => statements.Count < 2 ? statements : [Sql("repair/begin"), .. statements, Sql("repair/commit")];

    string Rename(string what, string name, string kind) =>
        Sql("repair/rename", ("Object", Dialect.Literal(what)), ("NewName", Dialect.Literal(name)), ("What", Dialect.Literal(kind)));

    static string Clustered(KeyShape key) => key.IsClustered ? "CLUSTERED" : "NONCLUSTERED";
}
