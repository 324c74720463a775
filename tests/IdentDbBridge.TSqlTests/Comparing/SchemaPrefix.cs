using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace IdentDbBridge.TSqlTests.Comparing;

/// <summary>Puts objects into a schema, so that many databases can stand beside each other in one.</summary>
sealed class SchemaPrefix(string schema) : TSqlFragmentVisitor
{
    public static string Of(string schema, string text)
    {
        var script = SqlServers.Parse(schema, text, SqlVersion.Sql170);
        script.Accept(new SchemaPrefix(schema));
        new Sql170ScriptGenerator().GenerateScript(script, out string moved);
        return moved;
    }

    public override void Visit(SchemaObjectName node)
    {
        if (node.Identifiers.Count == 1)
            node.Identifiers.Insert(0, new Identifier { Value = schema, QuoteType = QuoteType.SquareBracket });
    }

    // The name of a type is one, too.
    public override void ExplicitVisit(SqlDataTypeReference node)
    {
    }
}
