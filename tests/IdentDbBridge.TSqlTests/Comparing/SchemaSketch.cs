using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace IdentDbBridge.TSqlTests.Comparing;

/// <summary>A schema as the CREATE statements that would make it. ALTER and DROP change them, as a server would change its tables.</summary>
sealed class SchemaSketch
{
    readonly List<CreateTableStatement> _tables = [];

    /// <summary>Indexes, triggers, views and checks that are switched off, each with its table or name.</summary>
    readonly List<(string Of, TSqlStatement Statement)> _others = [];

    /// <summary>What each table is made by: itself first.</summary>
    public IEnumerable<(string Name, IReadOnlyList<string> Statements)> Objects => _tables.Select(t => Name(t.SchemaObjectName))
        .Concat(_others.Select(o => o.Of)).Distinct(StringComparer.OrdinalIgnoreCase)
        .Select(n => (n, (IReadOnlyList<string>)[.. _tables.Where(t => Is(t.SchemaObjectName, n)).Concat(_others.Where(o => Is(o.Of, n)).Select(o => o.Statement)).Select(Text)]));

    /// <exception cref="NotSupportedException">A statement of a kind that this class has not been taught.</exception>
    public void Apply(string sql)
    {
        foreach (var statement in SqlServers.Parse("a change", sql, SqlVersion.Sql170).Batches.SelectMany(b => b.Statements))
            Apply(statement is IfStatement conditional ? conditional.ThenStatement : statement);
    }

    void Apply(TSqlStatement statement)
    {
        switch (statement)
        {
            case CreateTableStatement create:
                _tables.Add(create);
                break;
            case CreateIndexStatement create:
                _others.Add((Name(create.OnName), create));
                break;
            case CreateTriggerStatement create:
                _others.Add((Name(create.TriggerObject.Name), create));
                break;
            case CreateViewStatement create:
                _others.Add((Name(create.SchemaObjectName), create));
                break;
            case DropTableStatement drop:
                drop.Objects.ToList().ForEach(o => Drop(Name(o)));
                break;
            case DropTriggerStatement drop:
                _others.RemoveAll(o => o.Statement is CreateTriggerStatement t && drop.Objects.Any(d => Is(t.Name, Name(d))));
                break;
            case DropIndexStatement drop:
                foreach (var clause in drop.DropIndexClauses.Cast<DropIndexClause>())
                    Drop(Name(clause.Object), clause.Index.Value);
                break;
            case AlterTableDropTableElementStatement alter:
                // DROP COLUMN a, b: the word stands before the first only.
                foreach (var element in alter.AlterTableDropTableElements)
                    Drop(Table(alter), element.Name.Value, alter.AlterTableDropTableElements[0].TableElementType);
                break;
            case AlterTableAddTableElementStatement alter:
                Add(Table(alter), alter.Definition);
                break;
            case AlterTableAlterColumnStatement alter:
                Change(Table(alter), alter);
                break;
            case AlterTableConstraintModificationStatement alter:
                _others.RemoveAll(o => o.Statement is AlterTableConstraintModificationStatement m && m.ConstraintNames[0].Value == alter.ConstraintNames[0].Value);
                if (alter.ConstraintEnforcement == ConstraintEnforcement.NoCheck)
                    _others.Add((Name(alter.SchemaObjectName), alter));
                break;
            case ExecuteStatement { ExecuteSpecification.ExecutableEntity: ExecutableProcedureReference procedure }:
                // sp_rename
                Rename([.. Literal(procedure.Parameters[0]).Split('.').Select(n => n.Trim('[', ']'))], Literal(procedure.Parameters[1]), procedure.Parameters.Count > 2 ? Literal(procedure.Parameters[2]) : null);
                break;
            case ExecuteStatement { ExecuteSpecification.ExecutableEntity: ExecutableStringList text }:
                Apply(string.Concat(text.Strings.Cast<StringLiteral>().Select(s => s.Value)));
                break;
            case UpdateStatement or InsertStatement or DeleteStatement or AlterIndexStatement { AlterIndexType: AlterIndexType.Rebuild }:
            case PredicateSetStatement or BeginTransactionStatement or CommitTransactionStatement:
                break;
            default:
                throw new NotSupportedException($"{statement.GetType().Name}: {Text(statement)}");
        }
    }

    void Drop(string table)
    {
        _tables.RemoveAll(t => Is(t.SchemaObjectName, table));
        _others.RemoveAll(o => Is(o.Of, table));
    }

    void Drop(string table, string index) =>
        Assert.Equal(1, _others.RemoveAll(o => Is(o.Of, table) && o.Statement is CreateIndexStatement i && i.Name.Value == index));

