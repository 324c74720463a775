using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace IdentDbBridge.TSqlTests.Binding;

/// <summary>Finds an INSERT with more or fewer values than columns, which the model does not look for.</summary>
sealed class Arity : TSqlFragmentVisitor
{
    readonly List<string> _problems = [];

    public static IReadOnlyList<string> Problems(TSqlFragment batch)
    {
        var visitor = new Arity();
        batch.Accept(visitor);
        return visitor._problems;
    }

    public override void Visit(InsertSpecification node)
    {
        int[] widths = node.InsertSource switch
        {
            ValuesInsertSource values => [.. values.RowValues.Select(r => r.ColumnValues.Count)],
            SelectInsertSource { Select: QuerySpecification query } => [query.SelectElements.Count],
            _ => [],
        };
        if (node.Columns.Count == 0)
            _problems.Add($"line {node.StartLine}: an INSERT that names no columns");
        _problems.AddRange(widths.Where(w => w != node.Columns.Count).Select(w => $"line {node.StartLine}: {node.Columns.Count} columns and {w} values"));
    }
}
