using IdentDbBridge.Data;
using IdentDbBridge.Dialects.MsSql;
using IdentDbBridge.Dialects.MySql;
using IdentDbBridge.Schema.Shapes;

namespace IdentDbBridge.Schema.Repairs;

/// <summary>The statements that bring one table from what it is to what the scripts make. None of them loses a row; an empty list says that there is no statement.</summary>
abstract class TableRepairs(IDialect dialect, TableShape shipped, TableShape live)
{
    protected IDialect Dialect => dialect;

    protected TableShape Shipped => shipped;

    protected TableShape Live => live;

    /// <param name="dialect">The server's.</param>
    /// <param name="shipped">The table as the scripts make it.</param>
    /// <param name="live">As it is.</param>
    /// <param name="isOrdered">Whether the order of the columns may matter to who writes the table.</param>
    public static TableRepairs For(IDialect dialect, TableShape shipped, TableShape live, bool isOrdered) => dialect switch
    {
        MySqlDialect => new MySqlRepairs(dialect, shipped, live),
        MsSqlDialect => new MsSqlRepairs(dialect, shipped, live, isOrdered),
        _ => new SqliteRepairs(dialect, shipped, live),
    };

    public abstract IReadOnlyList<string> AddColumn(ColumnShape column);

    public abstract IReadOnlyList<string> ChangeColumn(ColumnShape column);

    /// <summary>Lets a column that no script made be left out of an INSERT.</summary>
    public abstract IReadOnlyList<string> LoosenColumn(ColumnShape column);

    public abstract IReadOnlyList<string> OrderColumns();

    /// <summary>What to know before columns are made anew; null where there is nothing to say.</summary>
    public virtual string? RenewalNote => null;

    public abstract IReadOnlyList<string> AddKey(KeyShape key);

    public abstract IReadOnlyList<string> DropKey(KeyShape key);

    public virtual IReadOnlyList<string> ReplaceKey(KeyShape old, KeyShape key) => [.. DropKey(old), .. AddKey(key)];

    public abstract IReadOnlyList<string> SwitchOnKey(KeyShape key);

    /// <summary>Whether a statement of this server can find a key or a check by its name, so that the name matters to later scripts.</summary>
    public virtual bool AreNamesUsed => true;

    public virtual IReadOnlyList<string> RenameKey(KeyShape live, KeyShape shipped) => ReplaceKey(live, shipped);

    public virtual IReadOnlyList<string> ReplaceCheck(ConstraintShape old, ConstraintShape check) => [.. DropCheck(old), .. AddCheck(check)];

    public virtual IReadOnlyList<string> RenameCheck(ConstraintShape live, ConstraintShape shipped) => ReplaceCheck(live, shipped);

    public virtual IReadOnlyList<string> AddCheck(ConstraintShape check) => [Sql("repair/add-constraint", ("Definition", Definition(check)))];

    public virtual IReadOnlyList<string> DropCheck(ConstraintShape check) => [Sql("repair/drop-constraint", ("Name", Quote(check.Name)))];

    public abstract IReadOnlyList<string> SwitchOnCheck(ConstraintShape check);

    public virtual IReadOnlyList<string> SetKind() => [];

    public virtual IReadOnlyList<string> SetCollation() => [];

    public IReadOnlyList<string> DropTrigger(string name) => [Sql("repair/drop-trigger", ("Name", Quote(name)))];

    /// <summary>On whichever table it stands.</summary>
    public virtual IReadOnlyList<string> DropForeignKey(ForeignKeyRow key) => [Sql("repair/drop-constraint", ("Table", Quote(key.TableName)), ("Name", Quote(key.Name)))];

    public string CountNulls(ColumnShape column) => Sql("repair/show-nulls", ("Name", Quote(column.Name)));

    public string CountDuplicates(KeyShape key) => Sql("repair/count-duplicates", ("Columns", Names(key)));

    public string ShowDuplicates(KeyShape key) => Sql("repair/show-duplicates", ("Columns", Names(key)));

    public string CountBreakers(ConstraintShape check) => Sql("repair/show-breakers", ("Condition", check.Text));

    /// <summary>A hidden caller is an empty number to us, and NULL in many tables made by hand.</summary>
    public IReadOnlyList<string> Fill(ColumnShape column) =>
        column is { Name: "PhoneFrom", IsNullable: false } && live.Column(column.Name) is { IsNullable: true } ? [Sql("repair/fill-empty", ("Name", Quote(column.Name)), ("Kept", Kept()))] : [];

    /// <summary>A time that changes itself with the row would become the time of the repair.</summary>
    string Kept() => string.Concat(live.Columns.Where(c => c.Extra.Contains("on update", StringComparison.Ordinal)).Select(c => $", {Quote(c.Name)} = {Quote(c.Name)}"));

    protected string Quote(string name) => dialect.Quote(name);

    protected string Names(KeyShape key) => string.Join(", ", key.Columns.Select(Quote));

    protected string Definition(ColumnShape column) =>
        $"{Quote(column.Name)} {column.Type}{(column.Collation is { } c ? $" COLLATE {c}" : "")} {(column.IsNullable ? "NULL" : "NOT NULL")}{(column.Extra == "auto_increment" ? " AUTO_INCREMENT" : "")}";

    protected string Definition(ConstraintShape check) => $"CONSTRAINT {Quote(check.Name)} CHECK ({check.Text})";

    /// <summary>A statement of <c>sql/</c> with its variables put in; the table's name is one of them.</summary>
    protected string Sql(string name, params (string Name, string Value)[] variables) => Sql(dialect, Quote(shipped.Name), name, variables);

    /// <summary>Likewise, for a table whose name is quoted already.</summary>
    public static string Sql(IDialect dialect, string table, string name, (string Name, string Value)[] variables)
    {
        Dictionary<string, string> values = new() { ["Table"] = table };
        foreach ((string variable, string value) in variables)
            values[variable] = value;
        return new SqlCatalog(dialect.Name, values)[name].Trim().TrimEnd(';');
    }
}
