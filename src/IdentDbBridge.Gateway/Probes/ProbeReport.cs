namespace IdentDbBridge.Gateway.Probes;

/// <summary>How far a probe came.</summary>
public sealed record ProbeReport
{
    /// <summary>The clinic's name.</summary>
    public required string Clinic { get; init; }

    /// <summary>The source's name.</summary>
    public required string Source { get; init; }

    /// <summary>What the gateway answered, and how soon.</summary>
    public required int Status { get; init; }

    /// <summary>From sending to the answer.</summary>
    public required TimeSpan Answered { get; init; }

    /// <summary>From sending to standing in the table; null when it has not come.</summary>
    public TimeSpan? Arrived { get; init; }

    /// <summary>Whether IDENT would be given it; null where the clinic's IDENT does not ask by HTTP.</summary>
    public bool? IsGivenToIdent { get; init; }

    /// <summary>Rows that were taken out again.</summary>
    public long Removed { get; init; }

    /// <summary>Whether it went the whole way.</summary>
    public bool IsWhole => Arrived is not null && IsGivenToIdent != false && Removed > 0;
}
