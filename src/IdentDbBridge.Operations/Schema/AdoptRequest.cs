namespace IdentDbBridge.Schema;

/// <summary>What <see cref="SchemaAudit.AdoptAsync"/> is to do.</summary>
public sealed record AdoptRequest
{
    /// <summary>Whether to mark the scripts as applied, if nothing that breaks IDENT or the bridge differs.</summary>
    public bool Mark { get; init; }

    /// <summary>Kept in the audit, up to 1,000 characters; null for none.</summary>
    public string? Reason { get; init; }
}
