using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace IdentDbBridge.Tests.Sql;

/// <summary>
/// Looks up every table and column that T-SQL names, as the server would when it runs the batch. Temporary tables, sys,
/// INFORMATION_SCHEMA and functions that return tables are taken as they are; so are the columns beside them.
/// </summary>
sealed class TSqlBinder(TSqlSchema schema) : TSqlFragmentVisitor
{
    // Their first argument is a word like "hour", which the parser takes for a column.
    static readonly string[] DateFunctions = ["DATEADD", "DATEDIFF", "DATEDIFF_BIG", "DATENAME", "DATEPART"];

    readonly Stack<Scope> _scopes = new();

    /// <summary>Names that are not there, each with its line.</summary>
    public List<string> Problems { get; } = [];

    /// <summary>How many names were looked up.</summary>
    public int Looked { get; private set; }

    public override void ExplicitVisit(QuerySpecification node) => Within(Sources(node.FromClause), () =>
    {
        foreach (var alias in node.SelectElements.OfType<SelectScalarExpression>().Select(e => e.ColumnName?.Value).OfType<string>())
            _scopes.Peek().Aliases.Add(alias);
        base.ExplicitVisit(node);
    });

    public override void ExplicitVisit(InsertSpecification node)
    {
        Within(Sources(node.Target), () =>
        {
            foreach (var column in node.Columns)
                column.Accept(this);
        });
        node.InsertSource.Accept(this);
    }

    public override void ExplicitVisit(UpdateSpecification node) => Within([.. Sources(node.FromClause), .. Target(node)], () => base.ExplicitVisit(node));

    public override void ExplicitVisit(DeleteSpecification node) => Within([.. Sources(node.FromClause), .. Target(node)], () => base.ExplicitVisit(node));

    public override void ExplicitVisit(MergeSpecification node) => Problems.Add($"line {node.StartLine}: MERGE is not looked into; write it otherwise");

    public override void ExplicitVisit(CreateTableStatement node) => Within([Source(node.SchemaObjectName, null)], () => base.ExplicitVisit(node));

    public override void ExplicitVisit(AlterTableAddTableElementStatement node) => Within([Source(node.SchemaObjectName, null)], () => base.ExplicitVisit(node));

    public override void ExplicitVisit(CreateIndexStatement node) => Within([Source(node.OnName, null)], () => base.ExplicitVisit(node));

    public override void Visit(SecurityTargetObjectName node)
    {
        Looked++;
        string table = node.MultiPartIdentifier.Identifiers[^1].Value;
        if (schema.Find(table) is null)
            Problems.Add($"line {node.StartLine}: no table {table}");
    }

    public override void ExplicitVisit(FunctionCall node)
    {
        var first = DateFunctions.Contains(node.FunctionName.Value, StringComparer.OrdinalIgnoreCase) ? 1 : 0;
        foreach (var argument in node.Parameters.Skip(first))
            argument.Accept(this);
        node.OverClause?.Accept(this);
    }

    public override void Visit(ColumnReferenceExpression node)
    {
        if (node.ColumnType != ColumnType.Regular)
            return;
        Looked++;
        var parts = node.MultiPartIdentifier.Identifiers;
        var column = parts[^1].Value;
        var known = parts.Count == 1
            ? _scopes.Any(s => s.Aliases.Contains(column) || s.Sources.Any(t => t.Has(column)))
            : _scopes.SelectMany(s => s.Sources).FirstOrDefault(t => t.Name == parts[^2].Value)?.Has(column) ?? false;
        if (!known)
            Problems.Add($"line {node.StartLine}: no column {string.Join('.', parts.Select(p => p.Value))}");
    }

    List<Found> Target(UpdateDeleteSpecificationBase node)
    {
        // UPDATE t … FROM Things AS t: the target is an alias.
        var isAlias = node.Target is NamedTableReference named && Sources(node.FromClause).Any(s => s.Name == named.SchemaObject.BaseIdentifier.Value);
        return isAlias ? [] : Sources(node.Target);
    }

    List<Found> Sources(FromClause? from) => from is null ? [] : [.. from.TableReferences.SelectMany(Sources)];

    List<Found> Sources(TableReference table) => table switch
    {
        NamedTableReference named => [Source(named.SchemaObject, named.Alias)],
        JoinTableReference join => [.. Sources(join.FirstTableReference), .. Sources(join.SecondTableReference)],
        JoinParenthesisTableReference brackets => Sources(brackets.Join),
        QueryDerivedTable { QueryExpression: QuerySpecification query } derived => [new Found(derived.Alias.Value, Outputs(query))],
        TableReferenceWithAlias other => [new Found(other.Alias?.Value ?? "", null)],
        _ => [new Found("", null)],
    };

    Found Source(SchemaObjectName name, Identifier? alias)
    {
        var table = name.BaseIdentifier.Value;
        var shown = alias?.Value ?? table;
        if (table.StartsWith('#') || name.SchemaIdentifier?.Value is "sys" or "INFORMATION_SCHEMA")
            return new Found(shown, null);
        Looked++;
        if (schema.Find(table) is { } columns)
            return new Found(shown, columns);
        Problems.Add($"line {name.StartLine}: no table {table}");
        return new Found(shown, null);
    }

    static HashSet<string>? Outputs(QuerySpecification query) => query.SelectElements.All(e => e is SelectScalarExpression)
        ? [.. query.SelectElements.Cast<SelectScalarExpression>().Select(e => e.ColumnName?.Value ?? (e.Expression as ColumnReferenceExpression)?.MultiPartIdentifier.Identifiers[^1].Value).OfType<string>()]
        : null;

    void Within(List<Found> sources, Action visit)
    {
        _scopes.Push(new Scope(sources, []));
        visit();
        _scopes.Pop();
    }

    sealed record Scope(List<Found> Sources, HashSet<string> Aliases);

    /// <summary>A source of rows; null for the columns where they are not ours to know.</summary>
    sealed record Found(string Name, HashSet<string>? Columns)
    {
        public bool Has(string column) => Columns?.Contains(column) ?? true;
    }
}
