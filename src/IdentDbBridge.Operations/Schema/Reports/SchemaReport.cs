namespace IdentDbBridge.Schema.Reports;

/// <summary>The live schema beside the shipped one.</summary>
public sealed record SchemaReport
{
    /// <summary>Database and server, without user and password.</summary>
    public required string Target { get; init; }

    /// <summary>The server's product and version.</summary>
    public required string Server { get; init; }

    /// <summary>The tables that were compared.</summary>
    public required IReadOnlyList<string> Tables { get; init; }

    /// <summary>In the order in which their repairs can be run.</summary>
    public required IReadOnlyList<Difference> Differences { get; init; }

    /// <summary>What could not be compared.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>Whether nothing differs.</summary>
    public bool IsClean => Differences.Count == 0;

    /// <summary>Whether nothing that differs breaks anything.</summary>
    public bool IsHarmless => Differences.All(d => d.Severity == Severity.Harmless);
}
