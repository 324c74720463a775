using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace IdentDbBridge.TSqlTests.Binding;

/// <summary>The variables that a batch uses and does not declare: the parameters that are sent with it.</summary>
sealed class Parameters : TSqlFragmentVisitor
{
    readonly HashSet<string> _declared = new(StringComparer.OrdinalIgnoreCase);
    readonly SortedSet<string> _used = new(StringComparer.OrdinalIgnoreCase);

    public static IReadOnlyList<string> Of(TSqlFragment batch)
    {
        var visitor = new Parameters();
        batch.Accept(visitor);
        return [.. visitor._used.Except(visitor._declared)];
    }

    public override void Visit(DeclareVariableElement node) => _declared.Add(node.VariableName.Value);

    public override void Visit(VariableReference node) => _used.Add(node.Name);

    // Its own variable is the name of a parameter of the procedure that is called.
    public override void ExplicitVisit(ExecuteParameter node) => node.ParameterValue.Accept(this);
}
