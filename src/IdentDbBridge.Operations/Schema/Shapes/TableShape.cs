namespace IdentDbBridge.Schema.Shapes;

/// <summary>A table as the scripts make it, or as it is.</summary>
sealed record TableShape
{
    public required string Name { get; init; }

    /// <summary>The script that makes it, and then the block it belongs to; null for tables of the journal and for live ones.</summary>
    public string? Script { get; init; }

    public bool IsView { get; init; }

    /// <summary>Engine on MySQL, STRICT and WITHOUT ROWID on SQLite; null where there is no choice.</summary>
    public string? Engine { get; init; }

    public string? RowFormat { get; init; }

    /// <summary>Of columns that name none; null where the database decides.</summary>
    public string? Collation { get; init; }

    public IReadOnlyList<ColumnShape> Columns { get; init; } = [];

    public IReadOnlyList<KeyShape> Keys { get; init; } = [];

    public IReadOnlyList<ConstraintShape> Checks { get; init; } = [];

    /// <summary>False where the server cannot tell them.</summary>
    public bool AreChecksTold { get; init; } = true;

    public IReadOnlyList<string> Triggers { get; init; } = [];

    /// <summary>Those of the table and those that lead to it.</summary>
    public IReadOnlyList<ForeignKeyRow> ForeignKeys { get; init; } = [];

    /// <summary>The statements that make it.</summary>
    public IReadOnlyList<string> Create { get; init; } = [];

    public ColumnShape? Column(string name) => Columns.FirstOrDefault(c => string.Equals(c.Name, name, StringComparison.OrdinalIgnoreCase));
}
