using IdentDbBridge.Data;
using IdentDbBridge.Schema.Shapes;

namespace IdentDbBridge.Schema.Repairs;

/// <summary>https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-transact-sql</summary>
sealed class MsSqlRepairs(IDialect dialect, TableShape shipped, TableShape live) : TableRepairs(dialect, shipped, live)
{
    public override IReadOnlyList<string> AddColumn(ColumnShape column) => [Sql("repair/add-column", ("Definition", Definition(column)))];

    /// <summary>A column is changed only while no key, check or default holds it: they are dropped and put back as they were, but for the default. Identity and computed columns cannot be changed at all.</summary>
    public override IReadOnlyList<string> ChangeColumn(ColumnShape column)
    {
        ColumnShape current = Live.Column(column.Name)!;
        if (current.Extra.Length > 0)
            return [];
        // The clustered one is made first and dropped last: the others are built upon it.
        KeyShape[] keys = [.. Live.Keys.Where(k => k.Has(column.Name)).OrderBy(k => !k.IsClustered)];
        ConstraintShape[] checks = [.. Live.Checks.Where(c => c.Mentions(column.Name))];
        return
        [
            .. current.DefaultName is { } name ? [Sql("repair/drop-constraint", ("Name", Quote(name)))] : Array.Empty<string>(),
            .. checks.SelectMany(DropCheck),
            .. keys.Reverse().SelectMany(DropKey),
            .. Fill(column),
            Sql("repair/change-column", ("Definition", Definition(column))),
            .. keys.SelectMany(AddKey),
            .. checks.SelectMany(AddCheck),
        ];
    }

    public override IReadOnlyList<string> LoosenColumn(ColumnShape column) => column.Extra.Length > 0 ? [] : [Sql("repair/loosen-column", ("Name", Quote(column.Name)), ("Type", column.Type))];

    public override IReadOnlyList<string> OrderColumns() => [];

    public override IReadOnlyList<string> AddKey(KeyShape key) =>
    [
        key.Kind is KeyKind.Primary or KeyKind.Unique
            ? Sql("repair/add-constraint", ("Definition", $"CONSTRAINT {Quote(key.Name)} {(key.Kind == KeyKind.Primary ? "PRIMARY KEY" : "UNIQUE")} {Clustered(key)} ({Names(key)})"))
            : Sql("repair/create-index", ("Clustered", (key.Kind == KeyKind.UniqueIndex ? "UNIQUE " : "") + Clustered(key)), ("Name", Quote(key.Name)), ("Columns", Names(key))),
    ];

    public override IReadOnlyList<string> DropKey(KeyShape key) =>
        [key.Kind is KeyKind.Primary or KeyKind.Unique ? Sql("repair/drop-constraint", ("Name", Quote(key.Name))) : Sql("repair/drop-index", ("Name", Quote(key.Name)))];

    public override IReadOnlyList<string> SwitchOnKey(KeyShape key) => [Sql("repair/rebuild-index", ("Name", Quote(key.Name)))];

    public override IReadOnlyList<string> SwitchOnCheck(ConstraintShape check) => [Sql("repair/enable-check", ("Name", Quote(check.Name)))];

    static string Clustered(KeyShape key) => key.IsClustered ? "CLUSTERED" : "NONCLUSTERED";
}