    static void Drop(CreateTableStatement table, string name, TableElementType kind)
    {
        var definition = table.Definition;
        int before = Parts(definition);
        if (kind == TableElementType.Column)
            RemoveWhere(definition.ColumnDefinitions, c => Is(c.ColumnIdentifier, name));
        RemoveWhere(definition.TableConstraints, c => Is(c.ConstraintIdentifier, name));
        foreach (var column in definition.ColumnDefinitions)
        {
            RemoveWhere(column.Constraints, c => Is(c.ConstraintIdentifier, name));
            if (column.DefaultConstraint is { } value && Is(value.ConstraintIdentifier, name))
                column.DefaultConstraint = null;
        }

        Assert.True(Parts(definition) < before, $"There is no {name} to drop.");
    }

    static void Add(CreateTableStatement table, TableDefinition more)
    {
        foreach (var column in more.ColumnDefinitions)
            table.Definition.ColumnDefinitions.Add(column);
        foreach (var constraint in more.TableConstraints)
        {
            if (constraint is DefaultConstraintDefinition { Column: { } of } value)
            {
                value.Column = null;
                table.Definition.ColumnDefinitions.Single(c => Is(c.ColumnIdentifier, of.Value)).DefaultConstraint = value;
            }
            else
            {
                table.Definition.TableConstraints.Add(constraint);
            }
        }
    }

    static void Change(CreateTableStatement table, AlterTableAlterColumnStatement alter)
    {
        var column = table.Definition.ColumnDefinitions.Single(c => Is(c.ColumnIdentifier, alter.ColumnIdentifier.Value));
        column.DataType = alter.DataType;
        column.Collation = alter.Collation;
        RemoveWhere(column.Constraints, c => c is NullableConstraintDefinition);
        // A column that is changed without a word about NULL takes it.
        column.Constraints.Add(new NullableConstraintDefinition { Nullable = alter.AlterTableAlterColumnOption != AlterTableAlterColumnOption.NotNull });
    }

    void Rename(string[] from, string to, string? kind)
    {
        switch (kind)
        {
            case null or "OBJECT" when _tables.Exists(t => Is(t.SchemaObjectName, from[^1])):
                Rename(from[^1], to);
                break;
            case "COLUMN":
                _tables.Single(t => Is(t.SchemaObjectName, from[0])).Definition.ColumnDefinitions.Single(c => Is(c.ColumnIdentifier, from[1])).ColumnIdentifier.Value = to;
                break;
            default:
                Assert.Single(Names(), n => Is(n, from[^1])).Value = to;
                break;
        }
    }

    /// <summary>Of indexes and constraints, which are unique here.</summary>
    IEnumerable<Identifier> Names() => _others.Select(o => o.Statement).OfType<CreateIndexStatement>().Select(i => i.Name)
        .Concat(_tables.SelectMany(t => t.Definition.TableConstraints).Select(c => c.ConstraintIdentifier).OfType<Identifier>());

    void Rename(string from, string to)
    {
        _tables.Single(t => Is(t.SchemaObjectName, from)).SchemaObjectName.BaseIdentifier.Value = to;
        foreach (var index in _others.Where(o => Is(o.Of, from)).Select(o => o.Statement).OfType<CreateIndexStatement>().ToList())
        {
            index.OnName.BaseIdentifier.Value = to;
            _others.RemoveAll(o => o.Statement == index);
            _others.Add((to, index));
        }
    }

    CreateTableStatement Table(AlterTableStatement alter) => _tables.Single(t => Is(t.SchemaObjectName, Name(alter.SchemaObjectName)));

    static int Parts(TableDefinition definition) => definition.ColumnDefinitions.Count + definition.TableConstraints.Count + definition.ColumnDefinitions.Sum(c => c.Constraints.Count + (c.DefaultConstraint is null ? 0 : 1));

    static string Literal(ExecuteParameter parameter) => ((StringLiteral)parameter.ParameterValue).Value;

    static void RemoveWhere<T>(IList<T> list, Func<T, bool> condition)
    {
        foreach (var item in list.Where(condition).ToList())
            list.Remove(item);
    }

    static string Name(SchemaObjectName name) => name.BaseIdentifier.Value;

    static bool Is(SchemaObjectName name, string other) => Is(Name(name), other);

    static bool Is(Identifier? name, string other) => name is not null && Is(name.Value, other);

    static bool Is(string name, string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);

    static string Text(TSqlStatement statement)
    {
        new Sql170ScriptGenerator().GenerateScript(statement, out string text);
        return text;
    }
}
