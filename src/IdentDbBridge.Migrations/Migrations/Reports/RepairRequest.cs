namespace IdentDbBridge.Migrations.Reports;

/// <summary>What <see cref="Migrator.RepairAsync"/> is to accept.</summary>
public sealed record RepairRequest
{
    /// <summary>Names of the scripts to accept; empty with <see cref="All"/> unset: only the checksums of what DbUp applied are recorded.</summary>
    public IReadOnlyList<string> Scripts { get; init; } = [];

    /// <summary>Accept every script that keeps a run from starting.</summary>
    public bool All { get; init; }

    /// <summary>For one script that broke off where DDL cannot be rolled back: how many of its statements are in effect. Null to leave it.</summary>
    public int? StatementsDone { get; init; }

    /// <summary>Kept in the audit, up to 1,000 characters; null for none.</summary>
    public string? Reason { get; init; }
}
