namespace IdentDbBridge.Rules;

/// <summary>What calls and tickets have in common: where the client came from.</summary>
public abstract record MarketedRecord
{
    public string? UtmSource { get; init; }

    public string? UtmMedium { get; init; }

    public string? UtmCampaign { get; init; }

    public string? UtmTerm { get; init; }

    public string? UtmContent { get; init; }

    /// <summary>The page that led to the call or to the form; null for none.</summary>
    public string? HttpReferer { get; init; }

    /// <summary>
    /// Not a column: the address of the page on which the visitor arrived, from which the rules take the UTM tags and the referer
    /// that are not given; null for none.
    /// </summary>
    public string? LandingUrl { get; init; }

    /// <summary>The kind of record only: what it holds is a patient's, and must not get into a log.</summary>
    public sealed override string ToString() => GetType().Name;
}
