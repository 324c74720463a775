using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace IdentDbBridge.Tests.Sql;

/// <summary>The tables that a sequence of T-SQL batches creates, with their columns.</summary>
sealed class TSqlSchema : TSqlFragmentVisitor
{
    readonly Dictionary<string, HashSet<string>> _tables = new(StringComparer.Ordinal);

    public int Columns => _tables.Values.Sum(c => c.Count);

    public int Tables => _tables.Count;

    /// <summary>The columns of a table; null when there is none of that name. Compared by case, as a server with such a collation does.</summary>
    public HashSet<string>? Find(string table) => _tables.GetValueOrDefault(table);

    public override void Visit(CreateTableStatement node) =>
        _tables.Add(node.SchemaObjectName.BaseIdentifier.Value, Names(node.Definition).ToHashSet(StringComparer.Ordinal));

    public override void Visit(AlterTableAddTableElementStatement node) =>
        _tables[node.SchemaObjectName.BaseIdentifier.Value].UnionWith(Names(node.Definition));

    public override void Visit(AlterTableDropTableElementStatement node) =>
        _tables[node.SchemaObjectName.BaseIdentifier.Value].ExceptWith(node.AlterTableDropTableElements.Where(e => e.TableElementType == TableElementType.Column).Select(e => e.Name.Value));

    public override void Visit(DropTableStatement node)
    {
        foreach (var table in node.Objects)
            _tables.Remove(table.BaseIdentifier.Value);
    }

    static IEnumerable<string> Names(TableDefinition definition) => definition.ColumnDefinitions.Select(c => c.ColumnIdentifier.Value);
}
