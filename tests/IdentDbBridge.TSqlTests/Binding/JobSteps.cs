using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace IdentDbBridge.TSqlTests.Binding;

/// <summary>The T-SQL that a batch gives to SQL Server Agent as a text.</summary>
sealed class JobSteps : TSqlFragmentVisitor
{
    readonly List<string> _commands = [];

    public static IEnumerable<BoundText> Of(BoundText batch)
    {
        var visitor = new JobSteps();
        SqlServers.Parse(batch.Name, batch.Text, SqlServers.Parsers[^1]).Accept(visitor);
        return visitor._commands.Select(c => new BoundText(batch.Name + ", the step", c));
    }

    public override void Visit(ExecuteParameter node)
    {
        if (node.Variable?.Name == "@command" && node.ParameterValue is StringLiteral text)
            _commands.Add(text.Value);
    }
}
