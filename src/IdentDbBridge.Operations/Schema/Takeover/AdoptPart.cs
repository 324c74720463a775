namespace IdentDbBridge.Schema.Takeover;

/// <summary>One table's part of the file.</summary>
/// <param name="Title">Of the part; empty for none.</param>
/// <param name="Statements">In order.</param>
sealed record AdoptPart(string Title, IReadOnlyList<string> Statements)
{
    /// <summary>What becomes of rows and columns, a line each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
