using System.Text.Json.Serialization;

namespace IdentDbBridge.Schema.Reports;

/// <summary>One thing in which the live schema is not the shipped one.</summary>
public sealed record Difference
{
    /// <summary>What sort of thing it is.</summary>
    public required DifferenceKind Kind { get; init; }

    /// <summary>The table, or the script for <see cref="DifferenceKind.Journal"/>.</summary>
    public required string Table { get; init; }

    /// <summary>The column, key, check or trigger; null when it is the table itself.</summary>
    public string? Name { get; init; }

    /// <summary>How much it matters.</summary>
    public required Severity Severity { get; init; }

    /// <summary>What differs, in a sentence.</summary>
    public required string What { get; init; }

    /// <summary>Why it matters, in a sentence.</summary>
    public required string Why { get; init; }

    /// <summary>The statements that repair it without losing a row, in order; empty when there are none.</summary>
    public IReadOnlyList<string> Repair { get; init; } = [];

    /// <summary>When the repair can fail or change values, or what to do where there is none; null when there is nothing to say.</summary>
    public string? Note { get; init; }

    /// <summary>What to do beside or instead of it, for programs; null when there is nothing more.</summary>
    [JsonIgnore]
    public Remedy? Remedy { get; init; }

    /// <summary>A query that counts the rows in the way of the repair, without showing any; null when none can be.</summary>
    public string? Count { get; init; }

    /// <summary>A query that shows those rows to whoever may see them; null when there is none.</summary>
    public string? Show { get; init; }
}
