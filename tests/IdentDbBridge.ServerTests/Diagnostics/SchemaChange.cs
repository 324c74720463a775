using IdentDbBridge.Schema.Reports;

namespace IdentDbBridge.ServerTests.Diagnostics;

/// <summary>Something that somebody does to a schema, and what verify must say of it.</summary>
/// <param name="Kind">The kind of the difference.</param>
/// <param name="Table">Without the prefix IDENT_, or a table of the bridge.</param>
/// <param name="Name">The column, key or check; null for the table itself.</param>
/// <param name="Severity">How bad it is.</param>
sealed record SchemaChange(DifferenceKind Kind, string Table, string? Name, Severity Severity)
{
    /// <summary>What is done, on MariaDB and MySQL; null where it cannot be.</summary>
    public string? MySql { get; init; }

    public string? MsSql { get; init; }

    /// <summary><c>edit TABLE|what|by what</c> for the text of a table, else a statement.</summary>
    public string? Sqlite { get; init; }

    /// <summary>False where verify offers no statement.</summary>
    public bool IsRepaired { get; init; } = true;

    /// <summary>The only server that knows it; null for every one.</summary>
    public string? Only { get; init; }

    /// <summary>Other differences that come with it.</summary>
    public DifferenceKind[] Also { get; init; } = [];

    public string Do(string provider) => (provider switch { "mysql" => MySql, "mssql" => MsSql, _ => Sqlite })!;

    public bool IsFor(string provider, string server) => Do(provider) is not null && (Only is null || Only == server);

    public string TableName => Table.StartsWith("IdentBridge_", StringComparison.Ordinal) || Table.EndsWith(".sql", StringComparison.Ordinal) ? Table : "IDENT_" + Table;

    public override string ToString() => $"{Kind} {Table} {Name}";
}
