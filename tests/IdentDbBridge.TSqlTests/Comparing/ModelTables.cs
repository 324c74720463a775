using IdentDbBridge.Schema.Shapes;
using Microsoft.SqlServer.Dac.Model;
using Index = Microsoft.SqlServer.Dac.Model.Index;

namespace IdentDbBridge.TSqlTests.Comparing;

/// <summary>The tables of one schema of a model in the words in which sql/mssql/schema reads them from a server.</summary>
sealed class ModelTables(TSqlModel model, string schema, string collation)
{
    public IReadOnlyDictionary<string, TableShape> Read() => All(Table.TypeClass).Select(Shape)
        .Concat(All(View.TypeClass).Select(v => new TableShape { Name = Last(v), IsView = true }))
        .ToDictionary(t => t.Name, StringComparer.OrdinalIgnoreCase);

    TableShape Shape(TSqlObject table) => new()
    {
        Name = Last(table),
        Collation = collation,
        Columns = [.. table.GetReferenced(Table.Columns).Select((c, i) => Shape(Last(table), c, i + 1))],
        Keys = [.. Of(PrimaryKeyConstraint.TypeClass, PrimaryKeyConstraint.Host, table).Select(k => Key(k, KeyKind.Primary, PrimaryKeyConstraint.Clustered, PrimaryKeyConstraint.Columns, PrimaryKeyConstraint.Disabled)),
            .. Of(UniqueConstraint.TypeClass, UniqueConstraint.Host, table).Select(k => Key(k, KeyKind.Unique, UniqueConstraint.Clustered, UniqueConstraint.Columns, UniqueConstraint.Disabled)),
            .. Of(Index.TypeClass, Index.IndexedObject, table).Select(k => Key(k, k.GetProperty<bool>(Index.Unique) ? KeyKind.UniqueIndex : KeyKind.Index, Index.Clustered, Index.Columns, Index.Disabled))],
        Checks = [.. Of(CheckConstraint.TypeClass, CheckConstraint.Host, table).Select(c => new ConstraintShape(Last(c), c.GetProperty(CheckConstraint.Expression).ToString()!, c.GetProperty<bool>(CheckConstraint.Disabled)))],
        Triggers = [.. Of(DmlTrigger.TypeClass, DmlTrigger.TriggerObject, table).Select(Last)],
        ForeignKeys = [.. All(ForeignKeyConstraint.TypeClass).Select(ForeignKey).Where(f => f.TableName == Last(table) || f.ReferencedTable == Last(table))],
    };

    ColumnShape Shape(string table, TSqlObject column, int position)
    {
        var value = All(DefaultConstraint.TypeClass).FirstOrDefault(d => Is(d.GetReferenced(DefaultConstraint.TargetColumn).Single(), column));
        return new ColumnShape
        {
            TableName = table,
            Name = Last(column),
            Position = position,
            Type = Type(column),
            IsNullable = column.GetProperty<bool>(Column.Nullable),
            DefaultText = value?.GetProperty(DefaultConstraint.Expression).ToString(),
            DefaultName = value is null ? null : Last(value),
            Extra = IsComputed(column) ? "computed" : column.GetProperty<bool>(Column.IsIdentity) ? "identity" : "",
            Collation = !Type(column).Contains("char", StringComparison.Ordinal) ? null : column.GetProperty<string>(Column.Collation) is { Length: > 0 } own ? own : collation,
        };
    }

    static bool IsComputed(TSqlObject column) => column.GetMetadata<ColumnType>(Column.ColumnType) == ColumnType.ComputedColumn;

    static string Type(TSqlObject column)
    {
        // No model says of which type an expression is.
        if (IsComputed(column))
            return "sql_variant";
        string name = Last(column.GetReferenced(Column.DataType).Single());
        return name switch
        {
            "nvarchar" or "varchar" or "char" or "nchar" => column.GetProperty<bool>(Column.IsMax) ? $"{name}(max)" : $"{name}({column.GetProperty<int>(Column.Length)})",
            "datetime2" => $"{name}({column.GetProperty<int>(Column.Scale)})",
            "decimal" => $"{name}({column.GetProperty<int>(Column.Precision)},{column.GetProperty<int>(Column.Scale)})",
            _ => name,
        };
    }

    static KeyShape Key(TSqlObject key, string kind, ModelPropertyClass clustered, ModelRelationshipClass columns, ModelPropertyClass disabled) =>
        new(Last(key), kind, key.GetProperty<bool>(clustered), key.GetProperty<bool>(disabled), [.. key.GetReferenced(columns).Select(Last)]);

    static ForeignKeyRow ForeignKey(TSqlObject key) => new()
    {
        Name = Last(key),
        TableName = Last(key.GetReferenced(ForeignKeyConstraint.Host).Single()),
        ReferencedTable = Last(key.GetReferenced(ForeignKeyConstraint.ForeignTable).Single()),
    };

    IEnumerable<TSqlObject> Of(ModelTypeClass type, ModelRelationshipClass host, TSqlObject table) => All(type).Where(o => Is(o.GetReferenced(host).Single(), table));

    IEnumerable<TSqlObject> All(ModelTypeClass type) => model.GetObjects(DacQueryScopes.UserDefined, type).Where(o => o.Name.Parts is [var first, ..] && first == schema);

    static bool Is(TSqlObject one, TSqlObject other) => one.Name.Parts.SequenceEqual(other.Name.Parts, StringComparer.Ordinal);

    static string Last(TSqlObject named) => named.Name.Parts[^1];
}
