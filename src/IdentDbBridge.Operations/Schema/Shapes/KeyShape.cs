namespace IdentDbBridge.Schema.Shapes;

/// <summary>A key or index.</summary>
/// <param name="Kind">One of <see cref="KeyKind"/>.</param>
/// <param name="Columns">In their order; a part of a column or a filter is said in the name.</param>
sealed record KeyShape(string Name, string Kind, bool IsClustered, bool IsOff, IReadOnlyList<string> Columns)
{
    /// <summary>Whether it is the same key but for its name, whether it is clustered and whether it is switched on.</summary>
    public bool Matches(KeyShape other) => IsUnique == other.IsUnique && (Kind == KeyKind.Primary) == (other.Kind == KeyKind.Primary) && Columns.SequenceEqual(other.Columns, StringComparer.OrdinalIgnoreCase);

    /// <summary>False for that which each table of MySQL has under one name, and that which SQL Server names as it likes.</summary>
    public bool HasName => Name != "PRIMARY";

    public bool IsUnique => Kind != KeyKind.Index;

    public bool Has(string column) => Columns.Any(c => c.Equals(column, StringComparison.OrdinalIgnoreCase) || c.StartsWith(column + "(", StringComparison.OrdinalIgnoreCase) || c.StartsWith(column + " ", StringComparison.OrdinalIgnoreCase));
}

/// <summary>The values of <see cref="KeyShape.Kind"/>.</summary>
static class KeyKind
{
    public const string Primary = "primary";
    public const string Unique = "unique";

    /// <summary>A unique index that is no constraint.</summary>
    public const string UniqueIndex = "unique-index";

    public const string Index = "index";
}
